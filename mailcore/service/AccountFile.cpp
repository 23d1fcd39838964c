// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/AccountFile.h"

#include "mailcore/MailError.h"
#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace duopost {

namespace {

// 2 has accounts that sign in with the browser: an older version would show their token as a password. 3 has
// mail elsewhere, of which an older version would find nothing, and passwords for outgoing servers only. 4 has
// an archive, which an older version would not go on with.
constexpr int formatVersion = 4, withMailElsewhere = 3, withSignIn = 2, withoutSignIn = 1;
constexpr const char *leaveKinds[] = {"always", "days", "until-deleted", "never"};
constexpr const char *extents[] = {"", "headers", "text", "everything", "recent"}; // KeepOffline::Extent

QJsonObject toJson(const ServerAddress &server)
{
    return {
        {QStringLiteral("host"), server.host},
        {QStringLiteral("port"), server.port},
        {QStringLiteral("security"), toString(server.security)},
        {QStringLiteral("user"), server.user}};
}

std::optional<ServerAddress> serverFrom(const QJsonObject &json)
{
    const auto security = securityFromString(json[QStringLiteral("security")].toString());
    const int port = json[QStringLiteral("port")].toInt();
    if (!security || port <= 0 || port > 65535)
        return std::nullopt;
    return ServerAddress{
        json[QStringLiteral("host")].toString(), static_cast<quint16>(port), *security,
        json[QStringLiteral("user")].toString()};
}

QJsonObject toJson(const Identity &identity)
{
    return {
        {QStringLiteral("id"), identity.id},
        {QStringLiteral("name"), identity.name},
        {QStringLiteral("address"), identity.address},
        {QStringLiteral("replyTo"), identity.replyTo},
        {QStringLiteral("bccSelf"), identity.bccSelf},
        {QStringLiteral("signature"), identity.signature},
        {QStringLiteral("signatureHtml"), identity.signatureHtml}};
}

Identity identityFrom(const QJsonObject &json)
{
    return {json[QStringLiteral("id")].toString(),           json[QStringLiteral("name")].toString(),
            json[QStringLiteral("address")].toString(),      json[QStringLiteral("replyTo")].toString(),
            json[QStringLiteral("bccSelf")].toBool(),        json[QStringLiteral("signature")].toString(),
            json[QStringLiteral("signatureHtml")].toString()};
}

QJsonObject toJson(const Account &account)
{
    QJsonObject json{
        {QStringLiteral("id"), account.id.value},
        {QStringLiteral("name"), account.name},
        {QStringLiteral("displayName"), account.displayName},
        {QStringLiteral("address"), account.address},
        {QStringLiteral("protocol"), toString(account.protocol)},
        {QStringLiteral("incoming"), toJson(account.incoming)},
        {QStringLiteral("caFile"), account.caFile},
        {QStringLiteral("passwordFile"), account.passwordFile},
        {QStringLiteral("leave"), QString::fromLatin1(leaveKinds[static_cast<int>(account.leave.kind)])},
        {QStringLiteral("leaveDays"), account.leave.days},
        {QStringLiteral("insecurePlaintext"), account.insecurePlaintext},
        {QStringLiteral("enabled"), account.enabled},
        {QStringLiteral("colour"), account.colour},
        {QStringLiteral("secretName"), account.secretName}};
    json.insert(
        QStringLiteral("keep"),
        QJsonObject{
            {QStringLiteral("extent"), QString::fromLatin1(extents[static_cast<int>(account.keep.extent)])},
            {QStringLiteral("days"), account.keep.days},
            {QStringLiteral("bytes"), account.keep.bytes}});
    if (!account.directory.isEmpty())
        json.insert(QStringLiteral("directory"), account.directory);
    if (!account.outgoingSecretName.isEmpty())
        json.insert(QStringLiteral("outgoingSecretName"), account.outgoingSecretName);
    if (!account.signIn.isEmpty())
        json.insert(QStringLiteral("signIn"), account.signIn);
    if (account.outgoing)
        json.insert(QStringLiteral("outgoing"), toJson(*account.outgoing));
    if (account.sentOn)
        json.insert(QStringLiteral("sentOn"), toJson(*account.sentOn));
    if (account.filters)
        json.insert(QStringLiteral("filters"), toJson(*account.filters));
    if (account.keepsArchive)
        json.insert(QStringLiteral("keepsArchive"), true);
    if (!account.identities.isEmpty()) {
        QJsonArray identities;
        for (const auto &identity : account.identities)
            identities << toJson(identity);
        json.insert(QStringLiteral("identities"), identities);
    }
    return json;
}

KeepOffline keepFrom(const QJsonObject &json)
{
    KeepOffline keep{KeepOffline::Extent::Recent};
    const auto extent = json[QStringLiteral("extent")].toString();
    for (int i = 1; i < 5; ++i) {
        if (extent == QLatin1String(extents[i]))
            keep.extent = static_cast<KeepOffline::Extent>(i);
    }
    keep.days = qMax(0, json[QStringLiteral("days")].toInt());
    keep.bytes = qMax<qint64>(0, json[QStringLiteral("bytes")].toInteger());
    return keep;
}

std::optional<Account> accountFrom(const QJsonObject &json)
{
    Account account;
    account.id = {json[QStringLiteral("id")].toInteger()};
    account.name = json[QStringLiteral("name")].toString();
    account.displayName = json[QStringLiteral("displayName")].toString();
    account.address = json[QStringLiteral("address")].toString();
    account.caFile = json[QStringLiteral("caFile")].toString();
    account.passwordFile = json[QStringLiteral("passwordFile")].toString();
    account.insecurePlaintext = json[QStringLiteral("insecurePlaintext")].toBool();
    account.leave.days = json[QStringLiteral("leaveDays")].toInt();
    const auto leave = json[QStringLiteral("leave")].toString();
    for (int i = 0; i < 4; ++i) {
        if (leave == QLatin1String(leaveKinds[i]))
            account.leave.kind = static_cast<LeaveRule::Kind>(i);
    }
    const auto protocol = protocolFromString(json[QStringLiteral("protocol")].toString());
    const auto incoming = serverFrom(json[QStringLiteral("incoming")].toObject());
    if (!account.id || !protocol || !incoming)
        return std::nullopt;
    account.protocol = *protocol;
    account.incoming = *incoming;
    account.enabled = json[QStringLiteral("enabled")].toBool(true);
    account.colour = json[QStringLiteral("colour")].toString();
    account.signIn = json[QStringLiteral("signIn")].toString();
    account.secretName = json[QStringLiteral("secretName")].toString();
    if (account.secretName.isEmpty()) // as it was before names were kept
        account.secretName = toString(account.protocol) + QStringLiteral("://") + account.incoming.user
            + QLatin1Char('@') + account.incoming.host + QLatin1Char('#') + QString::number(account.id.value);
    account.keep = keepFrom(json[QStringLiteral("keep")].toObject());
    account.directory = json[QStringLiteral("directory")].toString();
    account.outgoingSecretName = json[QStringLiteral("outgoingSecretName")].toString();
    account.outgoing = serverFrom(json[QStringLiteral("outgoing")].toObject());
    account.sentOn = serverFrom(json[QStringLiteral("sentOn")].toObject());
    account.filters = serverFrom(json[QStringLiteral("filters")].toObject());
    account.keepsArchive = json[QStringLiteral("keepsArchive")].toBool();
    for (const auto &identity : json[QStringLiteral("identities")].toArray())
        account.identities << identityFrom(identity.toObject());
    return account;
}

void refuseLowering(const QList<Account> &before, const QList<Account> &after)
{
    for (const auto &account : after) {
        const auto old = std::find_if(
            before.begin(), before.end(), [&](const Account &saved) { return saved.id == account.id; });
        if (old == before.end())
            continue;
        if (lowersSecurity(old->incoming, account.incoming)
            || (old->outgoing && account.outgoing && lowersSecurity(*old->outgoing, *account.outgoing))
            || (old->sentOn && account.sentOn && lowersSecurity(*old->sentOn, *account.sentOn))
            || (old->filters && account.filters && lowersSecurity(*old->filters, *account.filters))
            || (account.insecurePlaintext && !old->insecurePlaintext))
            throw MailError(
                MailError::Kind::PlaintextForbidden, account.name, {},
                QStringLiteral("the account was saved with stronger encryption"));
    }
}

// A rename lasts only when its directory is on the disk too.
void syncDirectory(const QString &directory)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        throw MailError(MailError::Kind::FileUnwritable, directory, {}, qt_error_string(errno));
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL; // some file systems have no such thing
    const int reason = errno;
    ::close(descriptor);
    if (!synced)
        throw MailError(MailError::Kind::FileUnwritable, directory, {}, qt_error_string(reason));
#else
    Q_UNUSED(directory)
#endif
}

} // namespace

QList<Account> AccountFile::load()
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, m_path, {}, file.errorString());
    QJsonParseError parse;
    const auto json = QJsonDocument::fromJson(file.readAll(), &parse).object();
    if (parse.error != QJsonParseError::NoError)
        throw MailError(MailError::Kind::FileUnreadable, m_path, {}, parse.errorString());
    if (json[QStringLiteral("format")].toInt() > formatVersion)
        throw MailError(MailError::Kind::ProfileTooNew, m_path);
    QList<Account> accounts;
    for (const auto &value : json[QStringLiteral("accounts")].toArray()) {
        const auto account = accountFrom(value.toObject());
        if (!account)
            throw MailError(
                MailError::Kind::FileUnreadable, m_path, {}, QStringLiteral("an account in it is incomplete"));
        accounts << *account;
    }
    m_saved = accounts;
    m_nextId = qMax<qint64>(1, json[QStringLiteral("nextId")].toInteger());
    return accounts;
}

void AccountFile::save(const QList<Account> &accounts, Lowering lowering)
{
    if (lowering == Lowering::Refused)
        refuseLowering(m_saved, accounts);
    QJsonArray list;
    for (const auto &account : accounts)
        list << toJson(account);
    int format = withoutSignIn;
    for (const auto &account : accounts) {
        if (!account.signIn.isEmpty())
            format = qMax(format, withSignIn);
        if (!account.directory.isEmpty() || !account.outgoingSecretName.isEmpty())
            format = qMax(format, withMailElsewhere);
        if (account.keepsArchive)
            format = formatVersion;
    }
    const QJsonObject json{
        {QStringLiteral("format"), format},
        {QStringLiteral("nextId"), m_nextId},
        {QStringLiteral("accounts"), list}};
    writePrivateFile(m_path, QJsonDocument(json).toJson()); // written beside, synchronised, renamed
    m_saved = accounts;
    syncDirectory(QFileInfo(m_path).path());
}

} // namespace duopost
