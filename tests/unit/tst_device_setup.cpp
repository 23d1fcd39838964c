// SPDX-License-Identifier: GPL-3.0-or-later
// What another device is given, as Python's own reader of property lists understands it.
#include "mailcore/DeviceSetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace duopost;

namespace {

Account account(Protocol protocol)
{
    Account result;
    result.name = QStringLiteral("Post & <mehr>");
    result.displayName = QStringLiteral("Jörg „Öl“ Müller");
    result.address = QStringLiteral("joerg@example.org");
    result.protocol = protocol;
    result.incoming
        = {QStringLiteral("mail.example.org"),
           defaultPort(protocol == Protocol::Imap ? Service::Imap : Service::Pop3, Security::Tls),
           Security::Tls, QStringLiteral("joerg")};
    result.outgoing
        = ServerAddress{QStringLiteral("send.example.org"), 587, Security::StartTls, QStringLiteral("joerg")};
    return result;
}

QJsonObject read(const QByteArray &profile)
{
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral("import plistlib,json,sys; "
                        "print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))")});
    python.write(profile);
    python.closeWriteChannel();
    if (!python.waitForFinished(30'000) || python.exitCode() != 0)
        qFatal("%s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

QJsonObject mailPayload(const QByteArray &profile)
{
    return read(profile)[QStringLiteral("PayloadContent")].toArray().at(0).toObject();
}

} // namespace

class TestDeviceSetup : public QObject {
    Q_OBJECT
private slots:
    void onlyDocumentedKeysWithTheirTypes_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("POP3") << int(Protocol::Pop3);
    }
    void onlyDocumentedKeysWithTheirTypes()
    {
        QFETCH(int, protocol);
        // Device Management: the keys every payload has, and those of com.apple.mail.managed.
        static const QHash<QString, QJsonValue::Type> common{
            {QStringLiteral("PayloadType"), QJsonValue::String},
            {QStringLiteral("PayloadVersion"), QJsonValue::Double},
            {QStringLiteral("PayloadIdentifier"), QJsonValue::String},
            {QStringLiteral("PayloadUUID"), QJsonValue::String},
            {QStringLiteral("PayloadDisplayName"), QJsonValue::String}};
        auto mail = common;
        for (const char *name :
             {"EmailAccountDescription", "EmailAccountName", "EmailAccountType", "EmailAddress",
              "IncomingMailServerAuthentication", "IncomingMailServerHostName", "IncomingMailServerUsername",
              "OutgoingMailServerAuthentication", "OutgoingMailServerHostName", "OutgoingMailServerUsername"})
            mail.insert(QString::fromLatin1(name), QJsonValue::String);
        for (const char *name :
             {"IncomingMailServerUseSSL", "OutgoingMailServerUseSSL", "OutgoingPasswordSameAsIncomingPassword"})
            mail.insert(QString::fromLatin1(name), QJsonValue::Bool);
        for (const char *name : {"IncomingMailServerPortNumber", "OutgoingMailServerPortNumber"})
            mail.insert(QString::fromLatin1(name), QJsonValue::Double);
        const auto profile = read(appleProfile(account(Protocol(protocol))));
        for (auto it = profile.begin(); it != profile.end(); ++it) {
            if (it.key() != QLatin1String("PayloadContent"))
                QVERIFY2(common.contains(it.key()) && common[it.key()] == it->type(), qPrintable(it.key()));
        }
        const auto payload = mailPayload(appleProfile(account(Protocol(protocol))));
        QCOMPARE(payload.size(), mail.size()); // each one, and no other
        for (auto it = payload.begin(); it != payload.end(); ++it)
            QVERIFY2(mail.contains(it.key()) && mail[it.key()] == it->type(), qPrintable(it.key()));
        QCOMPARE(profile[QStringLiteral("PayloadType")].toString(), QStringLiteral("Configuration"));
        QCOMPARE(payload[QStringLiteral("PayloadType")].toString(), QStringLiteral("com.apple.mail.managed"));
        QCOMPARE(
            payload[QStringLiteral("EmailAccountType")].toString(),
            Protocol(protocol) == Protocol::Imap ? QStringLiteral("EmailTypeIMAP")
                                                 : QStringLiteral("EmailTypePOP"));
    }

    void theAccountIsSaidAsItIs()
    {
        const auto payload = mailPayload(appleProfile(account(Protocol::Imap)));
        QCOMPARE(
            payload[QStringLiteral("EmailAccountDescription")].toString(), QStringLiteral("Post & <mehr>"));
        QCOMPARE(payload[QStringLiteral("EmailAccountName")].toString(), QStringLiteral("Jörg „Öl“ Müller"));
        QCOMPARE(payload[QStringLiteral("IncomingMailServerPortNumber")].toInt(), 993);
        QVERIFY(payload[QStringLiteral("OutgoingMailServerUseSSL")].toBool()); // STARTTLS is encryption
        QVERIFY(payload[QStringLiteral("OutgoingPasswordSameAsIncomingPassword")].toBool());
        auto plain = account(Protocol::Imap);
        plain.incoming.security = Security::Plaintext;
        QVERIFY(!mailPayload(appleProfile(plain))[QStringLiteral("IncomingMailServerUseSSL")].toBool());
    }

    void thereIsNoPlaceForAPassword()
    {
        auto one = account(Protocol::Imap);
        one.passwordFile = QStringLiteral("/home/joerg/secret");
        const auto profile = appleProfile(one);
        QVERIFY(!profile.contains("secret"));
        QVERIFY(!profile.contains("<key>IncomingPassword"));
        QVERIFY(!profile.contains("<key>OutgoingPassword<"));
    }

    void installingAgainReplaces()
    {
        const auto one = account(Protocol::Imap);
        auto renamed = one;
        renamed.name = QStringLiteral("other");
        const auto uuid = [](const Account &a) {
            return mailPayload(appleProfile(a))[QStringLiteral("PayloadUUID")].toString();
        };
        QCOMPARE(uuid(one), uuid(renamed));
        QVERIFY(uuid(one) != uuid(account(Protocol::Pop3))); // another account beside the first
        QVERIFY(uuid(one) != read(appleProfile(one))[QStringLiteral("PayloadUUID")].toString());
    }

    void theFileNameIsSafe()
    {
        auto one = account(Protocol::Imap);
        one.address = QStringLiteral("../a b/ö@example.org");
        QCOMPARE(appleProfileName(one), QStringLiteral("mail-.._a_b__@example.org.mobileconfig"));
    }
};

QTEST_GUILESS_MAIN(TestDeviceSetup)
#include "tst_device_setup.moc"
