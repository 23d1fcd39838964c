// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that are odd, broken or hostile, and what must not come of it.
#include "mailcore/protocol/ImapReader.h"
#include "tests/support/ImapScripts.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

QList<RemoteFolder> listed(ScriptedServer &server)
{
    QList<RemoteFolder> result;
    if (const auto error = errorOf([&] { result = open(server)->folders(); }))
        qWarning("%s: %s", error->what(), qPrintable(server.failure()));
    return result;
}

const QByteArray listCommand = "C: <tag> LIST \"\" \"*\" RETURN (SUBSCRIBED CHILDREN STATUS (*))\n";

QByteArray bodyFetch(const QByteArray &answer, const QByteArray &uids = "5")
{
    return after("") + selected("INBOX", 2) + "C: <tag> UID FETCH " + uids + " (UID RFC822.SIZE BODY.PEEK[])\n"
        + answer;
}

} // namespace

class TestImapHostile : public QObject {
    Q_OBJECT
private slots:
    // CASES I7: nobody is sent elsewhere with a password.
    void i7ReferralsAreNotFollowed()
    {
        ScriptedServer server(
            after("LOGIN-REFERRALS MAILBOX-REFERRALS")
            + "C: <tag> SELECT *\nS: <tag> NO [REFERRAL imap://user;AUTH=*@evil.example/INBOX] elsewhere\n"
              "C: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        MemorySink sink;
        const auto error = errorOf([&] { session->pull(inbox, {}, sink); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        session->check();
        QCOMPARE(server.failure(), QString());
    }

    void i7AReferralAtLogInIsARefusal()
    {
        ScriptedServer server(
            "S: * OK [REFERRAL imap://evil.example/] ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 "
            "SASL-IR "
            "AUTH=PLAIN\n"
            "S: <tag> OK\nC: a002 AUTHENTICATE *\nS: a002 NO [REFERRAL imap://evil.example/] elsewhere\n");
        const auto error = errorOf([&] { open(server); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::WrongPassword);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(server.clientLines().size(), 2);
    }

    void i16ABodyThatIsTooShortIsKeptAndFlagged()
    {
        ScriptedServer server(bodyFetch(
            "S! * 1 FETCH (UID 5 RFC822.SIZE 100 BODY[] {4}\\r\\nab\\r\\n)\\r\\n\n"
            "S! * 2 FETCH (RFC822.SIZE 3 UID 6 BODY[] {4}\\r\\nab\\r\\n)\\r\\n\nS: <tag> OK\n",
            "5:6"));
        QHash<QByteArray, bool> shorter;
        open(server)->fetch({inbox, 7, {{"5"}, {"6"}}}, [&](const FetchedMessage &message) {
            shorter.insert(message.remote.key, message.shorterThanAnnounced);
            QCOMPARE(message.raw, QByteArray("ab\r\n"));
        });
        QCOMPARE(server.failure(), QString());
        QCOMPARE(shorter, (QHash<QByteArray, bool>{{"5", true}, {"6", false}}));
    }

    void i15AnEmptyBodyIsNotAvailable()
    {
        ScriptedServer server(bodyFetch(
            "S: * 1 FETCH (UID 5 RFC822.SIZE 100 BODY[] \"\")\nS: * 2 FETCH (UID 9 BODY[] \"stranger\")\n"
            "S! * 1 FETCH (BODY[] {2}\\r\\nab)\\r\\n\nS: <tag> OK\n"));
        int bodies = 0;
        open(server)->fetch({inbox, 7, {{"5"}}}, [&](const FetchedMessage &) { ++bodies; });
        QCOMPARE(server.failure(), QString());
        QCOMPARE(bodies, 0);
    }

    void i23ARefusedMessageDoesNotHideTheOthers()
    {
        ScriptedServer server(
            bodyFetch("S: <tag> NO [SERVERBUG] sorry\n", "5:6")
            + "C: <tag> UID FETCH 5 *\nS: <tag> NO [SERVERBUG] sorry\nC: <tag> UID FETCH 6 *\n"
              "S! * 2 FETCH (UID 6 BODY[] {4}\\r\\nab\\r\\n)\\r\\n\nS: <tag> OK\n");
        QList<QByteArray> got;
        open(server)->fetch(
            {inbox, 7, {{"5"}, {"6"}}}, [&](const FetchedMessage &message) { got << message.remote.key; });
        QCOMPARE(server.failure(), QString());
        QCOMPARE(got, QList<QByteArray>{"6"});
    }

    // CASES I22: whatever is unknown is passed over, with the literals in it.
    void i22UnknownResponsesAreSkipped()
    {
        ScriptedServer server(
            after("") + selected("INBOX", 1)
            + "C: <tag> FETCH 1:1 (UID *\nS! * XFANCY (a {13}\\r\\n* 1 EXPUNGE\\r\\n b)\\r\\n\n"
              "S: * LANGUAGE (DE)\nS: * 1 FETCH (X-THING ((a b) {3}\nS! xyz) UID 5)\\r\\n\nS: * OK {5}\n"
              "S: * METADATA INBOX (/private/x {4}\nS! abcd)\\r\\n\n"
            + fetched(1, 5, "x") + "S: <tag> OK\n");
        MemorySink sink;
        open(server)->pull(inbox, {}, sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.size(), 1);
        QCOMPARE(sink.presentIds->size(), 1);
    }

    // CASES I24: raw 8-bit and NUL where there should be none.
    void i24RawBytesAreAccepted()
    {
        ScriptedServer server(
            after("LIST-EXTENDED LIST-STATUS") + listCommand
            + "S! * LIST (\\\\HasNoChildren \\\\J\xFC) \"/\" \"B\xC3\xBCro\"\\r\\n\nS! * LIST () \"/\" "
              "\"a\\0b\"\\r\\n\n"
              "S: <tag> OK\n"
            + selected("INBOX", 1)
            + "C: <tag> FETCH 1:1 (UID *\nS! * 1 FETCH (UID 5 FLAGS (\\\\Seen w\xFCst) BODY[HEADER.FIELDS "
              "(DATE)] "
              "{15}\\r\\nSubject: \xFC\\0\\r\\n\\r\\n)\\r\\n\nS: <tag> OK\n");
        const auto session = open(server);
        const auto folders = session->folders();
        QCOMPARE(folders.size(), 2);
        QCOMPARE(folders[0].path, QString::fromUtf8("Büro"));
        QCOMPARE(folders[0].name, QByteArray("B\xC3\xBCro")); // byte-exact for the wire
        QVERIFY(!folders[1].path.contains(QChar(u'\0')));
        MemorySink sink;
        session->pull(inbox, {}, sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.size(), 1);
        QCOMPARE(sink.received.first().header.size(), 15);
    }

    void i25OddFolderNamesAreKeptForTheWireAndTamedForTheEye()
    {
        ScriptedServer server(
            after("LIST-EXTENDED LIST-STATUS") + listCommand
            + "S: * LIST () \"/\" [Gmail]/x\nS: * LIST () NIL flat.name\nS: * LIST () \"/\" \"\"\n"
              "S: * LIST () \"/\" \"..\"\nS: * LIST () \"/\" \"a//b\"\nS: * LIST () \"/\" "
              "\"../../etc/passwd\"\n"
              "S: * LIST () \"/\" InBox\nS: * LIST () \"/\" INBOX\nS: * LIST () \"/\" \"NIL\"\n"
              "S: * LIST () \"/\" \"bad &!!- end\"\nS: * LIST () \".\" other.way\nS: <tag> OK\n");
        const auto folders = listed(server);
        QCOMPARE(server.failure(), QString());
        QList<QByteArray> names;
        for (const auto &folder : folders)
            names << folder.name;
        QCOMPARE(
            names,
            (QList<QByteArray>{
                "[Gmail]/x", "flat.name", "..", "a//b", "../../etc/passwd", "InBox", "NIL", "bad &!!- end",
                "other.way"}));
        QCOMPARE(folders[1].delimiter, '\0');
        QCOMPARE(folders[1].path, QStringLiteral("flat.name"));
        QCOMPARE(folders[8].path, QStringLiteral("other/way"));
        QVERIFY(folders[5].role == FolderRole::Inbox);
    }

    // CASES I26: no tree without end.
    void i26FolderTreesHaveLimits()
    {
        QByteArray script = after("LIST-EXTENDED LIST-STATUS") + listCommand;
        script += "S: * LIST () \"/\" \"" + QByteArray("a/").repeated(1000) + "b\"\n";
        QByteArray many;
        for (int i = 0; i < 25'000; ++i)
            many += "* LIST () \"/\" f" + QByteArray::number(i) + "\\r\\n";
        script += "S! " + many + many + "\nS: <tag> OK\n";
        ScriptedServer server(script);
        const auto folders = listed(server);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(folders.size(), 20'000);
        QCOMPARE(folders[0].name, QByteArray("f0"));
    }

    // CASES I42: no text, trailing spaces, bare LF, lower case.
    void i42OddSpellingsAreAccepted()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT *\nS! * 1 exists\\n\nS! * ok [uidvalidity 7]  \\r\\n\nS! * Ok [UidNext 6] \\n\n"
              "S! * flags (\\\\seen)\\n\nS! <tag> ok\\n\n"
              "C: <tag> FETCH 1:1 *\nS! * 1 fetch (uid 5 flags (\\\\SEEN) rfc822.size 9 body[header.fields "
              "(date)] "
              "{2}\\r\\n\\r\\n )\\n\nS! <tag> OK \\r\\n\n");
        MemorySink sink;
        const auto cursor = open(server)->pull(inbox, {}, sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.size(), 1);
        QVERIFY(sink.received.first().flags == MessageFlags(MessageFlag::Seen));
        QCOMPARE(cursor, cursorOf({7, 6, 1, 0}));
    }

    // CASES I41: one byte now and then keeps every time-out of silence from running out.
    void i41AServerThatDripsIsLeft()
    {
        // So many segments that they cannot all be there at the first look.
        ScriptedServer server("S! " + QByteArray(50'000, 'x') + "\nHANG\n", 1);
        MailSocket socket({}, {.connectMs = 5000, .readMs = 60'000});
        socket.connectTo({QStringLiteral("127.0.0.1"), server.port(), Security::Plaintext, {}}, {});
        ImapReader::Limits limits;
        limits.patienceMs = 0;
        limits.bytesPerSecond = 1'000'000'000; // whatever comes is too slow
        ImapReader reader(socket, limits);
        const auto error = errorOf([&] { reader.next(); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TimedOut);
    }

    // CASES I43: nonsense in what is nice to know does not stop what is needed.
    void i43NonsenseAboutItselfChangesNothing()
    {
        ScriptedServer server(
            after("ID NAMESPACE QUOTA LIST-EXTENDED LIST-STATUS")
            + "C: d2 ID (\"name\" \"Duopost\" *\nC: d3 NAMESPACE\nC: d4 LIST *\n"
              "S: * ID (\"name\" (((\nS: d2 OK\nS: * NAMESPACE ((((\nS: d3 BAD what\nS: * LIST () \"/\" a\nS: "
              "d4 OK\n"
              "C: <tag> GETQUOTAROOT \"INBOX\"\nS: * QUOTAROOT INBOX \"\nS: * QUOTA \"\" (STORAGE x y z)\nS: "
              "<tag> OK\n");
        const auto session = open(server);
        QCOMPARE(session->folders().size(), 1);
        const auto facts = session->facts();
        QCOMPARE(server.failure(), QString());
        QVERIFY(!facts.quotaLimit);
        QCOMPARE(facts.personalPrefix, QByteArray());
    }

    void alertsAreKeptForTheUser()
    {
        ScriptedServer server(
            after("") + "C: <tag> NOOP\nS: * OK [ALERT] The server goes down at noon.\nS: <tag> OK\n");
        const auto session = open(server);
        session->check();
        const auto alerts = session->takeAlerts();
        QCOMPARE(alerts.size(), 1);
        QVERIFY(alerts.first().contains(QLatin1String("down at noon")));
        QVERIFY(session->takeAlerts().isEmpty());
        QCOMPARE(server.failure(), QString());
    }

    // 200 folders cost one command where LIST-STATUS is offered, and no SELECT where it is not.
    void aLookAtManyFoldersSelectsNone()
    {
        QByteArray list, statuses, answers;
        for (int i = 0; i < 200; ++i) {
            const auto number = QByteArray::number(i);
            list += "S: * LIST () \"/\" f" + number + "\n";
            statuses += "C: d" + QByteArray::number(i + 4) + " STATUS \"f" + number + "\" *\n";
            statuses
                += "S: * STATUS f" + number + " (MESSAGES 3 UIDNEXT 9 UIDVALIDITY 7 UNSEEN 1)\nS: <tag> OK\n";
        }
        ScriptedServer server(
            after("") + "C: d2 LIST \"\" \"*\"\nC: d3 LSUB *\n" + list + "S: d2 OK\nS: d3 OK\n" + statuses);
        const auto folders = listed(server);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(folders.size(), 200);
        QVERIFY(std::all_of(folders.begin(), folders.end(), [](const RemoteFolder &folder) {
            return folder.status && folder.status->uidNext == 9;
        }));
    }

    // With UTF8=ACCEPT the wire speaks UTF-8; names are kept as they were before, so a folder stays the same
    // one.
    void namesStayTheSameWhateverTheWireSpeaks()
    {
        ScriptedServer server(
            after("ENABLE UTF8=ACCEPT LIST-EXTENDED LIST-STATUS")
            + "C: d2 ENABLE UTF8=ACCEPT\nS: * ENABLED UTF8=ACCEPT\nS: d2 OK\n" + listCommand
            + "S: * LIST () \"/\" \"B\xC3\xBCro & Co\"\nS: * STATUS \"B\xC3\xBCro & Co\" (UIDNEXT 9)\nS: <tag> "
              "OK\n"
              "C: <tag> SUBSCRIBE \"B\xC3\xBCro & Co\"\nS: <tag> OK\n");
        const auto session = open(server);
        const auto folders = session->folders();
        QCOMPARE(folders.size(), 1);
        QCOMPARE(folders[0].name, QByteArray("B&APw-ro &- Co"));
        QCOMPARE(folders[0].path, QString::fromUtf8("Büro & Co"));
        QCOMPARE(folders[0].status->uidNext, 9U);
        session->perform(FolderTask{FolderTask::Kind::Subscribe, folders[0].name, {}});
        QCOMPARE(server.failure(), QString());
    }

    void aForeignFolderNamedSentIsNotOurSentFolder()
    {
        ScriptedServer server(
            after("NAMESPACE LIST-EXTENDED LIST-STATUS")
            + "C: d2 NAMESPACE\nC: d3 LIST *\nS: * NAMESPACE ((\"INBOX.\" \".\")) ((\"user.\" \".\")) "
              "((\"Sent\" \".\"))\nS: d2 OK\n"
              "S: * LIST () \".\" Sent\nS: * LIST () \".\" INBOX.Sent\nS: d3 OK\n");
        const auto session = open(server);
        const auto folders = session->folders();
        QCOMPARE(server.failure(), QString());
        QVERIFY(folders[0].role == FolderRole::None);
        QVERIFY(folders[1].role == FolderRole::Sent);
        const auto facts = session->facts();
        QCOMPARE(facts.personalPrefix, QByteArray("INBOX."));
        QCOMPARE(facts.delimiter, '.');
    }
};

QTEST_GUILESS_MAIN(TestImapHostile)
#include "tst_imap_hostile.moc"
