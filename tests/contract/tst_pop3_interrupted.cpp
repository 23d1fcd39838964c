// SPDX-License-Identifier: GPL-3.0-or-later
// CASES P1, P2: killed at any step of a synchronisation that removes messages from the server, the program
// loses none, fetches none a second time into a second row, and comes to the same end. DUOPOST_EVERY_STEP=1
// tries every step instead of a sample.
#include "tests/support/InterruptedRun.h"

#include "mailcore/MailError.h"

#include <QJsonArray>
#include <QProcess>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

constexpr int count = 14; // few enough that nobody is asked

QByteArray idOf(int number)
{
    return "p" + QByteArray::number(number) + "@example.org";
}

void fill(Lab &lab, const LabUser &user)
{
    QList<LabMessage> messages;
    for (int i = 0; i < count; ++i)
        messages << LabMessage{
            .bytes = "From: Karl <karl@example.org>\r\nSubject: Nummer " + QByteArray::number(i)
                + "\r\nDate: Mon, 01 Jan 2024 10:" + QByteArray::number(10 + i) + ":00 +0100\r\nMessage-ID: <"
                + idOf(i) + ">\r\n\r\n" + QByteArray("Eine Zeile von " + idOf(i) + ".\r\n").repeated(400),
            .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i)};
    lab.fill(user, QStringLiteral("INBOX"), messages);
}

QStringList split(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

// At no moment is a message neither whole here nor on the server; except for what a person deleted.
QString nothingIsLost(const MailState &here, const MailState &there, const QSet<int> &deleted = {})
{
    const auto whole = here.bodies.join(QLatin1Char('\n'));
    const auto server = there.messages.join(QLatin1Char('\n'));
    for (int i = 0; i < count; ++i) {
        const auto id = QLatin1Char('<') + QString::fromLatin1(idOf(i)) + QLatin1Char('>');
        const auto bare = QString::fromLatin1(idOf(i));
        const auto has = [&](const QString &text) {
            return text.contains(id) || text.contains(QLatin1Char(' ') + bare + QLatin1Char(' '));
        };
        if (!deleted.contains(i) && !has(whole) && !has(server))
            return QStringLiteral("%1 is nowhere").arg(bare);
    }
    return {};
}

// Eleven days pass for everything seen so far.
void makeOlder(const QString &profile)
{
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral("import glob, sqlite3, sys\n"
                        "for file in glob.glob(sys.argv[1] + '/accounts/*/user.db'):\n"
                        "    db = sqlite3.connect(file)\n"
                        "    db.execute('UPDATE maildrop SET first_seen = first_seen - 950400000')\n"
                        "    db.commit()\n"),
         profile});
    if (!python.waitForFinished(30'000) || python.exitCode() != 0)
        throw MailError(MailError::Kind::FileUnwritable, profile);
}

QStringList firstIds(const QString &profile, int howMany)
{
    const auto listed
        = runCli(profile, {.words = {QStringLiteral("list"), scenarioAccount, QStringLiteral("INBOX")}});
    QStringList ids;
    for (const auto &message : listed.json()[QStringLiteral("messages")].toArray())
        ids << QString::number(message.toObject()[QStringLiteral("id")].toInteger());
    return ids.first(qMin<qsizetype>(howMany, ids.size()));
}

} // namespace

class TestPop3Interrupted : public QObject {
    Q_OBJECT

    std::unique_ptr<InterruptedRuns> m_runs;

    void claim(const Scenario &scenario)
    {
        try {
            const auto wrong = m_runs->failures(scenario);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        } catch (const MailError &error) {
            QFAIL(qPrintable(QString::fromUtf8(error.what()) + QLatin1Char('\n') + error.serverText()));
        }
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

    void p1RemoveAfterDownload()
    {
        claim(
            {.name = QStringLiteral("POP3, leave never"),
             .protocol = Protocol::Pop3,
             .accountWords = split("--leave never"),
             .fill = fill,
             .command = [](const QString &) { return split("sync mail"); },
             .afterKill
             = [](const MailState &here, const MailState &there) { return nothingIsLost(here, there); }});
    }

    void p1RemoveAfterDays()
    {
        claim(
            {.name = QStringLiteral("POP3, leave ten days"),
             .protocol = Protocol::Pop3,
             .accountWords = split("--leave days:10"),
             .fill = fill,
             .before = {split("sync mail")},
             .changeProfile = makeOlder,
             .command = [](const QString &) { return split("sync mail"); },
             .afterKill
             = [](const MailState &here, const MailState &there) { return nothingIsLost(here, there); }});
    }

    void p2RemoveWhatWasDeletedHere()
    {
        claim(
            {.name = QStringLiteral("POP3, leave until deleted"),
             .protocol = Protocol::Pop3,
             .accountWords = split("--leave until-deleted"),
             .fill = fill,
             .before = {split("sync mail")},
             .changeProfile =
                 [](const QString &profile) {
                     const auto trashed = firstIds(profile, 5);
                     for (const auto *folder : {"INBOX", "Trash"}) { // to the trash, and from there for good
                         const auto done = runCli(
                             profile,
                             {.words
                              = QStringList{QStringLiteral("delete"), scenarioAccount, QString::fromLatin1(folder)}
                                  + trashed});
                         if (done.exit != 0)
                             throw MailError(MailError::Kind::BadUsage, done.describe());
                     }
                 },
             .command = [](const QString &) { return split("sync mail"); },
             .afterKill =
                 [](const MailState &here, const MailState &there) {
                     return nothingIsLost(here, there, {9, 10, 11, 12, 13});
                 }});
    }
};

QTEST_GUILESS_MAIN(TestPop3Interrupted)
#include "tst_pop3_interrupted.moc"
