// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/SieveSession.h"

namespace duopost {

namespace {

constexpr qsizetype longestScriptName = 512; // octets; RFC 5804 section 1.6: servers take 128 characters

QString codeOf(const SieveStatus &status)
{
    return status.code.isEmpty() ? QString()
                                 : QLatin1Char('(') + QString::fromUtf8(status.code) + QLatin1Char(')');
}

QByteArray textOf(const QList<SieveToken> &line, qsizetype at)
{
    return at < line.size() && line[at].kind == SieveToken::Kind::String ? line[at].text : QByteArray();
}

} // namespace

QByteArray sieveScriptName(const QString &name)
{
    const auto bytes = name.toUtf8();
    bool fits = !bytes.isEmpty() && bytes.size() <= longestScriptName;
    for (const auto c : name)
        fits = fits && c.category() != QChar::Other_Control && c != QChar::LineSeparator
            && c != QChar::ParagraphSeparator;
    if (!fits)
        throw MailError(
            MailError::Kind::BadUsage, QStringLiteral("A script cannot be called “%1”.").arg(name.left(100)));
    return bytes;
}

SieveSession::SieveSession(std::stop_token stop, MailSocket::Timeouts timeouts)
    : m_socket(std::move(stop), timeouts), m_reader(m_socket)
{
}

void SieveSession::open(const ServerAddress &server, const Account &account, const Credentials &credentials)
{
    m_socket.connectTo(
        server,
        {.service = Service::Filters,
         .caFile = account.caFile,
         .insecurePlaintext = account.insecurePlaintext,
         .memory = credentials.memory});
    readGreeting();
    if (server.security == Security::StartTls)
        startTls();
    logIn(credentials);
    // RFC 5804 section 1.7: the list may differ before and after the log-in.
    const auto answer = run("CAPABILITY");
    requireOk(answer.status, "CAPABILITY");
    readCapabilities(answer.lines);
}

void SieveSession::readGreeting()
{
    m_reader.putBack(m_socket.readGreeting());
    const auto answer = m_reader.readAnswer();
    if (answer.status.kind != SieveStatus::Kind::Ok)
        requireOk({SieveStatus::Kind::Bye, answer.status.code, answer.status.argument, answer.status.text}, {});
    readCapabilities(answer.lines);
    if (m_capabilities.implementation.isEmpty() && m_capabilities.extensions.isEmpty())
        throw MailError(
            MailError::Kind::WrongProtocol, m_socket.host(), answer.status.text,
            QStringLiteral("its greeting names neither itself nor Sieve"));
}

// Whether STARTTLS is offered is not asked: what stands in a clear greeting proves nothing either way.
void SieveSession::startTls()
{
    const auto answer = run("STARTTLS");
    if (answer.status.kind != SieveStatus::Kind::Ok)
        throw MailError(
            MailError::Kind::TlsUnavailable, m_socket.host(), answer.status.text, codeOf(answer.status));
    m_socket.startTls();
    m_capabilities = {}; // from before the handshake: anybody's word
    // Section 2.2: the server tells anew by itself.
    const auto capabilities = m_reader.readAnswer();
    requireOk(capabilities.status, "STARTTLS");
    readCapabilities(capabilities.lines);
}

void SieveSession::readCapabilities(const QList<QList<SieveToken>> &lines)
{
    m_capabilities = {};
    for (const auto &line : lines) {
        const auto name = textOf(line, 0).toUpper();
        const auto value = textOf(line, 1);
        if (name == "IMPLEMENTATION") {
            m_capabilities.implementation = QString::fromUtf8(value).left(200);
        } else if (name == "VERSION") {
            m_capabilities.version = QString::fromUtf8(value).left(20);
        } else if (name == "SIEVE") {
            m_capabilities.extensions
                = QString::fromUtf8(value.toLower()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        } else if (name == "SASL") {
            m_capabilities.mechanisms.clear();
            for (const auto &mechanism : value.toUpper().split(' '))
                if (!mechanism.isEmpty())
                    m_capabilities.mechanisms << mechanism;
        } else if (name == "STARTTLS") {
            m_capabilities.startTls = true;
        } else if (name == "MAXREDIRECTS") {
            bool isNumber = false;
            const auto number = value.toInt(&isNumber);
            m_capabilities.maxRedirects = isNumber && number >= 0 ? number : -1;
        } else if (name == "OWNER") {
            m_capabilities.owner = QString::fromUtf8(value).left(200);
        }
    }
}

SieveAnswer SieveSession::run(const QByteArray &command, const QByteArray &arguments, bool shown)
{
    const auto line = arguments.isEmpty() ? command : command + ' ' + arguments;
    // Of a script only its size: it is somebody's mail that it speaks about.
    m_socket.transcript().sent(shown ? QByteArrayView(line) : QByteArrayView(line).first(line.indexOf("\r\n")));
    m_socket.write(line + "\r\n");
    return m_reader.readAnswer();
}

void SieveSession::requireOk(const SieveStatus &status, const QByteArray &command) const
{
    switch (status.kind) {
    case SieveStatus::Kind::Ok:
        return;
    case SieveStatus::Kind::No:
        throw MailError(
            status.code == "NONEXISTENT" ? MailError::Kind::NotFound : MailError::Kind::ServerRefused,
            QString::fromLatin1(command), status.text, codeOf(status));
    case SieveStatus::Kind::Bye:
        break;
    }
    throw MailError(
        MailError::Kind::TemporarilyRefused, m_socket.host(), status.text,
        status.code == "REFERRAL"
            ? QStringLiteral("it sends us to %1").arg(QString::fromUtf8(status.argument).left(200))
            : codeOf(status));
}

QList<SieveScriptName> SieveSession::scripts()
{
    const auto answer = run("LISTSCRIPTS");
    requireOk(answer.status, "LISTSCRIPTS");
    QList<SieveScriptName> names;
    for (const auto &line : answer.lines) {
        const auto name = textOf(line, 0);
        if (name.isEmpty() || name.size() > longestScriptName * 2)
            throw MailError(
                MailError::Kind::ProtocolViolation, m_socket.host(), {},
                QStringLiteral("a script without a name"));
        const bool active = line.size() > 1 && line[1].kind == SieveToken::Kind::Word
            && line[1].text.compare("ACTIVE", Qt::CaseInsensitive) == 0;
        names << SieveScriptName{QString::fromUtf8(name), active};
    }
    return names;
}

QByteArray SieveSession::script(const QString &name)
{
    // What comes is not shown either.
    m_reader.setSilent(true);
    const auto answer = run("GETSCRIPT", sieveString(sieveScriptName(name)));
    m_reader.setSilent(false);
    m_socket.transcript().note(QStringLiteral("the server answered, %1 lines").arg(answer.lines.size()));
    requireOk(answer.status, "GETSCRIPT");
    if (answer.lines.size() > 1
        || (answer.lines.size() == 1 && answer.lines.first().first().kind != SieveToken::Kind::String))
        throw MailError(
            MailError::Kind::ProtocolViolation, m_socket.host(), {}, QStringLiteral("not one script"));
    return answer.lines.isEmpty() ? QByteArray() : answer.lines.first().first().text;
}

namespace {

// Always a literal: line ends inside of quotes are allowed and not understood everywhere.
QByteArray literal(const QByteArray &script)
{
    if (script.contains('\0'))
        throw MailError(MailError::Kind::BadUsage, QStringLiteral("A text for the server contains NUL."));
    return '{' + QByteArray::number(script.size()) + "+}\r\n" + script;
}

} // namespace

QString SieveSession::check(const QByteArray &script)
{
    if (!isRfc5804())
        throw MailError(MailError::Kind::NotSupported, QStringLiteral("CHECKSCRIPT"));
    const auto answer = run("CHECKSCRIPT", literal(script), false);
    requireOk(answer.status, "CHECKSCRIPT");
    return answer.status.text.isEmpty() || answer.status.code != "WARNINGS" ? QString() : answer.status.text;
}

void SieveSession::requireSpace(const QString &name, qint64 size)
{
    const auto answer = run("HAVESPACE", sieveString(sieveScriptName(name)) + ' ' + QByteArray::number(size));
    requireOk(answer.status, "HAVESPACE");
}

QString SieveSession::put(const QString &name, const QByteArray &script)
{
    const auto answer = run("PUTSCRIPT", sieveString(sieveScriptName(name)) + ' ' + literal(script), false);
    requireOk(answer.status, "PUTSCRIPT");
    return answer.status.code == "WARNINGS" ? answer.status.text : QString();
}

void SieveSession::setActive(const QString &name)
{
    const auto answer
        = run("SETACTIVE", name.isEmpty() ? QByteArray("\"\"") : sieveString(sieveScriptName(name)));
    requireOk(answer.status, "SETACTIVE");
}

void SieveSession::remove(const QString &name)
{
    const auto answer = run("DELETESCRIPT", sieveString(sieveScriptName(name)));
    requireOk(answer.status, "DELETESCRIPT");
}

void SieveSession::rename(const QString &from, const QString &to)
{
    if (!isRfc5804())
        throw MailError(MailError::Kind::NotSupported, QStringLiteral("RENAMESCRIPT"));
    const auto answer
        = run("RENAMESCRIPT", sieveString(sieveScriptName(from)) + ' ' + sieveString(sieveScriptName(to)));
    requireOk(answer.status, "RENAMESCRIPT");
}

void SieveSession::logOut()
{
    run("LOGOUT");
}

} // namespace duopost
