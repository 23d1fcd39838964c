// SPDX-License-Identifier: GPL-3.0-or-later
// Killed at any step of any work, the program goes on as if nothing had happened: the same mail here and there.
// DUOPOST_EVERY_STEP=1 tries every step instead of a sample.
#include "tests/support/InterruptedRun.h"
#include "tests/support/LineClient.h"

#include "mailcore/MailError.h"

#include <QJsonArray>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

QByteArray bytesOf(const QByteArray &id, int lines = 12)
{
    return "From: Karl <karl@example.org>\r\nTo: anna@lab.example\r\nSubject: Nummer " + id
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <" + id
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + QByteArray("Eine Zeile von " + id + ".\r\n").repeated(lines);
}

QList<LabMessage> messages(const QByteArray &prefix, int count)
{
    QList<LabMessage> result;
    for (int i = 0; i < count; ++i)
        result << LabMessage{
            .bytes = bytesOf(prefix + QByteArray::number(i)),
            .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i),
            .flags = i % 3 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlags()};
    return result;
}

void fill(Lab &lab, const LabUser &user)
{
    lab.fill(user, QStringLiteral("INBOX"), messages("in", 30));
    lab.fill(user, QStringLiteral("Projekte/Alt"), messages("alt", 12));
}

// Several windows of headers and batches of bodies.
void fillMany(Lab &lab, const LabUser &user)
{
    lab.fill(user, QStringLiteral("INBOX"), messages("in", 260));
    lab.fill(user, QStringLiteral("Projekte/Alt"), messages("alt", 12));
}

QStringList split(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

/// Commands to a user's mailbox, past the program; each must be answered OK.
void atServer(Lab &lab, const LabUser &user, const QList<QByteArray> &commands)
{
    auto account = lab.account(user, Protocol::Imap, Security::StartTls);
    account.incoming.security = Security::Plaintext;
    LineClient client({});
    if (!logIn(client, account))
        throw MailError(MailError::Kind::WrongPassword);
    for (const auto &command : commands) {
        const auto answer = client.imap(command);
        if (!answer.mid(answer.lastIndexOf('\n') + 1).startsWith("OK"))
            throw MailError(
                MailError::Kind::ServerRefused, QString::fromUtf8(command), QString::fromUtf8(answer));
    }
    client.imap("LOGOUT");
}

QStringList idsOf(const QString &profile, const QString &folder, int count)
{
    const auto listed = runCli(
        profile,
        {.words
         = {QStringLiteral("list"), scenarioAccount, folder, QStringLiteral("--limit"),
            QString::number(count)}});
    QStringList ids;
    for (const auto &message : listed.json()[QStringLiteral("messages")].toArray())
        ids << QString::number(message.toObject()[QStringLiteral("id")].toInteger());
    return ids;
}

} // namespace

class TestInterrupted : public QObject {
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

    void l1FirstSynchronisation()
    {
        claim(
            {.name = QStringLiteral("first synchronisation over IMAP"),
             .fill = fillMany,
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1ResynchronisationAfterChanges()
    {
        claim(
            {.name = QStringLiteral("resynchronisation"),
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeServer =
                 [](Lab &lab, const LabUser &user) {
                     atServer(
                         lab, user,
                         {"SELECT INBOX", "STORE 1:9 +FLAGS (\\Flagged)", "STORE 4:7 -FLAGS (\\Seen)",
                          "STORE 20:24 +FLAGS (\\Deleted)", "EXPUNGE", "CREATE Neu", "COPY 3:5 Neu",
                          "DELETE Archive", "CLOSE"});
                     lab.fill(user, QStringLiteral("INBOX"), messages("later", 7));
                 },
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1FlagStorm()
    {
        claim(
            {.name = QStringLiteral("flag storm"),
             .fill = fill,
             .before = {split("sync mail --all"), },
             .command =
                 [](const QString &profile) {
                     return split("mark mail INBOX") + idsOf(profile, QStringLiteral("INBOX"), 25)
                         + split("--flagged --now");
                 },
             .resume = split("sync mail --all"),
             .after = {split("sync mail --all")}});
    }

    void i8FolderWithANewUidValidity()
    {
        claim(
            {.name = QStringLiteral("UIDVALIDITY changed"),
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeServer =
                 [](Lab &lab, const LabUser &user) {
                     atServer(
                         lab, user,
                         {"CREATE Twin", "SELECT Projekte/Alt", "STORE 1 +FLAGS (\\Flagged)", "COPY 5:12 Twin",
                          "COPY 1:3 Twin", "UNSELECT", "DELETE Projekte/Alt", "RENAME Twin Projekte/Alt"});
                 },
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1FirstPop3Synchronisation()
    {
        claim(
            {.name = QStringLiteral("first synchronisation over POP3"),
             .protocol = Protocol::Pop3,
             .fill = fillMany,
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1SecondPop3Synchronisation()
    {
        claim(
            {.name = QStringLiteral("POP3 after changes"),
             .protocol = Protocol::Pop3,
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeServer =
                 [](Lab &lab, const LabUser &user) {
                     atServer(lab, user, {"SELECT INBOX", "STORE 5:8 +FLAGS (\\Deleted)", "EXPUNGE"});
                     lab.fill(user, QStringLiteral("INBOX"), messages("later", 7));
                 },
             .command = [](const QString &) { return split("sync mail --all"); }});
    }
};

QTEST_GUILESS_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
