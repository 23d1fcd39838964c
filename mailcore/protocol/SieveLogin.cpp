// SPDX-License-Identifier: GPL-3.0-or-later
// The log-in of a SieveSession (RFC 5804 section 2.1). vmime knows no ManageSieve; the mechanisms and the rules
// about which of them may be used are the same as everywhere.
#include "mailcore/protocol/SaslExchange.h"
#include "mailcore/protocol/SieveSession.h"
#include "mailcore/protocol/VmimeLogin.h"

namespace duopost {

namespace {

constexpr int mostChallenges = 10;

Secret sieveSecret(const Secret &response)
{
    const auto encoded = response.toBase64();
    Secret line;
    if (encoded.size() > longestSieveQuoted) {
        line.append('{' + QByteArray::number(encoded.size()) + "+}\r\n");
        line.append(encoded.view());
    } else {
        line.append("\"");
        line.append(encoded.view());
        line.append("\"");
    }
    return line;
}

} // namespace

void SieveSession::logIn(const Credentials &credentials)
{
    const auto choice = chooseFor(m_socket, credentials, {.mechanisms = m_capabilities.mechanisms});
    if (choice.kind != LoginChoice::Kind::Sasl)
        throw MailError(
            MailError::Kind::NotSupported,
            QStringLiteral("%1 offers no way of logging in that is known here").arg(m_socket.host()), {},
            m_socket.isEncrypted() || m_socket.isLocal()
                ? QString()
                : QStringLiteral("without encryption only SCRAM and CRAM-MD5 are used"));
    m_socket.transcript().forbid(credentials.password);
    m_reader.setSilent(true);
    runExchange(choice.mechanism, credentials);
    m_reader.setSilent(false);
    rememberLogin(m_socket, credentials, choice);
}

void SieveSession::runExchange(const QByteArray &mechanism, const Credentials &credentials)
{
    auto &transcript = m_socket.transcript();
    const auto exchange = makeSaslExchange(mechanism, credentials);
    Secret line(QByteArrayView("AUTHENTICATE \"" + mechanism + '"'));
    if (const auto initial = exchange->initialResponse()) {
        line.append(" ");
        line.append(sieveSecret(*initial).view());
    }
    transcript.sent("AUTHENTICATE \"" + mechanism + "\" <redacted>");
    for (int step = 0; step < mostChallenges; ++step) {
        line.append("\r\n");
        m_socket.write(line.view());
        const auto tokens = m_reader.readTokens();
        const auto status = m_reader.statusOf(tokens);
        if (status && status->kind == SieveStatus::Kind::Ok) {
            // The last word of SCRAM comes along with OK.
            if (status->code == "SASL")
                exchange->respond(QByteArray::fromBase64(status->argument));
            transcript.received("OK");
            if (!exchange->isProven())
                throw MailError(
                    MailError::Kind::ProtocolViolation, m_socket.host(), {},
                    QStringLiteral("the server did not prove that it knows the password"));
            return;
        }
        if (status)
            failLogIn(*status);
        transcript.received("<redacted>");
        if (tokens.size() != 1 || tokens.first().kind != SieveToken::Kind::String)
            throw MailError(
                MailError::Kind::ProtocolViolation, m_socket.host(), {},
                QStringLiteral("not a question of SASL"));
        line = sieveSecret(exchange->respond(QByteArray::fromBase64(tokens.first().text)));
        transcript.sent("<redacted>");
    }
    throw MailError(
        MailError::Kind::ProtocolViolation, m_socket.host(), {}, QStringLiteral("too many questions"));
}

void SieveSession::failLogIn(const SieveStatus &status) const
{
    const auto text = QString::fromUtf8(m_socket.transcript().scrub(status.text.toUtf8()));
    if (status.kind == SieveStatus::Kind::Bye)
        requireOk({status.kind, status.code, status.argument, text}, "AUTHENTICATE");
    const bool passing = status.code == "TRYLATER" || isTemporaryRefusal(status.text.toUtf8());
    throw MailError(
        passing ? MailError::Kind::TemporarilyRefused : MailError::Kind::WrongPassword, m_socket.host(), text,
        status.code.isEmpty() ? QString() : QString::fromUtf8(status.code));
}

} // namespace duopost
