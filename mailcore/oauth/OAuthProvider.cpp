// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/oauth/OAuthProvider.h"

#include "mailcore/MailError.h"
#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace duopost {

namespace {

constexpr qint64 longestFile = 1024 * 1024;

QJsonObject read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    QJsonParseError parse;
    const auto json = QJsonDocument::fromJson(file.read(longestFile), &parse);
    if (!json.isObject())
        throw MailError(MailError::Kind::FileUnreadable, path, {}, parse.errorString());
    return json.object();
}

QStringList stringsOf(const QJsonValue &list)
{
    QStringList result;
    for (const auto &value : list.toArray())
        result << value.toString();
    return result;
}

QJsonObject builtIn()
{
    auto json = read(QStringLiteral(":/discovery/signin.json"));
    const auto configure = [&](const QString &id, const QString &key, const char *value) {
        auto provider = json[id].toObject();
        provider.insert(key, QString::fromUtf8(value));
        json.insert(id, provider);
    };
    configure(QStringLiteral("google"), QStringLiteral("clientId"), DUOPOST_GOOGLE_CLIENT_ID);
    configure(QStringLiteral("google"), QStringLiteral("clientSecret"), DUOPOST_GOOGLE_CLIENT_SECRET);
    configure(QStringLiteral("microsoft"), QStringLiteral("clientId"), DUOPOST_MICROSOFT_CLIENT_ID);
    return json;
}

OAuthProvider providerFrom(const QString &id, const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json[QLatin1String(key)].toString(); };
    OAuthProvider provider{
        .id = id,
        .name = text("name").isEmpty() ? id : text("name"),
        .authorization = QUrl(text("authorization")),
        .token = QUrl(text("token")),
        .scopes = stringsOf(json[QStringLiteral("scopes")]),
        .hosts = stringsOf(json[QStringLiteral("hosts")]),
        .clientId = text("clientId"),
        .clientSecret = text("clientSecret"),
        .caFile = text("caFile")};
    for (auto &host : provider.hosts)
        host = host.toLower();
    const auto parameters = json[QStringLiteral("parameters")].toObject();
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        provider.parameters.insert(it.key(), it->toString());
    return provider;
}

} // namespace

QList<OAuthProvider> oauthProviders(const QString &settingsFile)
{
    auto json = builtIn();
    if (!settingsFile.isEmpty() && QFile::exists(settingsFile)) {
        const auto said = read(settingsFile);
        for (auto provider = said.begin(); provider != said.end(); ++provider) {
            const auto values = provider->toObject();
            auto merged = json[provider.key()].toObject();
            for (auto value = values.begin(); value != values.end(); ++value)
                merged.insert(value.key(), value.value());
            json.insert(provider.key(), merged);
        }
    }
    QList<OAuthProvider> result;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!it->isObject())
            continue; // "about"
        const auto provider = providerFrom(it.key(), it->toObject());
        for (const auto &url : {provider.authorization, provider.token}) {
            if (url.scheme() != QLatin1String("https") || url.host().isEmpty())
                throw MailError(
                    MailError::Kind::FileUnreadable, settingsFile, {},
                    QStringLiteral("%1: not an https address: %2").arg(provider.id, url.toString()));
        }
        result << provider;
    }
    return result;
}

QList<SignInClient> signInClients(const QString &settingsFile)
{
    const auto inside = builtIn();
    const auto said = QFile::exists(settingsFile) ? read(settingsFile) : QJsonObject();
    QList<SignInClient> result;
    for (const auto &provider : oauthProviders(settingsFile)) {
        const auto own = said[provider.id].toObject();
        result << SignInClient{
            .provider = provider.id,
            .name = provider.name,
            .clientId = own[QStringLiteral("clientId")].toString(),
            .clientSecret = own[QStringLiteral("clientSecret")].toString(),
            .builtIn = !inside[provider.id].toObject()[QStringLiteral("clientId")].toString().isEmpty()};
    }
    return result;
}

void saveSignInClient(const QString &settingsFile, const SignInClient &client)
{
    auto json = QFile::exists(settingsFile) ? read(settingsFile) : QJsonObject();
    auto provider = json[client.provider].toObject();
    const auto set = [&](const QString &key, const QString &value) {
        if (value.isEmpty())
            provider.remove(key);
        else
            provider.insert(key, value);
    };
    set(QStringLiteral("clientId"), client.clientId);
    // Another one's secret with one's own id is good for nothing.
    set(QStringLiteral("clientSecret"), client.clientSecret);
    if (!client.clientId.isEmpty() && client.clientSecret.isEmpty())
        provider.insert(QStringLiteral("clientSecret"), QString());
    if (provider.isEmpty())
        json.remove(client.provider);
    else
        json.insert(client.provider, provider);
    writePrivateFile(settingsFile, QJsonDocument(json).toJson());
}

OAuthProvider configuredProvider(const QString &id, const QString &settingsFile)
{
    auto name = id;
    for (const auto &provider : oauthProviders(settingsFile)) {
        if (provider.id != id)
            continue;
        if (!provider.clientId.isEmpty())
            return provider;
        name = provider.name;
    }
    throw MailError(
        MailError::Kind::SignInNotConfigured, name, {},
        QStringLiteral("a client id can be set in %1").arg(settingsFile));
}

} // namespace duopost
