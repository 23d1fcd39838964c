// SPDX-License-Identifier: GPL-3.0-or-later
// A switch of protocol, killed at any step or cut off from its server, and done again: every message is where
// it would be without that, once.
#include "tests/support/InterruptedClaim.h"
#include "tests/support/StepCases.h"

#include "mailcore/MailError.h"

#include <QFile>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

void run(const QString &profile, const QStringList &words)
{
    const auto done = runCli(profile, {.words = words});
    if (done.exit != 0)
        throw MailError(
            MailError::Kind::BadUsage, words.join(QLatin1Char(' ')), {}, QString::fromUtf8(done.err));
}

// Mail that is nowhere else, and marks nobody else knows.
void livePop3(const QString &profile)
{
    for (int i = 0; i < 6; ++i) {
        const auto path = profile + QStringLiteral("/own%1.eml").arg(i);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            throw MailError(MailError::Kind::FileUnwritable, path);
        const auto text = QByteArray::number(i);
        file.write(
            "From: a@lab.example\r\nTo: b@x.example\r\nSubject: own " + text
            + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <own" + text
            + "@example.org>\r\n\r\nText " + text + "\r\n");
        file.close();
        run(profile,
            split("import mail") + QStringList{i % 2 ? QStringLiteral("Sent") : QStringLiteral("Archive"), path}
                + split("--seen"));
        QFile::remove(path);
    }
    run(profile, split("mark mail INBOX") + idsOf(profile, QStringLiteral("INBOX"), 9) + split("--seen"));
    run(profile, split("mark mail INBOX") + idsOf(profile, QStringLiteral("INBOX"), 4) + split("--flagged"));
    run(profile, split("move mail INBOX") + idsOf(profile, QStringLiteral("INBOX"), 3) + split("--to Archive"));
}

/// Whatever the moment: of each message there is at least one, here or there.
QString nothingLost(const MailState &here, const MailState &there)
{
    QStringList ids;
    for (int i = 0; i < 30; ++i)
        ids << QStringLiteral("<in%1@").arg(i);
    for (const auto &id : std::as_const(ids)) {
        if (there.messages.filter(id).isEmpty())
            return id + QStringLiteral(" left the server");
        if (here.messages.filter(id).size() > 1)
            return id + QStringLiteral(" is here twice");
    }
    return {};
}

} // namespace

class TestInterruptedSwitch : public QObject {
    Q_OBJECT

    std::unique_ptr<InterruptedRuns> m_runs;

    void claim(const Scenario &scenario) { test::claim(*m_runs, scenario); }
    std::function<QStringList(const QString &)> to(Protocol protocol)
    {
        return [this, protocol](const QString &) {
            const auto ports = m_runs->lab().ports();
            return split("switch mail --security none --host 127.0.0.1 --to") + QStringList{toString(protocol)}
            + split("--port")
                + QStringList{QString::number(protocol == Protocol::Imap ? ports.imap : ports.pop3)};
        };
    }
    static void deaths()
    {
        QTest::addColumn<int>("death");
        QTest::newRow("killed") << int(Scenario::Death::Kill);
        QTest::newRow("cut off") << int(Scenario::Death::Cut);
    }

private slots:
    void initTestCase()
    {
        try {
            m_runs = std::make_unique<InterruptedRuns>();
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }

    void l1Pop3ToImap_data() { deaths(); }
    void l1Pop3ToImap()
    {
        QFETCH(int, death);
        claim(
            {.name = QStringLiteral("switch to IMAP"),
             .protocol = Protocol::Pop3,
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeProfile = livePop3,
             .command = to(Protocol::Imap),
             .after = {split("sync mail --all")},
             .afterKill = nothingLost,
             .death = Scenario::Death(death),
             .recovers = true,
             .samples = 20});
    }

    void l1ImapToPop3_data() { deaths(); }
    void l1ImapToPop3()
    {
        QFETCH(int, death);
        claim(
            {.name = QStringLiteral("switch to POP3"),
             .protocol = Protocol::Imap,
             .fill = fill,
             .before = {split("sync mail")},
             .command = to(Protocol::Pop3),
             .after = {split("sync mail --all")},
             .afterKill = nothingLost,
             .death = Scenario::Death(death),
             .samples = 20});
    }
};

QTEST_GUILESS_MAIN(TestInterruptedSwitch)
#include "tst_interrupted_switch.moc"
