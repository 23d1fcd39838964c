// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/DeviceSetup.h"

#include <QRegularExpression>
#include <QUuid>
#include <QXmlStreamWriter>

namespace duopost {

namespace {

/// Apple's property lists, as XML.
class PropertyList {
public:
    explicit PropertyList(QByteArray *out) : m_xml(out)
    {
        m_xml.setAutoFormatting(true);
        m_xml.writeStartDocument();
        m_xml.writeDTD(QStringLiteral("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                                      "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"));
        m_xml.writeStartElement(QStringLiteral("plist"));
        m_xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1.0"));
    }
    ~PropertyList() { m_xml.writeEndDocument(); }
    PropertyList(const PropertyList &) = delete;
    PropertyList &operator=(const PropertyList &) = delete;

    void begin(const char *element) { m_xml.writeStartElement(QString::fromLatin1(element)); }
    void end() { m_xml.writeEndElement(); }
    void key(const char *key) { m_xml.writeTextElement(QStringLiteral("key"), QString::fromLatin1(key)); }
    void add(const char *name, const QString &value)
    {
        key(name);
        m_xml.writeTextElement(QStringLiteral("string"), value);
    }
    void add(const char *name, const char *value) { add(name, QString::fromLatin1(value)); }
    void add(const char *name, int value)
    {
        key(name);
        m_xml.writeTextElement(QStringLiteral("integer"), QString::number(value));
    }
    void add(const char *name, bool value)
    {
        key(name);
        m_xml.writeEmptyElement(value ? QStringLiteral("true") : QStringLiteral("false"));
    }

private:
    QXmlStreamWriter m_xml;
};

struct PayloadIdentity {
    QString identifier;
    QString uuid;
};

// By what the account is, not by when it was written.
PayloadIdentity identityOf(const Account &account, const char *part)
{
    static const QUuid space(QStringLiteral("6f0ddc2b-2a3c-4c2f-9a4a-3c7ab0c0d1f5"));
    const auto name = toString(account.protocol) + QLatin1Char(' ') + account.incoming.user.toLower()
        + QLatin1Char(' ') + account.incoming.host.toLower() + QLatin1Char(' ') + QString::fromLatin1(part);
    const auto uuid = QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces).toUpper();
    return {QStringLiteral("org.duopost.mail.") + uuid, uuid};
}

void addIdentity(PropertyList &list, const Account &account, const char *type, const char *part)
{
    const auto identity = identityOf(account, part);
    list.add("PayloadType", type);
    list.add("PayloadVersion", 1);
    list.add("PayloadIdentifier", identity.identifier);
    list.add("PayloadUUID", identity.uuid);
    list.add("PayloadDisplayName", account.address);
}

} // namespace

QByteArray appleProfile(const Account &account)
{
    QByteArray result;
    {
        PropertyList list(&result);
        list.begin("dict");
        addIdentity(list, account, "Configuration", "profile");
        list.key("PayloadContent");
        list.begin("array");
        list.begin("dict");
        addIdentity(list, account, "com.apple.mail.managed", "account");
        list.add("EmailAccountDescription", account.name);
        if (!account.displayName.isEmpty())
            list.add("EmailAccountName", account.displayName);
        list.add("EmailAccountType", account.protocol == Protocol::Imap ? "EmailTypeIMAP" : "EmailTypePOP");
        list.add("EmailAddress", account.address);
        const auto server = [&](const QByteArray &way, const ServerAddress &address) {
            list.add(way + "MailServerAuthentication", "EmailAuthPassword");
            list.add(way + "MailServerHostName", address.host);
            list.add(way + "MailServerPortNumber", int(address.port));
            list.add(way + "MailServerUseSSL", address.security != Security::Plaintext);
            list.add(way + "MailServerUsername", address.user);
        };
        server("Incoming", account.incoming);
        // Apple's format has no account without an outgoing server; without a name the device asks for it.
        if (account.outgoing) {
            server("Outgoing", *account.outgoing);
            list.add("OutgoingPasswordSameAsIncomingPassword", account.outgoing->user == account.incoming.user);
        }
        list.end();
        list.end();
        list.end();
    }
    return result;
}

QString appleProfileName(const Account &account)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9@._+-]"));
    auto address = account.address;
    address.replace(unsafe, QStringLiteral("_"));
    return QStringLiteral("mail-") + address + QStringLiteral(".mobileconfig");
}

} // namespace duopost
