// SPDX-License-Identifier: GPL-3.0-or-later
// "send" and "outbox" as a script sees them.
#include "tests/support/FaultyCli.h"
#include "tests/support/SendingClient.h"

#include <QJsonArray>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestCliSend : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_me, m_you;
    QTemporaryDir m_place;

    QString profile() const { return m_place.filePath(QStringLiteral("profile")); }
    CliResult run(const QStringList &words) { return runCli(profile(), {.words = words}); }
    QString file(const char *name, const QByteArray &content)
    {
        const auto path = m_place.filePath(QString::fromUtf8(name));
        QFile out(path);
        if (out.open(QIODevice::WriteOnly))
            out.write(content);
        return path;
    }
    void add(const QString &name, Protocol protocol, quint16 smtpPort)
    {
        const auto account = m_lab->account(m_me, protocol, Security::Tls);
        const auto result = run(
            {QStringLiteral("account"),
             QStringLiteral("add"),
             name,
             QStringLiteral("--address"),
             m_me.address,
             QStringLiteral("--user"),
             m_me.name,
             QStringLiteral("--protocol"),
             toString(protocol),
             QStringLiteral("--host"),
             account.incoming.host,
             QStringLiteral("--port"),
             QString::number(account.incoming.port),
             QStringLiteral("--ca"),
             m_lab->certificateFile(),
             QStringLiteral("--password-file"),
             account.passwordFile,
             QStringLiteral("--smtp-host"),
             account.outgoing->host,
             QStringLiteral("--smtp-port"),
             QString::number(smtpPort),
             QStringLiteral("--smtp-security"),
             QStringLiteral("starttls")});
        QVERIFY2(result.exit == 0, qPrintable(result.describe()));
    }

private slots:
    void initTestCase()
    {
        qputenv("DUOPOST_SENT_LOOK_MS", "200");
        try {
            m_lab = Lab::start(
                {.sampleMail = false, .extraUsers = {QStringLiteral("me"), QStringLiteral("you")}});
        } catch (const MailError &error) {
            QSKIP(error.what());
        }
        if (m_lab->ports().smtp == 0)
            QSKIP("no submission server here");
        for (const auto &user : m_lab->users()) {
            if (user.name == QLatin1String("me"))
                m_me = user;
            else if (user.name == QLatin1String("you"))
                m_you = user;
        }
        add(QStringLiteral("imap"), Protocol::Imap, m_lab->ports().smtp);
        add(QStringLiteral("pop3"), Protocol::Pop3, m_lab->ports().smtp);
        add(QStringLiteral("offline"), Protocol::Imap, 1);
    }

    void aMessageMadeOfOptionsIsSentAndItsCopyIsNamed()
    {
        const auto body = file("body.txt", "Grüße\n.\nvon hier\n");
        const auto attachment = file("Übersicht.txt", "Anhang\n");
        const auto sent = run(
            {QStringLiteral("send"), QStringLiteral("imap"), QStringLiteral("--to"), m_you.address,
             QStringLiteral("--bcc"), m_me.address, QStringLiteral("--subject"), QStringLiteral("Schöne Grüße"),
             QStringLiteral("--body-file"), body, QStringLiteral("--attach"), attachment});
        QVERIFY2(sent.exit == 0, qPrintable(sent.describe()));
        const auto json = sent.json();
        const auto id = json[QStringLiteral("messageId")].toString().toUtf8();
        QVERIFY(!id.isEmpty());
        QCOMPARE(json[QStringLiteral("state")].toString(), QStringLiteral("done"));
        QCOMPARE(json[QStringLiteral("accepted")].toArray().size(), 2);
        QVERIFY(json[QStringLiteral("refused")].toArray().isEmpty());
        const auto copy = json[QStringLiteral("sent")].toObject();
        QCOMPARE(copy[QStringLiteral("where")].toString(), QStringLiteral("server"));
        QCOMPARE(copy[QStringLiteral("folder")].toString(), QStringLiteral("Sent"));
        QVERIFY(copy[QStringLiteral("uid")].toString().toInt() > 0);
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", id), 1);
        QCOMPARE(countThere(*m_lab, m_me, "INBOX", id), 1);
        QCOMPARE(countThere(*m_lab, m_me, "Sent", id), 1);
    }

    void aFileIsSentAsItIsButForItsBcc()
    {
        const auto path = file(
            "letter.eml",
            "From: Me <" + m_me.address.toUtf8() + ">\nTo: " + m_you.address.toUtf8()
                + "\nBcc: " + m_me.address.toUtf8() + ",\n " + m_me.address.toUtf8()
                + "\nSubject: from a file\nMessage-ID: <file@x>\n\n.dot\nend\n");
        const auto sent = run({QStringLiteral("send"), QStringLiteral("pop3"), path});
        QVERIFY2(sent.exit == 0, qPrintable(sent.describe()));
        const auto json = sent.json();
        QCOMPARE(json[QStringLiteral("messageId")].toString(), QStringLiteral("file@x"));
        QCOMPARE(
            json[QStringLiteral("sent")].toObject()[QStringLiteral("where")].toString(),
            QStringLiteral("only-here"));
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", "file@x"), 1);
        SendingClient reader(Perform::WhenAsked);
        const auto you = reader.add(m_lab->account(m_you, Protocol::Imap, Security::Tls));
        reader.sync(you.id);
        const auto inbox = reader.folder(you.id, QStringLiteral("INBOX"));
        for (const auto &row : reader.list(you.id, inbox.id)) {
            if (row.messageId != "file@x")
                continue;
            const auto raw = reader.wait(reader.service->rawMessage({you.id, row.id}));
            QVERIFY(raw.endsWith("\r\n\r\n.dot\r\nend\r\n"));
            QVERIFY(!raw.toLower().contains("bcc") && raw.contains("Date: "));
        }
    }

    void m5RefusedRecipientsFailUnlessSaidOtherwise()
    {
        const QStringList words{
            QStringLiteral("send"),      QStringLiteral("imap"),
            QStringLiteral("--to"),      m_you.address + QStringLiteral(", nobody@lab.example"),
            QStringLiteral("--subject"), QStringLiteral("x")};
        const auto refused = run(words);
        QVERIFY2(refused.exit == 1, qPrintable(refused.describe()));
        const auto json = refused.json();
        QCOMPARE(json[QStringLiteral("state")].toString(), QStringLiteral("partly-refused"));
        const auto one = json[QStringLiteral("refused")].toArray().first().toObject();
        QCOMPARE(one[QStringLiteral("address")].toString(), QStringLiteral("nobody@lab.example"));
        QVERIFY(one[QStringLiteral("reply")].toString().startsWith(QLatin1String("550")));
        const auto id = json[QStringLiteral("messageId")].toString().toUtf8();
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", id), 0);
        const auto item = QString::number(json[QStringLiteral("id")].toInteger());
        QCOMPARE(
            run({QStringLiteral("outbox"), QStringLiteral("imap"), QStringLiteral("--dismiss"), item}).exit, 0);
        const auto partly = run(words + QStringList{QStringLiteral("--without-refused")});
        QVERIFY2(partly.exit == 3, qPrintable(partly.describe()));
        QCOMPARE(partly.json()[QStringLiteral("accepted")].toArray().size(), 1);
        QCOMPARE(partly.json()[QStringLiteral("refused")].toArray().size(), 1);
        QCOMPARE(
            countThere(*m_lab, m_you, "INBOX", partly.json()[QStringLiteral("messageId")].toString().toUtf8()),
            1);
    }

    void whatCannotBeSentNowStaysInTheOutbox()
    {
        const auto queued = run(
            {QStringLiteral("send"), QStringLiteral("offline"), QStringLiteral("--to"), m_you.address,
             QStringLiteral("--subject"), QStringLiteral("later")});
        QVERIFY2(queued.exit == 3, qPrintable(queued.describe()));
        QCOMPARE(queued.json()[QStringLiteral("state")].toString(), QStringLiteral("queued"));
        const auto listed = run({QStringLiteral("outbox"), QStringLiteral("offline")});
        const auto items = listed.json()[QStringLiteral("outbox")].toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0].toObject()[QStringLiteral("subject")].toString(), QStringLiteral("later"));
        QCOMPARE(items[0].toObject()[QStringLiteral("attempts")].toInt(), 1);
        // Other commands do not send in passing.
        run({QStringLiteral("sync"), QStringLiteral("offline")});
        QCOMPARE(
            run({QStringLiteral("outbox"), QStringLiteral("offline")})
                .json()[QStringLiteral("outbox")]
                .toArray()[0]
                .toObject()[QStringLiteral("attempts")]
                .toInt(),
            1);
    }

    void m8AndWrongUseIsSaidBeforeAnythingIsQueued()
    {
        const auto tried = [&](const QStringList &more) {
            return run(QStringList{QStringLiteral("send"), QStringLiteral("imap")} + more).exit;
        };
        QCOMPARE(tried({}), 2);
        QCOMPARE(tried({QStringLiteral("--to"), QStringLiteral("nonsense")}), 2);
        QCOMPARE(tried({QStringLiteral("--to"), QStringLiteral("a@b.example\r\nDATA")}), 2);
        QCOMPARE(
            tried(
                {QStringLiteral("--to"), m_you.address, QStringLiteral("--attach"),
                 QStringLiteral("/nowhere")}),
            1);
        const auto listed = run({QStringLiteral("outbox"), QStringLiteral("imap")});
        QVERIFY2(listed.json()[QStringLiteral("outbox")].toArray().isEmpty(), qPrintable(listed.describe()));
    }
};

QTEST_GUILESS_MAIN(TestCliSend)
#include "tst_cli_send.moc"
