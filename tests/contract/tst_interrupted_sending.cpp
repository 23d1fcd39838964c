// SPDX-License-Identifier: GPL-3.0-or-later
// CASES M1 to M3 and L1: duopost-cli killed at any step of sending. Whatever happens, a message is sent at most
// once, and it is lost at no moment from which on it was said to be in the outbox.
#include "tests/support/FaultyCli.h"
#include "tests/support/InterruptedRun.h"
#include "tests/support/SendingClient.h"
#include "tests/support/StepCases.h"

#include <QJsonArray>
#include <QProcess>
#include <QtTest>
#include <set>

using namespace duopost;
using namespace duopost::test;

class TestInterruptedSending : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_me, m_you;
    QTemporaryDir m_files;
    int m_serial = 0;

    /// A message file with an id of its own.
    QString letter(const QByteArray &id)
    {
        const auto path = m_files.filePath(QString::fromLatin1(id) + QStringLiteral(".eml"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(
                "From: " + m_me.address.toUtf8() + "\r\nTo: " + m_you.address.toUtf8()
                + "\r\nSubject: step\r\nDate: Mon, 01 Jan 2024 10:00:00 +0000\r\nMessage-ID: <" + id
                + ">\r\n\r\n" + QByteArray("eine Zeile\r\n").repeated(300));
        return path;
    }

    QString addAccount(const QString &profile, Protocol protocol)
    {
        const auto account = m_lab->account(m_me, protocol, Security::Tls);
        const auto &out = *account.outgoing;
        const auto result = runCli(
            profile,
            {.words
             = {QStringLiteral("account"),
                QStringLiteral("add"),
                scenarioAccount,
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
                out.host,
                QStringLiteral("--smtp-port"),
                QString::number(out.port),
                QStringLiteral("--smtp-security"),
                QStringLiteral("starttls"),
                QStringLiteral("--smtp-user"),
                m_me.name}});
        return result.exit == 0 ? QString() : result.describe();
    }

    static QList<QJsonObject> outboxOf(const QString &profile)
    {
        QList<QJsonObject> items;
        const auto result = runCli(profile, {.words = {QStringLiteral("outbox"), scenarioAccount}});
        for (const auto &item : result.json()[QStringLiteral("outbox")].toArray())
            items << item.toObject();
        return items;
    }

    /// Kills it there, looks, goes on, and looks again. Empty if all is as it must be.
    QString tryStep(const QString &original, const QString &fault, bool pop3, QStringList &seen)
    {
        QTemporaryDir place;
        const auto profile = place.filePath(QStringLiteral("profile"));
        QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), original, profile});
        const auto id = "step" + QByteArray::number(++m_serial) + "@lab.example";
        const QStringList words{QStringLiteral("send"), scenarioAccount, letter(id)};
        const auto killed = runCli(profile, {.words = words, .fault = fault});
        if (killed.crashed || killed.timedOut)
            return killed.describe();
        const auto arrived = [&] { return countThere(*m_lab, m_you, "INBOX", id); };
        const auto wrong = [&](const QString &what) {
            return QStringLiteral("%1: %2; replay: %3")
                .arg(fault, what, replayLine(profile, {.words = words, .fault = fault}));
        };
        const auto items = outboxOf(profile);
        const auto state
            = items.isEmpty() ? QStringLiteral("none") : items[0][QStringLiteral("state")].toString();
        seen << state;
        const int before = arrived();
        if (before > 1)
            return wrong(QStringLiteral("arrived %1 times").arg(before));
        if (state == QLatin1String("none")) // it never was in the outbox, or it is done with
            return before == (killed.killed ? before : 1) ? QString() : wrong(QStringLiteral("lost"));
        if (state == QLatin1String("queued") && before != 0)
            return wrong(QStringLiteral("is to be sent, and has been"));
        if ((state == QLatin1String("accepted") || state == QLatin1String("done")) && before != 1)
            return wrong(QStringLiteral("is said to be sent, and is not there"));
        const auto resumed
            = runCli(profile, {.words = {QStringLiteral("outbox"), scenarioAccount, QStringLiteral("--send")}});
        if (resumed.exit != 0)
            return wrong(resumed.describe());
        const int after = arrived();
        if (state == QLatin1String("maybe-sent")) // never repeated in silence
            return after == before ? QString() : wrong(QStringLiteral("a perhaps sent one was sent again"));
        if (after != 1)
            return wrong(QStringLiteral("%1: arrived %2 times in the end").arg(state).arg(after));
        const int copies = pop3 ? 1 : countThere(*m_lab, m_me, "Sent", id);
        if (copies != 1)
            return wrong(QStringLiteral("%1: %2 copies in Sent").arg(state).arg(copies));
        return {};
    }

    void everyStep(Protocol protocol, const char *kind, int wanted)
    {
        QTemporaryDir place;
        const auto profile = place.filePath(QStringLiteral("profile"));
        QCOMPARE(addAccount(profile, protocol), QString());
        // Once undisturbed: it learns that this server files nothing itself, and is counted.
        for (int i = 0; i < 2; ++i) {
            const auto whole = runCli(
                profile,
                {.words
                 = {QStringLiteral("send"), scenarioAccount,
                    letter("whole" + QByteArray::number(++m_serial) + "@x")}});
            QVERIFY2(whole.exit == 0, qPrintable(whole.describe()));
            if (i == 0)
                continue;
            const int count = whole.steps.value(kind);
            QVERIFY2(count > 0, kind);
            if (qEnvironmentVariableIntValue("DUOPOST_EVERY_STEP") != 0)
                wanted = count;
            std::set<int> steps;
            for (int k = 0; k < wanted; ++k)
                steps.insert(1 + k * count / wanted + (count > wanted ? (m_serial + k) % (count / wanted) : 0));
            QStringList failures, seen;
            for (const int step : steps) {
                const auto fault
                    = QStringLiteral("%1:%2:%3")
                          .arg(QLatin1String(step % 2 ? "kill-before" : "kill-after"), QLatin1String(kind))
                          .arg(step);
                const auto failure = tryStep(profile, fault, protocol == Protocol::Pop3, seen);
                if (!failure.isEmpty())
                    failures << failure;
            }
            qInfo(
                "%d %s steps, %d tried: %s", count, kind, int(steps.size()),
                qPrintable(seen.join(QLatin1Char(' '))));
            QVERIFY2(failures.isEmpty(), qPrintable(failures.mid(0, 3).join(QLatin1Char('\n'))));
            const QSet<QString> kinds(seen.begin(), seen.end());
            QVERIFY2(kinds.size() >= 2, "the steps do not reach all of sending");
        }
    }

private slots:
    void initTestCase()
    {
        qputenv("DUOPOST_SENT_LOOK_MS", "300");
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
    }

    void l1M1M2KilledAtAnyDurableStep() { everyStep(Protocol::Imap, "durable", 20); }
    void l1M2M3KilledAtAnyStepOnTheNetwork() { everyStep(Protocol::Imap, "network", 40); }
    void l1KilledAtAnyStepWithPop3() { everyStep(Protocol::Pop3, "all", 10); }

    // M14: the second one is a refusal, not a second transmission.
    void m14TheProfileIsOpenOnce()
    {
        QTemporaryDir place;
        const auto profile = place.filePath(QStringLiteral("profile"));
        QCOMPARE(addAccount(profile, Protocol::Imap), QString());
        const auto window = MailService::open(profile, Perform::AtOnce);
        const auto second
            = runCli(profile, {.words = {QStringLiteral("send"), scenarioAccount, letter("second@x")}});
        QVERIFY(second.exit != 0);
        QCOMPARE(second.errorKind(), QStringLiteral("profile-in-use"));
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", "second@x"), 0);
    }

    // L2: what could not be made durable is an error of whoever wants to send, and nothing is sent.
    void l2DiskFullWhenItIsQueued()
    {
        QTemporaryDir place;
        const auto profile = place.filePath(QStringLiteral("profile"));
        QCOMPARE(addAccount(profile, Protocol::Imap), QString());
        const auto counted = runCli(profile, {.words = {QStringLiteral("outbox"), scenarioAccount}});
        QCOMPARE(counted.exit, 0);
        const auto id = QByteArray("full@lab.example");
        const auto full = runCli(
            profile,
            {.words = {QStringLiteral("send"), scenarioAccount, letter(id)},
             .fault = QStringLiteral("ENOSPC:write:%1+").arg(counted.steps.value("write") + 1)});
        QVERIFY2(full.exit == 1, qPrintable(full.describe()));
        QCOMPARE(full.errorKind(), QStringLiteral("store-full"));
        QVERIFY(outboxOf(profile).isEmpty());
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", id), 0);
        const auto again = runCli(profile, {.words = {QStringLiteral("send"), scenarioAccount, letter(id)}});
        QVERIFY2(again.exit == 0, qPrintable(again.describe()));
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", id), 1);
    }
};

QTEST_GUILESS_MAIN(TestInterruptedSending)
#include "tst_interrupted_sending.moc"
