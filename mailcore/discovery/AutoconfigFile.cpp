// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/AutoconfigFile.h"

#include "mailcore/discovery/LoginNames.h"

#include <QRegularExpression>
#include <QUrl>
#include <QXmlStreamReader>

namespace duopost {

namespace {

using Reason = DiscoveryStep::Reason;
constexpr int maxServers = 20;

class Parser {
public:
    Parser(const QByteArray &bytes, const AccountAddress &address, const QString &domain)
        : m_xml(bytes), m_address(address), m_domain(domain)
    {
        m_xml.setEntityExpansionLimit(0);
    }

    AutoconfigFile run()
    {
        while (next()) {
            if (!m_xml.isStartElement())
                continue;
            if (m_xml.name() == QLatin1String("clientConfig"))
                m_isConfiguration = true;
            else if (!m_isConfiguration)
                return refused(Reason::NotAConfiguration, m_xml.name().toString());
            else if (m_xml.name() == QLatin1String("emailProvider"))
                readProvider();
            else
                m_xml.skipCurrentElement();
        }
        if (m_forbidden)
            return refused(Reason::ForbiddenXml);
        if (m_xml.hasError())
            return refused(Reason::NotAConfiguration, m_xml.errorString());
        if (!m_isConfiguration)
            return refused(Reason::NotAConfiguration);
        if (m_servers.isEmpty())
            return m_otherDomain.isEmpty() ? refused(Reason::NothingUsable)
                                           : refused(Reason::OtherDomain, m_otherDomain);
        return {m_servers, Reason::None, {}};
    }

private:
    static AutoconfigFile refused(Reason reason, const QString &detail = {})
    {
        return {{}, reason, detail.left(200)};
    }

    // A DTD is where entities and references to other files come from; nobody needs one here.
    bool next()
    {
        if (m_forbidden || m_xml.atEnd() || m_xml.hasError())
            return false;
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            m_forbidden = true;
        return !m_forbidden && token != QXmlStreamReader::Invalid;
    }

    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).simplified(); }

    void readProvider()
    {
        QStringList domains;
        QList<FoundServer> servers;
        while (next() && !m_xml.isEndElement()) {
            if (!m_xml.isStartElement())
                continue;
            const auto type = m_xml.attributes().value(QLatin1String("type"));
            if (m_xml.name() == QLatin1String("domain"))
                domains << filledIn(text()).toLower();
            else if (m_xml.name() == QLatin1String("incomingServer") && type == QLatin1String("imap"))
                readServer(Service::Imap, servers);
            else if (m_xml.name() == QLatin1String("incomingServer") && type == QLatin1String("pop3"))
                readServer(Service::Pop3, servers);
            else if (m_xml.name() == QLatin1String("outgoingServer") && type == QLatin1String("smtp"))
                readServer(Service::Submission, servers);
            else
                m_xml.skipCurrentElement();
        }
        if (domains.isEmpty() || domains.contains(m_domain))
            m_servers += servers.mid(0, maxServers);
        else
            m_otherDomain = domains.first();
    }

    void readServer(Service service, QList<FoundServer> &servers)
    {
        FoundServer found{.service = service};
        QString socketType, user;
        QStringList authentications;
        while (next() && !m_xml.isEndElement()) {
            if (!m_xml.isStartElement())
                continue;
            if (m_xml.name() == QLatin1String("hostname"))
                found.address.host = QString::fromLatin1(QUrl::toAce(filledIn(text()).toLower()));
            else if (m_xml.name() == QLatin1String("port"))
                found.address.port = text().toUShort();
            else if (m_xml.name() == QLatin1String("socketType"))
                socketType = text().toUpper();
            else if (m_xml.name() == QLatin1String("username"))
                user = filledIn(text());
            else if (m_xml.name() == QLatin1String("authentication"))
                authentications << text().toLower();
            else
                m_xml.skipCurrentElement();
        }
        if (socketType == QLatin1String("SSL") || socketType == QLatin1String("TLS"))
            found.address.security = Security::Tls;
        else if (socketType == QLatin1String("STARTTLS"))
            found.address.security = Security::StartTls;
        else
            return; // "plain", or something newer: never weaker than TLS
        const auto signIn = signInFrom(authentications);
        if (!signIn || found.address.port == 0 || !isHost(found.address.host))
            return;
        found.signIn = *signIn;
        found.address.user = user;
        found.loginNames = user.isEmpty() ? loginNames(LoginName::Unknown, m_address) : QStringList{user};
        if (user.isEmpty())
            found.address.user = found.loginNames.value(0);
        servers << found;
    }

    // The first that we can do counts; a server that wants only others is of no use.
    static std::optional<SignIn> signInFrom(const QStringList &authentications)
    {
        for (const auto &name : authentications) {
            if (name.startsWith(QLatin1String("password")) || name == QLatin1String("plain")
                || name == QLatin1String("secure"))
                return SignIn::Password;
            if (name == QLatin1String("oauth2"))
                return SignIn::OAuth2;
        }
        return authentications.isEmpty() ? std::optional(SignIn::Unknown) : std::nullopt;
    }

    static bool isHost(const QString &host)
    {
        static const QRegularExpression pattern(QStringLiteral("^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$"));
        return pattern.match(host).hasMatch() && host.contains(QLatin1Char('.'))
            && !host.contains(QLatin1String(".."));
    }

    QString filledIn(QString value) const
    {
        value.replace(QLatin1String("%EMAILADDRESS%"), m_address.toString());
        value.replace(QLatin1String("%EMAILLOCALPART%"), m_address.local);
        value.replace(QLatin1String("%EMAILDOMAIN%"), m_address.domain);
        return value;
    }

    QXmlStreamReader m_xml;
    const AccountAddress &m_address;
    const QString &m_domain;
    QList<FoundServer> m_servers;
    QString m_otherDomain;
    bool m_isConfiguration = false, m_forbidden = false;
};

} // namespace

AutoconfigFile readAutoconfigFile(const QByteArray &bytes, const AccountAddress &address, const QString &domain)
{
    return Parser(bytes, address, domain).run();
}

} // namespace duopost
