// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/ProviderFile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace duopost {

namespace {

// A misspelt key would otherwise be a fact that silently is not there.
const QHash<QString, QString> &allowedKeys()
{
    static const QHash<QString, QString> keys{
        {QStringLiteral("provider"),
         QStringLiteral(
             "id name domains mx country storedIn storedInSource imap pop3 smtp login loginNote signIn appPasswordToo exchange "
             "help sources checked")},
        {QStringLiteral("imap"), QStringLiteral("offered servers switchOnFirst where note")},
        {QStringLiteral("pop3"),
         QStringLiteral(
             "offered servers switchOnFirst where note hidesAfterDownload onlyInbox keepsDays behaviour")},
        {QStringLiteral("smtp"), QStringLiteral("servers filesSent")}};
    return keys;
}

class Entry {
public:
    Entry(const QJsonObject &json, QStringList &problems) : m_json(json), m_problems(problems)
    {
        m_id = json.value(QLatin1String("id")).toString();
    }

    std::optional<Provider> read()
    {
        const auto before = m_problems.size();
        checkKeys(m_json, QStringLiteral("provider"));
        Provider provider{
            .id = m_id,
            .name = text("name"),
            .domains = words(m_json, "domains"),
            .mxDomains = words(m_json, "mx"),
            .country = text("country"),
            .dataArea = dataAreaOf(text("country"))};
        require(!m_id.isEmpty() && !provider.name.isEmpty(), "no id or name");
        require(!provider.domains.isEmpty() || !provider.mxDomains.isEmpty(), "neither domains nor mx");
        require(provider.country.isEmpty() || provider.dataArea != DataArea::Unknown, "no such country");
        provider.storedIn = words(m_json, "storedIn");
        for (const auto &place : std::as_const(provider.storedIn))
            require(dataAreaOf(place) != DataArea::Unknown, "no such country in storedIn");
        provider.storedInSource = page(text("storedInSource"));
        require(
            provider.storedIn.isEmpty() == provider.storedInSource.isEmpty(), "storedIn goes with its source");
        provider.loginName = oneOf(
            text("login"), {"address", "local-part", "own"},
            {LoginName::FullAddress, LoginName::LocalPart, LoginName::Own}, LoginName::Unknown);
        provider.signIn = oneOf(
            text("signIn"), {"password", "app-password", "oauth2"},
            {SignIn::Password, SignIn::AppPassword, SignIn::OAuth2}, SignIn::Unknown);
        provider.loginNote = local(m_json, "loginNote");
        provider.appPasswordToo = m_json.value(QLatin1String("appPasswordToo")).toBool();
        provider.exchange = m_json.value(QLatin1String("exchange")).toBool();
        provider.imap = access("imap", Service::Imap, provider.servers);
        provider.pop3 = access("pop3", Service::Pop3, provider.servers);
        readPop3Behaviour(provider.pop3Behaviour);
        const auto smtp = m_json.value(QLatin1String("smtp")).toObject();
        checkKeys(smtp, QStringLiteral("smtp"));
        readServers(smtp, Service::Submission, provider.servers);
        provider.sentFiledByServer = known(smtp, "filesSent");
        provider.help = page(text("help"));
        for (const auto &source : words(m_json, "sources"))
            provider.sources << page(source);
        require(!provider.sources.isEmpty(), "no source");
        readDate(provider);
        return m_problems.size() == before ? std::optional(provider) : std::nullopt;
    }

private:
    // null: the source bears no date, which counts as stale.
    void readDate(Provider &provider)
    {
        const auto value = m_json.value(QLatin1String("checked"));
        provider.checked = QDate::fromString(value.toString(), Qt::ISODate);
        require(value.isNull() || provider.checked.isValid(), "no date");
    }

    void require(bool good, const char *problem)
    {
        if (!good)
            m_problems << QStringLiteral("%1: %2").arg(m_id, QLatin1String(problem));
    }

    void checkKeys(const QJsonObject &object, const QString &kind)
    {
        const auto allowed = allowedKeys().value(kind).split(QLatin1Char(' '));
        for (const auto &key : object.keys()) {
            if (!allowed.contains(key))
                m_problems << QStringLiteral("%1: unknown key %2").arg(m_id, key);
        }
    }

    QString text(const char *key) const { return m_json.value(QLatin1String(key)).toString(); }

    static QStringList words(const QJsonObject &object, const char *key)
    {
        QStringList result;
        for (const auto &value : object.value(QLatin1String(key)).toArray())
            result << value.toString();
        return result;
    }

    template <class T>
    T oneOf(
        const QString &word, std::initializer_list<const char *> names, std::initializer_list<T> values, T none)
    {
        for (size_t i = 0; i < names.size(); ++i) {
            if (word == QLatin1String(names.begin()[i]))
                return values.begin()[i];
        }
        require(word.isEmpty(), "a value that does not exist");
        return none;
    }

    LocalText local(const QJsonObject &object, const char *key)
    {
        const auto value = object.value(QLatin1String(key));
        if (value.isUndefined())
            return {};
        const auto texts = value.toObject();
        LocalText result{
            texts.value(QLatin1String("en")).toString(), texts.value(QLatin1String("de")).toString()};
        require(!result.en.isEmpty() && !result.de.isEmpty(), "a text without one of its languages");
        return result;
    }

    Known known(const QJsonObject &object, const char *key)
    {
        const auto value = object.value(QLatin1String(key));
        require(value.isUndefined() || value.isBool(), "neither true, nor false, nor left out");
        if (!value.isBool())
            return Known::Unknown;
        return value.toBool() ? Known::Yes : Known::No;
    }

    Provider::Access access(const char *name, Service service, QList<Provider::Server> &servers)
    {
        const auto object = m_json.value(QLatin1String(name)).toObject();
        checkKeys(object, QLatin1String(name));
        const auto before = servers.size();
        readServers(object, service, servers);
        Provider::Access result{
            .offered = known(object, "offered"),
            .switchOnFirst = known(object, "switchOnFirst"),
            .where = local(object, "where"),
            .note = local(object, "note")};
        if (servers.size() > before)
            require(std::exchange(result.offered, Known::Yes) != Known::No, "servers of what is not offered");
        return result;
    }

    void readPop3Behaviour(Provider::Pop3Behaviour &behaviour)
    {
        const auto object = m_json.value(QLatin1String("pop3")).toObject();
        behaviour.hidesAfterDownload = known(object, "hidesAfterDownload");
        behaviour.onlyInbox = known(object, "onlyInbox");
        if (const auto days = object.value(QLatin1String("keepsDays")); !days.isUndefined()) {
            behaviour.keepsDays = days.toInt();
            require(*behaviour.keepsDays > 0, "keepsDays is no number of days");
        }
        behaviour.note = local(object, "behaviour");
    }

    // "imap.example.org:993/tls"
    void readServers(const QJsonObject &object, Service service, QList<Provider::Server> &servers)
    {
        static const QRegularExpression pattern(
            QStringLiteral("^(\\$mx|[a-z0-9]([a-z0-9.-]*[a-z0-9])?\\.[a-z]{2,}):(\\d{2,5})/(tls|starttls)$"));
        for (const auto &word : words(object, "servers")) {
            const auto match = pattern.match(word);
            if (!match.hasMatch()) {
                m_problems << QStringLiteral("%1: not a server with TLS: %2").arg(m_id, word);
                continue;
            }
            servers << Provider::Server{
                service, match.captured(1), match.captured(3).toUShort(),
                match.captured(4) == QLatin1String("tls") ? Security::Tls : Security::StartTls};
        }
    }

    QUrl page(const QString &address)
    {
        const QUrl url(address, QUrl::StrictMode);
        require(
            address.isEmpty()
                || (url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty()),
            "a page that is not https");
        return url;
    }

    QJsonObject m_json;
    QStringList &m_problems;
    QString m_id;
};

void requireUnique(const QList<Provider> &providers, QStringList &problems)
{
    QSet<QString> ids, domains, exchangers;
    for (const auto &provider : providers) {
        if (ids.contains(provider.id))
            problems << provider.id + QStringLiteral(": twice");
        ids.insert(provider.id);
        const auto add = [&](QSet<QString> &seen, const QString &name) {
            static const QRegularExpression host(
                QStringLiteral("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\\.[a-z0-9-]{2,}$"));
            if (seen.contains(name) || !host.match(name).hasMatch())
                problems << provider.id + QStringLiteral(": twice, or not a domain in lower case: ") + name;
            seen.insert(name);
        };
        for (const auto &domain : provider.domains)
            add(domains, domain);
        for (const auto &domain : provider.mxDomains)
            add(exchangers, domain);
    }
}

} // namespace

DataArea dataAreaOf(const QString &country)
{
    static const QRegularExpression code(QStringLiteral("^[A-Z]{2}$"));
    if (!code.match(country).hasMatch() || QLocale::codeToTerritory(country) == QLocale::AnyTerritory)
        return DataArea::Unknown;
    // The European Union's 27, and Iceland, Liechtenstein and Norway.
    static const auto members
        = QStringLiteral("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL "
                         "PT RO SE SI SK IS LI NO")
              .split(QLatin1Char(' '));
    return members.contains(country) ? DataArea::EuOrEea : DataArea::Elsewhere;
}

QList<Provider> readProviders(const QByteArray &json, QStringList &problems)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        problems << QStringLiteral("not JSON at %1: %2").arg(error.offset).arg(error.errorString());
        return {};
    }
    QList<Provider> providers;
    for (const auto &value : document.object().value(QLatin1String("providers")).toArray()) {
        if (const auto provider = Entry(value.toObject(), problems).read())
            providers << *provider;
    }
    requireUnique(providers, problems);
    return providers;
}

} // namespace duopost
