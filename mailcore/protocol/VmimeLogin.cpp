// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/VmimeLogin.h"

#include "mailcore/protocol/MailSocket.h"
#include "mailcore/protocol/VmimeRuntime.h"
#include "mailcore/protocol/VmimeSocket.h"

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

// The credentials come from here and not from vmime's properties, whose copies live as long as the session.
class Authenticator : public vmime::security::sasl::defaultSASLAuthenticator {
public:
    explicit Authenticator(const Credentials &credentials)
        : m_user(credentials.user.toStdString()), m_password(credentials.password.toStdString())
    {
    }
    const std::vector<vmime::shared_ptr<vmime::security::sasl::SASLMechanism>> getAcceptableMechanisms(
        const std::vector<vmime::shared_ptr<vmime::security::sasl::SASLMechanism>> &available,
        vmime::shared_ptr<vmime::security::sasl::SASLMechanism>) const override
    {
        return available; // exactly one: VmimeSocket offers no other
    }
    const vmime::string getUsername() const override { return m_user; }
    const vmime::string getPassword() const override { return m_password; }

private:
    vmime::string m_user, m_password;
};

void refuseControlCharacters(const QByteArray &text, const QString &what)
{
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0')
            throw MailError(
                MailError::Kind::BadUsage,
                QStringLiteral("The %1 contains a line break or NUL, which cannot be sent.").arg(what));
    }
}

} // namespace

bool isTemporaryRefusal(QByteArrayView serverLine)
{
    const auto line = serverLine.toByteArray().toUpper();
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
    refuseControlCharacters(credentials.password, QStringLiteral("password"));
    if (dialogue.choice.kind == LoginChoice::Kind::None)
        throw MailError(
            MailError::Kind::NotSupported,
            QStringLiteral("%1 offers no way of logging in that is known here").arg(socket.host()));

    ensureVmimeRuntime();
    auto adapter = vmime::make_shared<VmimeSocket>(socket, dialogue);
    auto &transcript = socket.transcript();
    transcript.forbid(credentials.password);
    transcript.beginSecrets();
    try {
        const bool imap = dialogue.protocol == Protocol::Imap;
        auto session = vmime::net::session::create();
        // Always the plain protocol: TLS is MailSocket's (vmime's verifier accepts forged chains).
        auto store = session->getStore(
            vmime::utility::url(imap ? "imap://localhost" : "pop3://localhost"),
            vmime::make_shared<Authenticator>(credentials));
        const bool sasl = dialogue.choice.kind == LoginChoice::Kind::Sasl;
        store->setProperty("options.sasl", sasl);
        store->setProperty("options.sasl.fallback", false);
        if (!imap)
            store->setProperty("options.apop", false);
        store->setSocketFactory(vmime::make_shared<SocketFactory>(adapter));
        store->connect();
        adapter->detach();
        transcript.endSecrets();
        return {adapter->lastServerLine(), adapter->capabilities()};
    } catch (const MailError &) {
        adapter->detach();
        transcript.endSecrets();
        throw;
    } catch (const std::exception &error) {
        adapter->detach();
        transcript.endSecrets();
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

} // namespace duopost
