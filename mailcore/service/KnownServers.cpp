// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/KnownServers.h"

#include "mailcore/MailError.h"
#include "mailcore/files/PrivateFile.h"
#include "mailcore/protocol/LoginChoice.h"
#include "mailcore/service/ConnectionFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace duopost {

namespace {

QJsonObject toJson(const CertificateException &exception)
{
    return {
        {QStringLiteral("host"), exception.host},
        {QStringLiteral("port"), exception.port},
        {QStringLiteral("sha256"), QString::fromLatin1(exception.sha256.toHex())},
        {QStringLiteral("subject"), exception.subject},
        {QStringLiteral("issuer"), exception.issuer},
        {QStringLiteral("notAfter"), exception.notAfter.toString(Qt::ISODate)},
        {QStringLiteral("acceptedAt"), exception.acceptedAt.toString(Qt::ISODate)}};
}

CertificateException exceptionFrom(const QJsonObject &json)
{
    const auto text = [&](const char *name) { return json[QLatin1String(name)].toString(); };
    return {
        .host = text("host"),
        .port = static_cast<quint16>(json[QStringLiteral("port")].toInt()),
        .sha256 = QByteArray::fromHex(text("sha256").toLatin1()),
        .subject = text("subject"),
        .issuer = text("issuer"),
        .notAfter = QDateTime::fromString(text("notAfter"), Qt::ISODate),
        .acceptedAt = QDateTime::fromString(text("acceptedAt"), Qt::ISODate)};
}

// When a connection was made last is worth a write now and then, not one for each connection.
bool isNews(const ConnectionFacts &before, const ConnectionFacts &now)
{
    constexpr qint64 hourSeconds = 3600;
    return before.host != now.host || before.port != now.port || before.protocol != now.protocol
        || before.cipher != now.cipher || before.startTls != now.startTls || before.mechanism != now.mechanism
        || qAbs(before.connectedAt.secsTo(now.connectedAt)) >= hourSeconds || !before.connectedAt.isValid();
}

} // namespace

class AccountMemory : public ServerMemory {
public:
    AccountMemory(std::shared_ptr<KnownServers> servers, AccountId account)
        : m_servers(std::move(servers)), m_account(account)
    {
    }
    bool isAccepted(const CertificateFacts &facts) const override { return m_servers->isAccepted(facts); }
    QByteArray strongestLogin(const QString &host, quint16 port) const override
    {
        return m_servers->strongestLogin(host, port);
    }
    void loggedIn(Service service, const ConnectionFacts &facts, const QByteArray &strongest) override
    {
        auto known = facts;
        if (service == Service::Submission)
            known.purpose = ConnectionFor::Outgoing; // whoever connects means just that
        m_servers->loggedIn(m_account, known, strongest);
    }

private:
    std::shared_ptr<KnownServers> m_servers;
    AccountId m_account;
};

KnownServers::KnownServers(QString path, Changed changed)
    : m_path(std::move(path)), m_changed(std::move(changed))
{
    load();
}

std::shared_ptr<ServerMemory> KnownServers::forAccount(AccountId account)
{
    return std::make_shared<AccountMemory>(shared_from_this(), account);
}

QString KnownServers::keyOf(const QString &host, quint16 port)
{
    return host.toLower() + QLatin1Char(' ') + QString::number(port);
}

QList<CertificateException> KnownServers::exceptions() const
{
    const std::lock_guard lock(m_mutex);
    return m_exceptions;
}

void KnownServers::accept(const CertificateFacts &facts)
{
    const auto &own = facts.own();
    if (facts.isTrusted() || own.sha256.size() != 32 || facts.host.isEmpty() || facts.port == 0)
        throw MailError(
            MailError::Kind::BadUsage, QStringLiteral("This certificate needs, or allows, no exception."));
    const std::lock_guard lock(m_mutex);
    if (isAcceptedAs(facts))
        return;
    m_exceptions << CertificateException{
        .host = facts.host.toLower(),
        .port = facts.port,
        .sha256 = own.sha256,
        .subject = own.subject,
        .issuer = own.issuer,
        .notAfter = own.notAfter,
        .acceptedAt = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC)};
    save();
}

void KnownServers::revoke(const CertificateException &exception)
{
    const std::lock_guard lock(m_mutex);
    m_exceptions.removeIf([&](const CertificateException &known) {
        return known.host == exception.host && known.port == exception.port && known.sha256 == exception.sha256;
    });
    save();
}

void KnownServers::forgetLogin(const QString &host, quint16 port)
{
    const std::lock_guard lock(m_mutex);
    m_servers[keyOf(host, port)].strongestLogin.clear();
    save();
}

QList<ConnectionFacts> KnownServers::connections(AccountId account) const
{
    const std::lock_guard lock(m_mutex);
    QList<ConnectionFacts> result;
    for (const auto &[key, facts] : m_connections) {
        if (key.first == account)
            result << facts; // incoming comes first
    }
    return result;
}

bool KnownServers::isAcceptedAs(const CertificateFacts &facts) const
{
    return std::any_of(m_exceptions.begin(), m_exceptions.end(), [&](const CertificateException &known) {
        return known.host == facts.host.toLower() && known.port == facts.port
            && known.sha256 == facts.own().sha256;
    });
}

bool KnownServers::isAccepted(const CertificateFacts &facts) const
{
    const std::lock_guard lock(m_mutex);
    return isAcceptedAs(facts);
}

QByteArray KnownServers::strongestLogin(const QString &host, quint16 port) const
{
    const std::lock_guard lock(m_mutex);
    return m_servers.value(keyOf(host, port)).strongestLogin;
}

void KnownServers::forget(AccountId account)
{
    const std::lock_guard lock(m_mutex);
    if (std::erase_if(m_connections, [account](const auto &one) { return one.first.first == account; }) > 0)
        save();
}

void KnownServers::loggedIn(AccountId account, ConnectionFacts facts, const QByteArray &strongest)
{
    {
        const std::lock_guard lock(m_mutex);
        auto &server = m_servers[keyOf(facts.host, facts.port)];
        bool changed = false;
        if (isWeaker(server.strongestLogin, strongest)) {
            server.strongestLogin = strongest;
            changed = true;
        }
        const auto sha256 = facts.certificate ? facts.certificate->own().sha256 : QByteArray();
        if (sha256 != server.sha256) {
            server.sha256 = sha256;
            server.since = facts.connectedAt;
            changed = true;
        }
        facts.certificateSince = server.since;
        changed |= isNews(m_connections[{account, facts.purpose}], facts);
        m_connections[{account, facts.purpose}] = facts;
        if (changed) {
            try {
                save();
            } catch (const MailError &error) {
                qWarning("What is known of servers was not stored: %s", error.what());
            }
        }
    }
    m_changed(account);
}

void KnownServers::load()
{
    QFile file(m_path);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, m_path, {}, file.errorString());
    QJsonParseError parse;
    const auto json = QJsonDocument::fromJson(file.readAll(), &parse).object();
    if (parse.error != QJsonParseError::NoError) {
        // Without it questions are asked again: no reason to keep anybody from their mail.
        const auto aside
            = m_path + QStringLiteral(".damaged-") + QString::number(QDateTime::currentSecsSinceEpoch());
        qWarning("%s is damaged and was set aside", qPrintable(m_path));
        if (!file.rename(aside))
            throw MailError(MailError::Kind::FileUnreadable, m_path, {}, parse.errorString());
        return;
    }
    for (const auto &value : json[QStringLiteral("exceptions")].toArray())
        m_exceptions << exceptionFrom(value.toObject());
    for (const auto &value : json[QStringLiteral("connections")].toArray()) {
        const auto one = value.toObject();
        const auto facts = connectionFrom(one);
        const AccountId account{one[QStringLiteral("account")].toInteger()};
        if (account && facts)
            m_connections[{account, facts->purpose}] = *facts;
    }
    for (const auto &value : json[QStringLiteral("servers")].toArray()) {
        const auto server = value.toObject();
        m_servers.insert(
            keyOf(
                server[QStringLiteral("host")].toString(),
                static_cast<quint16>(server[QStringLiteral("port")].toInt())),
            {.strongestLogin = server[QStringLiteral("strongestLogin")].toString().toLatin1(),
             .sha256 = QByteArray::fromHex(server[QStringLiteral("sha256")].toString().toLatin1()),
             .since = QDateTime::fromString(server[QStringLiteral("since")].toString(), Qt::ISODate)});
    }
}

void KnownServers::save() const
{
    QJsonArray exceptions, servers;
    for (const auto &exception : m_exceptions)
        exceptions << toJson(exception);
    for (auto it = m_servers.begin(); it != m_servers.end(); ++it) {
        const auto words = it.key().split(QLatin1Char(' '));
        servers << QJsonObject{
            {QStringLiteral("host"), words.value(0)},
            {QStringLiteral("port"), words.value(1).toInt()},
            {QStringLiteral("strongestLogin"), QString::fromLatin1(it->strongestLogin)},
            {QStringLiteral("sha256"), QString::fromLatin1(it->sha256.toHex())},
            {QStringLiteral("since"), it->since.toUTC().toString(Qt::ISODate)}};
    }
    QJsonArray connections;
    for (const auto &[key, facts] : m_connections) {
        auto one = connectionToJson(facts);
        one.insert(QStringLiteral("account"), key.first.value);
        connections << one;
    }
    const QJsonObject json{
        {QStringLiteral("format"), 1},
        {QStringLiteral("connections"), connections},
        {QStringLiteral("exceptions"), exceptions},
        {QStringLiteral("servers"), servers}};
    writePrivateFile(m_path, QJsonDocument(json).toJson());
}

} // namespace duopost
