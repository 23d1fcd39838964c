// SPDX-License-Identifier: GPL-3.0-or-later
// The report for a support desk as the command line writes it, about mailboxes that were really used: neither
// the password nor anybody's mail is in it.
#include "tests/support/ServiceClient.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace duopost;

class TestReport : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;
    ServiceClient m_client;
    QStringList m_subjects, m_people;

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static int run(const QStringList &words, QByteArray *out = nullptr, QByteArray *err = nullptr)
    {
        QProcess process;
        process.start(QStringLiteral(DUOPOST_CLI), words);
        if (!process.waitForFinished(120'000))
            return -1;
        if (out)
            *out = process.readAllStandardOutput();
        if (err)
            *err = process.readAllStandardError();
        return process.exitCode();
    }
    int report(const QString &account, const QString &file, const QStringList &more = {})
    {
        return run(
            QStringList{
                QStringLiteral("--profile"), m_client.profile.path(), QStringLiteral("what-syncs"), account,
                QStringLiteral("--report"), file}
            + more);
    }
    QString path(const char *name) const { return m_client.profile.filePath(QString::fromLatin1(name)); }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({});
        } catch (const MailError &error) {
            QSKIP(error.what());
        }
        m_user = m_lab->users().first();
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            auto wanted = m_lab->account(m_user, protocol);
            wanted.name = toString(protocol);
            const auto account = m_client.add(wanted);
            m_client.sync(account.id, SyncDepth::Bodies);
            const auto inbox = m_client.folder(account.id, QStringLiteral("INBOX"));
            const auto rows = m_client.list(account.id, inbox.id);
            QVERIFY(rows.size() > 20);
            for (const auto &row : rows) {
                m_subjects << row.subject;
                if (row.from.address != account.address)
                    m_people << row.from.address;
            }
            m_client.wait(m_client.service->change({account.id, inbox.id}, {rows.first().id}, Star{}));
            m_client.wait(m_client.service->performPending(account.id));
        }
        m_client.service.reset(); // the other program wants the profile
    }

    void nothingPrivateIsInIt_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("file");
        for (const auto *account : {"imap", "pop3"}) {
            for (const auto *suffix : {"html", "pdf"})
                QTest::addRow("%s, %s", account, suffix)
                    << QString::fromLatin1(account) << path("report.") + QString::fromLatin1(suffix);
        }
    }
    void nothingPrivateIsInIt()
    {
        QFETCH(const QString, account);
        QFETCH(const QString, file);
        QCOMPARE(report(account, file), 0);
        auto bytes = contentOf(file);
        QVERIFY(bytes.size() > 10'000);
        if (file.endsWith(QLatin1String(".pdf"))) { // compressed: nothing would be found in it as it is
            QProcess reader;
            reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), file, QStringLiteral("-")});
            QVERIFY2(reader.waitForFinished(), "pdftotext is needed");
            bytes += reader.readAllStandardOutput();
            QVERIFY(bytes.contains("127.0.0.1"));
        }
        const auto password = m_user.password.toUtf8();
        const auto sasl = '\0' + m_user.name.toUtf8() + '\0' + password;
        for (const auto &secret : {password, password.toBase64(), sasl.toBase64()})
            QVERIFY(!bytes.contains(secret));
        for (const auto &subject : std::as_const(m_subjects)) {
            if (subject.size() > 8)
                QVERIFY2(!bytes.contains(subject.toHtmlEscaped().toUtf8()), qPrintable(subject));
        }
        for (const auto &person : std::as_const(m_people))
            QVERIFY2(!bytes.contains(person.toUtf8()), qPrintable(person));
        if (file.endsWith(QLatin1String(".pdf")))
            return;
        for (const auto *known : {"127.0.0.1", "TLS 1.", "INBOX", "C: ", "S: ", "UID"})
            QVERIFY2(bytes.contains(known), known);
    }

    void theOwnNameGoesWhereThatIsWanted()
    {
        QCOMPARE(report(QStringLiteral("imap"), path("a.html")), 0);
        QVERIFY(contentOf(path("a.html")).contains(m_user.address.toUtf8()));
        QCOMPARE(report(QStringLiteral("imap"), path("b.html"), {QStringLiteral("--without-user")}), 0);
        QVERIFY(!contentOf(path("b.html")).contains(m_user.address.toUtf8()));
        QVERIFY(!contentOf(path("b.html")).contains(m_user.name.toUtf8()));
    }

    void itSpeaksTheLanguageThatWasAskedFor()
    {
        QCOMPARE(
            report(
                QStringLiteral("imap"), path("c.html"), {QStringLiteral("--language"), QStringLiteral("de")}),
            0);
        QVERIFY(contentOf(path("c.html")).contains("lang=\"de"));
    }

    void whatDoesNotWorkIsSaid()
    {
        QByteArray out, err;
        const auto kind = [&] {
            return QJsonDocument::fromJson(err)[QStringLiteral("error")][QStringLiteral("kind")].toString();
        };
        const QStringList common{
            QStringLiteral("--json"), QStringLiteral("--profile"), m_client.profile.path(),
            QStringLiteral("what-syncs")};
        QCOMPARE(
            run(common + QStringList{QStringLiteral("nobody"), QStringLiteral("--report"), path("d.html")},
                &out, &err),
            1);
        QCOMPARE(kind(), QStringLiteral("not-found"));
        QCOMPARE(
            run(common
                    + QStringList{QStringLiteral("imap"), QStringLiteral("--report"), QStringLiteral("/nowhere/at/all.html")},
                &out, &err),
            1);
        QCOMPARE(kind(), MailError(MailError::Kind::FileUnwritable).kindName());
        QCOMPARE(
            run(common + QStringList{QStringLiteral("imap"), QStringLiteral("--report"), path("e.html")}, &out),
            0);
        QCOMPARE(QJsonDocument::fromJson(out)[QStringLiteral("report")].toString(), path("e.html"));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
