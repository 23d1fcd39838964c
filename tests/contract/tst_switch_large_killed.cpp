// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand messages go from POP3 to IMAP and back, and the program is killed again and again: at the first
// step, resumed and killed some steps later, and so on, until it gets through. DUOPOST_EVERY_STEP=1 lets it go
// one step further at a time. In the end every message is where it would be without all that, once.
#include "tests/support/FaultyCli.h"
#include "tests/support/LargeMailbox.h"
#include "tests/support/MailState.h"
#include "tests/support/StepCases.h"

#include "mailcore/MailError.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

constexpr int ownCount = 40; ///< more, that are only on this computer
constexpr double growth = 2.5;
constexpr int patienceMs = 240'000;

QString nameOf(Protocol protocol)
{
    return toString(protocol);
}

} // namespace

class TestSwitchLargeKilled : public QObject {
    Q_OBJECT

    QTemporaryDir m_place;
    QString m_profile;

    CliResult run(const QStringList &words)
    {
        const auto result = runCli(m_profile, {.words = words, .patienceMs = patienceMs});
        if (result.exit != 0)
            throw MailError(
                MailError::Kind::BadUsage, words.mid(0, 4).join(QLatin1Char(' ')), {}, result.describe());
        return result;
    }

    /// @return how often it was killed
    int killedUntilDone(const QStringList &words)
    {
        const bool every = qEnvironmentVariableIntValue("DUOPOST_EVERY_STEP") != 0;
        int killed = 0;
        for (int k = 1;; k = every ? k + 1 : qMax(k + 1, static_cast<int>(k * growth))) {
            const auto fault
                = QStringLiteral("%1:all:%2").arg(QLatin1String(k % 2 ? "kill-before" : "kill-after")).arg(k);
            const CliRun disturbed{.words = words, .fault = fault, .patienceMs = patienceMs};
            const auto result = runCli(m_profile, disturbed);
            if (result.exit == 0 && !result.killed)
                return killed;
            if (!result.killed)
                throw MailError(
                    MailError::Kind::BadUsage, fault, {}, result.describe() + replayLine(m_profile, disturbed));
            ++killed;
        }
    }

private slots:
    void thereAndBack_data() { LargeMailbox::addRows(); }
    void thereAndBack()
    {
        QFETCH(const LargeMailbox::Server, server);
        if (const auto why = LargeMailbox::whyNot(server); !why.isEmpty())
            QSKIP(qPrintable(why));
        std::optional<LargeMailbox> mailbox;
        try {
            mailbox.emplace(server);
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable && server != LargeMailbox::Server::Cyrus)
                QSKIP(error.what());
            throw;
        }
        QElapsedTimer timer;
        timer.start();
        m_profile = m_place.filePath(QString::fromLatin1(QTest::currentDataTag()));
        const auto there = mailbox->account(Protocol::Imap), from = mailbox->account(Protocol::Pop3);
        run(split(
                "account add mail --address anna@lab.example --protocol pop3 --host 127.0.0.1 --security none")
            + QStringList{
                QStringLiteral("--user"), from.incoming.user, QStringLiteral("--port"),
                QString::number(from.incoming.port), QStringLiteral("--password-file"), from.passwordFile});
        run(split("sync mail --all"));
        run(split("mark mail INBOX") + idsOf(m_profile, QStringLiteral("INBOX"), largeCount / 2)
            + split("--seen"));
        QFile own(m_place.filePath(QStringLiteral("own.mbox")));
        QVERIFY(own.open(QIODevice::WriteOnly));
        for (int i = 0; i < ownCount; ++i)
            own.write(
                "From a@b Mon Jan  1 10:00:00 2024\n" + largeMessage(i, "sent").replace("\r\n", "\n") + "\n");
        own.close();
        run(split("import mail Sent") + QStringList{own.fileName()} + split("--seen"));
        const auto before = stateHere(m_profile, scenarioName);
        QCOMPARE(before.messages.size(), largeCount + ownCount);

        const auto switching = [&](const Account &to) {
            return split("switch mail --host 127.0.0.1 --security none --to")
                + QStringList{nameOf(to.protocol), QStringLiteral("--port"), QString::number(to.incoming.port)};
        };
        const auto killedThere = killedUntilDone(switching(there));
        QVERIFY2(killedThere > 6, qPrintable(QString::number(killedThere)));
        run(split("sync mail --all"));
        const auto onServer = stateThere(there);
        QCOMPARE(onServer.messages.size(), largeCount + ownCount);
        QCOMPARE(
            QSet<QString>(onServer.messages.begin(), onServer.messages.end()).size(), largeCount + ownCount);
        QCOMPARE(onServer.messages.filter(QStringLiteral("\\Seen")).size(), largeCount / 2 + ownCount);
        QCOMPARE(difference(onServer.messages, stateHere(m_profile, scenarioName).messages), QString());

        const auto killedBack = killedUntilDone(split("switch mail --back --to pop3"));
        QVERIFY2(killedBack > 4, qPrintable(QString::number(killedBack)));
        const auto again = run(split("sync mail --all")).json();
        const auto accounts = again[QStringLiteral("accounts")].toArray();
        const auto folders = accounts.first().toObject()[QStringLiteral("folders")].toArray();
        QVERIFY(!folders.isEmpty());
        for (const auto &folder : folders)
            QCOMPARE(folder.toObject()[QStringLiteral("arrived")].toInt(-1), 0);
        QCOMPARE(difference(before.messages, stateHere(m_profile, scenarioName).messages), QString());
        QCOMPARE(difference(onServer.messages, stateThere(there).messages), QString());
        qInfo(
            "killed %d times on the way there, %d times on the way back, %.0f s", killedThere, killedBack,
            static_cast<double>(timer.elapsed()) / 1000);
    }

private:
    const QString scenarioName = QStringLiteral("mail");
};

QTEST_GUILESS_MAIN(TestSwitchLargeKilled)
#include "tst_switch_large_killed.moc"
