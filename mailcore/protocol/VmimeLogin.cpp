// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/VmimeLogin.h"

#include "mailcore/protocol/MailSocket.h"
#include "mailcore/protocol/VmimeRuntime.h"
#include "mailcore/protocol/VmimeSocket.h"

#include <algorithm>
#include <vmime/security/sasl/SASLMechanism.hpp>
#include <vmime/security/sasl/SASLSession.hpp>
#include <vmime/security/sasl/defaultSASLAuthenticator.hpp>

namespace duopost {

namespace {

class SocketFactory : public vmime::net::socketFactory {
public:
    explicit SocketFactory(vmime::shared_ptr<VmimeSocket> socket) : m_socket(std::move(socket)) { }
    vmime::shared_ptr<vmime::net::socket> create() override { return m_socket; }
    vmime::shared_ptr<vmime::net::socket> create(vmime::shared_ptr<vmime::net::timeoutHandler>) override
    {
        return m_socket;
    }

private:
    vmime::shared_ptr<VmimeSocket> m_socket;
};

// What vmime believes to be PLAIN: it answers with a placeholder, and the true answer waits in the exchange.
class HeldMechanism : public vmime::security::sasl::SASLMechanism {
public:
    explicit HeldMechanism(vmime::shared_ptr<HeldLogin> held) : m_held(std::move(held)) { }
    const vmime::string getName() const override { return "PLAIN"; }
    bool isComplete() const override { return true; }
    bool hasInitialResponse() const override { return m_held->initial && m_held->sendsAtOnce; }
    bool step(
        vmime::shared_ptr<vmime::security::sasl::SASLSession>, const vmime::byte_t *challenge,
        const size_t size, vmime::byte_t **response, size_t *responseSize) override
    {
        try {
            if (m_held->initial && !m_started)
                m_held->response = std::move(*m_held->initial);
            else
                m_held->response = m_held->exchange->respond(
                    QByteArrayView(reinterpret_cast<const char *>(challenge), static_cast<qsizetype>(size)));
        } catch (const MailError &error) {
            m_held->fault = error;
            throw vmime::exceptions::sasl_exception("refused");
        }
        m_started = true;
        const auto text
            = m_held->response.isEmpty() ? QByteArrayView() : QByteArrayView(HeldLogin::placeholder);
        *response = new vmime::byte_t[static_cast<size_t>(text.size()) + 1];
        std::copy(text.begin(), text.end(), *response);
        *responseSize = static_cast<size_t>(text.size());
        return false;
    }
    void encode(
        vmime::shared_ptr<vmime::security::sasl::SASLSession>, const vmime::byte_t *input, const size_t size,
        vmime::byte_t **output, size_t *outputSize) override
    {
        *output = new vmime::byte_t[size];
        memcpy(*output, input, size);
        *outputSize = size;
    }
    void decode(
        vmime::shared_ptr<vmime::security::sasl::SASLSession> session, const vmime::byte_t *input,
        const size_t size, vmime::byte_t **output, size_t *outputSize) override
    {
        encode(std::move(session), input, size, output, outputSize);
    }

private:
    vmime::shared_ptr<HeldLogin> m_held;
    bool m_started = false;
};

class Authenticator : public vmime::security::sasl::defaultSASLAuthenticator {
public:
    Authenticator(const QByteArray &user, vmime::shared_ptr<HeldLogin> held)
        : m_user(user.toStdString()), m_held(std::move(held))
    {
    }
    const std::vector<vmime::shared_ptr<vmime::security::sasl::SASLMechanism>> getAcceptableMechanisms(
        const std::vector<vmime::shared_ptr<vmime::security::sasl::SASLMechanism>> &,
        vmime::shared_ptr<vmime::security::sasl::SASLMechanism>) const override
    {
        return {vmime::make_shared<HeldMechanism>(m_held)};
    }
    const vmime::string getUsername() const override { return m_user; }
    const vmime::string getPassword() const override { return HeldLogin::placeholder; }

private:
    vmime::string m_user;
    vmime::shared_ptr<HeldLogin> m_held;
};

void refuseControlCharacters(QByteArrayView text, const QString &what)
{
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0')
            throw MailError(
                MailError::Kind::BadUsage,
                QStringLiteral("The %1 contains a line break or NUL, which cannot be sent.").arg(what));
    }
}

/// @return what must outlive the adapter's detaching: its destructor says good-bye to the server
vmime::shared_ptr<vmime::net::service> connectionFor(
    Service service, bool sasl, const vmime::shared_ptr<Authenticator> &authenticator,
    const vmime::shared_ptr<VmimeSocket> &adapter)
{
    // Always the plain protocol: TLS is MailSocket's (vmime's verifier accepts forged chains).
    auto session = vmime::net::session::create();
    const auto made = [&]() -> vmime::shared_ptr<vmime::net::service> {
        switch (service) {
        case Service::Imap:
            return session->getStore(vmime::utility::url("imap://localhost"), authenticator);
        case Service::Pop3: {
            auto store = session->getStore(vmime::utility::url("pop3://localhost"), authenticator);
            store->setProperty("options.apop", false);
            return store;
        }
        case Service::Submission:
        case Service::Filters: // has a log-in of its own: SieveSession
            break;
        }
        auto transport = session->getTransport(vmime::utility::url("smtp://localhost"), authenticator);
        transport->setProperty("options.need-authentication", true);
        transport->setProperty("options.pipelining", false);
        transport->setProperty("options.chunking", false);
        return transport;
    }();
    made->setProperty("options.sasl", sasl);
    made->setProperty("options.sasl.fallback", false);
    made->setSocketFactory(vmime::make_shared<SocketFactory>(adapter));
    return made;
}

} // namespace

bool isTemporaryRefusal(QByteArrayView serverLine)
{
    const auto line = serverLine.toByteArray().toUpper();
    // RFC 4954 section 6: 454 is for a while; 535 is for good. 421 is a server that is going.
    if (line.startsWith('4') && line.size() >= 3 && line[1] >= '0' && line[1] <= '9')
        return true;
    for (const auto *code :
         {"[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[IN-USE]", "[LOGIN-DELAY]", "[SYS/TEMP]", "[SYS/PERM]",
          "[SERVERBUG]", "[CONTACTADMIN]"}) {
        if (line.contains(code))
            return true;
    }
    return false;
}

LoginAnswer logInWithVmime(MailSocket &socket, const Credentials &credentials, const LoginDialogue &dialogue)
{
    refuseControlCharacters(credentials.user, QStringLiteral("user name"));
    refuseControlCharacters(credentials.password.view(), QStringLiteral("password"));
    if (dialogue.choice.kind == LoginChoice::Kind::None)
        throw MailError(
            MailError::Kind::NotSupported,
            QStringLiteral("%1 offers no way of logging in that is known here").arg(socket.host()), {},
            socket.isEncrypted() || socket.isLocal()
                ? QString()
                : QStringLiteral("without encryption only SCRAM and CRAM-MD5 are used"));

    const bool sasl = dialogue.choice.kind == LoginChoice::Kind::Sasl;
    auto held = vmime::make_shared<HeldLogin>();
    if (sasl) {
        held->exchange = makeSaslExchange(dialogue.choice.mechanism, credentials);
        held->initial = held->exchange->initialResponse();
        held->sendsAtOnce = dialogue.initialResponse;
    } else {
        held->response = credentials.password;
    }
    ensureVmimeRuntime();
    auto adapter = vmime::make_shared<VmimeSocket>(socket, dialogue, held);
    auto &transcript = socket.transcript();
    transcript.forbid(credentials.password);
    transcript.beginSecrets();
    const auto end = [&] {
        adapter->detach();
        transcript.endSecrets();
    };
    const auto named = [&](const MailError &error) {
        return MailError(error.kind(), socket.host(), error.serverText(), error.detail());
    };
    const auto connection = connectionFor(
        dialogue.service, sasl, vmime::make_shared<Authenticator>(credentials.user, held), adapter);
    try {
        connection->connect();
        end();
        if (sasl && !held->exchange->isProven())
            throw MailError(
                MailError::Kind::ProtocolViolation, socket.host(), {},
                QStringLiteral("the server did not prove that it knows the password"));
        return {adapter->lastServerLine(), adapter->capabilities()};
    } catch (const MailError &error) {
        end();
        throw error.subject().isEmpty() && error.kind() != MailError::Kind::Cancelled ? named(error) : error;
    } catch (const std::exception &error) {
        end();
        if (held->fault)
            throw named(*held->fault);
        const auto line = adapter->lastServerLine();
        const auto text = QString::fromUtf8(transcript.scrub(line));
        const auto detail = QString::fromUtf8(transcript.scrub(error.what()));
        if (line.isEmpty())
            throw MailError(MailError::Kind::ProtocolViolation, socket.host(), {}, detail);
        if (isTemporaryRefusal(line))
            throw MailError(MailError::Kind::TemporarilyRefused, socket.host(), text, detail);
        throw MailError(MailError::Kind::WrongPassword, socket.host(), text, detail);
    }
}

LoginChoice chooseFor(const MailSocket &socket, const Credentials &credentials, LoginOffer offer)
{
    const auto &facts = socket.facts();
    offer.secret = credentials.kind;
    offer.line = socket.isLocal() ? LoginOffer::Line::ThisComputer
        : socket.isEncrypted()    ? LoginOffer::Line::Encrypted
                                  : LoginOffer::Line::Clear;
    const auto choice = chooseLogin(offer);
    const auto before
        = credentials.memory ? credentials.memory->strongestLogin(facts.host, facts.port) : QByteArray();
    // A token goes its one way, whatever passwords could do here.
    const bool compares = credentials.kind == Credentials::Kind::Password;
    if (compares && isWeaker(choice.strongest, before))
        throw MailError(
            MailError::Kind::LoginWeaker, socket.host(), {},
            QStringLiteral("before: %1, now: %2")
                .arg(
                    QString::fromLatin1(before),
                    choice.strongest.isEmpty() ? QStringLiteral("nothing")
                                               : QString::fromLatin1(choice.strongest)));
    return choice;
}

void rememberLogin(MailSocket &socket, const Credentials &credentials, const LoginChoice &choice)
{
    socket.facts().mechanism = choice.kind == LoginChoice::Kind::Sasl ? QString::fromLatin1(choice.mechanism)
                                                                      : QStringLiteral("LOGIN");
    socket.facts().purpose = credentials.purpose;
    const bool compares = credentials.kind == Credentials::Kind::Password;
    if (credentials.memory)
        credentials.memory->loggedIn(
            socket.rules().service, socket.facts(), compares ? choice.strongest : QByteArray());
}

LoginAnswer logIn(MailSocket &socket, const Credentials &credentials, LoginOffer offer, bool initialResponse)
{
    const auto choice = chooseFor(socket, credentials, std::move(offer));
    const auto answer = logInWithVmime(
        socket, credentials,
        {.service = socket.rules().service, .choice = choice, .initialResponse = initialResponse});
    rememberLogin(socket, credentials, choice);
    return answer;
}

} // namespace duopost
