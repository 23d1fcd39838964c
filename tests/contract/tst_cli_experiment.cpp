// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments from the command line, on an account: never without consent, and nothing is left of them.
#include "mailcore/Lab.h"
#include "tests/support/FaultyCli.h"
#include "tests/support/MailState.h"

#include "mailcore/MailError.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;
using test::runCli;

class TestCliExperiment : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    QTemporaryDir m_profile;

    test::CliResult cli(const QStringList &words) const
    {
        return runCli(m_profile.path(), {.words = words, .patienceMs = 120'000});
    }
    void add(const QString &name, Protocol protocol) const
    {
        const auto user = m_lab->users().first();
        const auto account = m_lab->account(user, protocol, Security::Plaintext);
        const auto done = cli(
            {QStringLiteral("account"), QStringLiteral("add"), name, QStringLiteral("--address"), user.address,
             QStringLiteral("--user"), user.name, QStringLiteral("--protocol"), toString(protocol),
             QStringLiteral("--host"), account.incoming.host, QStringLiteral("--port"),
             QString::number(account.incoming.port), QStringLiteral("--security"), QStringLiteral("none"),
             QStringLiteral("--password-file"), account.passwordFile});
        QVERIFY2(done.exit == 0, qPrintable(done.describe()));
    }
    test::MailState onServer() const
    {
        return test::stateThere(m_lab->account(m_lab->users().first(), Protocol::Imap, Security::Plaintext));
    }
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        add(QStringLiteral("mail"), Protocol::Imap);
        add(QStringLiteral("old"), Protocol::Pop3);
    }

    void withoutConsentItIsOnlySaidWhatWouldBeDone()
    {
        const auto before = onServer();
        const auto done = cli(words("experiment run star move --account mail"));
        QCOMPARE(done.exit, 2);
        for (const char *part :
             {"Duopost experiment ", "up to 2 test messages", "removes the folder", "No other folder is opened",
              "nothing is sent", "--consent"})
            QVERIFY2(done.err.contains(part), done.err.constData());
        QCOMPARE(onServer().text(), before.text());
        QCOMPARE(cli(words("experiment clean --account mail")).exit, 0);
    }

    void thePageIsWhatItsNameSays_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("html") << QStringLiteral("html") << QByteArray("<!DOCTYPE html>");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-1.");
    }
    void thePageIsWhatItsNameSays()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, begin);
        QFile page(m_profile.filePath(QStringLiteral("page.") + suffix));
        const auto done
            = cli(words("experiment run star --setup imap+imap --report") + QStringList{page.fileName()});
        QVERIFY2(done.exit == 0, qPrintable(done.describe()));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QCOMPARE(page.read(begin.size()), begin);
        page.seek(0);
        auto text = page.readAll();
        if (suffix == QLatin1String("pdf")) {
            QProcess reader;
            reader.start(QStringLiteral("pdftotext"), {page.fileName(), QStringLiteral("-")});
            if (!reader.waitForFinished())
                QSKIP("pdftotext is not here");
            text = reader.readAllStandardOutput();
        }
        QVERIFY2(text.contains("The second device sees the mark"), text.left(2000).constData());
    }
    void aPlaceThatCannotBeWrittenIsSaidBeforeAnythingIsTried()
    {
        const auto done = cli(words("--json experiment run star --report /nowhere/at/all.html"));
        QCOMPARE(done.exit, 1);
        QCOMPARE(done.errorKind(), QStringLiteral("file-unwritable"));
        QVERIFY(!done.err.contains("imap+imap"));
    }

    void whatCannotBeTriedThereIsRefusedWithTheReason()
    {
        const auto pop3 = cli(words("experiment run star --account old --consent"));
        QCOMPARE(pop3.exit, 2);
        QVERIFY2(pop3.err.contains("only the inbox"), pop3.err.constData());
        const auto practice = cli(words("experiment run mailbox-full --account mail --consent"));
        QCOMPARE(practice.exit, 2);
        QVERIFY2(practice.err.contains("only on the practice server"), practice.err.constData());
    }

    void withConsentItIsDoneAndTidiedUp()
    {
        const auto before = onServer();
        const auto done = cli(words("--json experiment run star move --account mail --consent"));
        QVERIFY2(done.exit == 0, qPrintable(done.describe()));
        const auto results = done.json().value(QStringLiteral("results")).toArray();
        QCOMPARE(results.size(), 12);
        for (const auto &each : results) {
            const auto cell = each.toObject();
            const bool byImap = cell.value(QStringLiteral("setup")) == QLatin1String("imap+imap");
            QCOMPARE(
                cell.value(QStringLiteral("outcome")).toString(),
                byImap ? QStringLiteral("yes") : QStringLiteral("not-tried"));
        }
        const auto cleanup = done.json().value(QStringLiteral("cleanup")).toObject();
        QVERIFY(cleanup.value(QStringLiteral("gone")).toBool());
        QCOMPARE(onServer().text(), before.text());
        const auto clean = cli(words("--json experiment clean --account mail"));
        QCOMPARE(clean.json().value(QStringLiteral("remains")), QJsonValue(false));
    }
};

QTEST_GUILESS_MAIN(TestCliExperiment)
#include "tst_cli_experiment.moc"
