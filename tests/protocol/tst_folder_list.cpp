// SPDX-License-Identifier: GPL-3.0-or-later
// A server that lists folders which are not there any more: seen, and asked for by name.
#include "tests/support/ImapScripts.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

QByteArray holding(const QByteArray &name, int messages)
{
    return "S: * LIST () \"/\" " + name + "\nS: * STATUS " + name + " (MESSAGES " + QByteArray::number(messages)
        + " UIDNEXT 9 UIDVALIDITY 7 UNSEEN 0)\n";
}

QByteArray listed(const QByteArray &name, bool withStatus = true)
{
    return withStatus ? holding(name, 0) : "S: * LIST () \"/\" " + name + '\n';
}

const QByteArray ask = "C: <tag> LIST \"\" \"*\" RETURN *\n", done = "S: <tag> OK\n";
const QByteArray capabilities = "LIST-EXTENDED LIST-STATUS UNSELECT";

QByteArray dovecot()
{
    return after(capabilities).replace("OK ready", "OK Dovecot ready.");
}

QByteArray askedFor(const QByteArray &name, const QByteArray &answer)
{
    return "C: <tag> LIST \"\" \"" + name + "\" RETURN *\n" + answer + done;
}

QByteArrayList namesOf(Session &session)
{
    QByteArrayList names;
    for (const auto &folder : session.folders())
        names << folder.name;
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class TestFolderList : public QObject {
    Q_OBJECT
private slots:
    void whatTheServersListIndexMissedIsAskedForByName()
    {
        ScriptedServer server(
            dovecot() + ask + listed("INBOX") + listed("Alt", false) + listed("Geist", false)
            + listed("Stumm", false) + done
            + "C: <tag> LSUB \"\" \"*\"\nS: * LSUB () \"/\" INBOX\nS: * LSUB () \"/\" Neu\nS: * LSUB () \"/\" "
              "Lange.weg\n"
            + done + "C: <tag> LIST \"\" \"Alt\" RETURN *\n" + done + askedFor("Geist", listed("Geist", false))
            + "C: <tag> LIST \"\" \"Stumm\" RETURN *\n" + listed("Stumm", false) + done
            + "C: <tag> LIST \"\" \"Neu\" RETURN *\n" + listed("Neu") + done
            + "C: <tag> LIST \"\" \"Lange.weg\" RETURN *\n"
            + done
            // Listed by name too, and still without a status.
            + "C: <tag> STATUS \"Geist\" *\nS: <tag> NO Mailbox doesn't exist: Geist\n"
              "C: <tag> STATUS \"Stumm\" *\nS: <tag> NO [NOPERM] not for you\n");
        const auto session = open(server);
        QHash<QByteArray, bool> there;
        for (const auto &folder : session->folders())
            there.insert(folder.name, folder.status.has_value());
        QCOMPARE(there, (QHash<QByteArray, bool>{{"INBOX", true}, {"Stumm", false}, {"Neu", true}}));
        QCOMPARE(server.failure(), QString());
    }

    // Dovecot answers a NOOP that finds something new after the commands behind it (RFC 9051 section 5.5).
    void aListThatComesBeforeTheAnswerToAnEarlierCommandCounts()
    {
        ScriptedServer server(
            after("") + "C: d2 LIST *\nC: d3 LSUB *\nS: * LIST () \"/\" INBOX\nS: d2 OK\nS: d3 OK\n"
            + "C: <tag> STATUS \"INBOX\" *\nS: <tag> OK\n" + selected("INBOX", 0)
            + "C: d6 NOOP\nC: d7 LIST *\nC: d8 LSUB *\nS: * LIST () \"/\" INBOX\nS: * LIST () \"/\" Alt\nS: d7 "
              "OK\n"
              "S: * LSUB () \"/\" Alt\nS: d8 OK\nS: d6 OK\n"
              "C: <tag> STATUS \"Alt\" *\nS: <tag> OK\n");
        const auto session = open(server);
        QCOMPARE(session->folders().size(), 1);
        MemorySink sink;
        session->pull(inbox, {}, sink);
        QCOMPARE(session->folders().size(), 2);
        QCOMPARE(server.failure(), QString());
    }

    void anEmptyListIsNotBelieved()
    {
        ScriptedServer server(dovecot() + "C: d2 LIST *\nS: d2 OK\nC: <tag> LSUB *\nS: <tag> OK\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->folders(); });
        QVERIFY(error && error->kind() == MailError::Kind::ProtocolViolation);
    }

    // Many servers have folders without a status; that costs nothing more there.
    void otherServersAreTakenAtTheirWord()
    {
        ScriptedServer server(
            after(capabilities) + ask + listed("INBOX") + listed("Stumm", false) + done + "C: <tag> LOGOUT\n");
        const auto session = open(server);
        QCOMPARE(session->folders().size(), 2);
        session->close();
        QCOMPARE(server.failure(), QString());
    }

    void aListWithAllThatWasAskedForIsBelieved()
    {
        ScriptedServer server(
            dovecot() + ask + holding("INBOX", 3) + holding("Alt", 1) + done + "C: <tag> LOGOUT\n");
        const auto session = open(server);
        QCOMPARE(session->folders().size(), 2);
        session->close();
        QCOMPARE(server.failure(), QString());
    }

    // The index names a folder for ever that does not exist; asked for by name, in turn, it is found out.
    void aFolderThatIsGoneIsFoundOut()
    {
        const QByteArray list = ask + holding("INBOX", 0) + listed("Leer") + holding("Weg", 2) + done;
        const QByteArray inTurn = askedFor("Leer", listed("Leer")) + askedFor("Weg", {});
        // What was once not there is asked for in every look.
        ScriptedServer server(
            dovecot() + list + list + inTurn + list + askedFor("Leer", listed("Leer")) + askedFor("Weg", {})
            + "C: <tag> LOGOUT\n");
        const auto session = open(server);
        QCOMPARE(namesOf(*session), (QByteArrayList{"INBOX", "Leer", "Weg"}));
        for (int look = 0; look < 2; ++look)
            QCOMPARE(namesOf(*session), (QByteArrayList{"INBOX", "Leer"}));
        session->close();
        QCOMPARE(server.failure(), QString());
    }

    // Nothing was ever there, says the list, and nothing is there: no command is spent on it.
    void anEmptyFolderIsNotOpenedToSeeThatItIsEmpty()
    {
        ScriptedServer server(
            after(capabilities) + ask + listed("INBOX") + done + ask + listed("INBOX", false)
            + "S: * STATUS INBOX (MESSAGES 1 UIDNEXT 10 UIDVALIDITY 7 UNSEEN 0)\n" + done
            + selected("INBOX", 1, 7, 10) + "C: <tag> UID FETCH 9:* *\n" + fetched(1, 9, "neu") + done
            + "C: <tag> UID FETCH 1:* *\n" + done + "C: <tag> UID SEARCH ALL\nS: * SEARCH 9\n" + done
            + "C: <tag> LOGOUT\n");
        const auto session = open(server);
        MemorySink sink;
        sink.counted = 0;
        auto folders = session->folders();
        const auto cursor = session->pull(folders.first(), {}, sink);
        QVERIFY(!cursor.bytes.isEmpty());
        QCOMPARE(session->uidValidityOf(cursor), 7u);
        // What comes later is seen against that.
        folders = session->folders();
        sink.counted = 1;
        session->pull(folders.first(), cursor, sink);
        QCOMPARE(sink.received.size(), 1);
        session->close();
        QCOMPARE(server.failure(), QString());
    }

    // Twenty at a time, so that a look at many folders stays one.
    void manyFoldersAreAskedForInTurn()
    {
        QByteArray list = ask + holding("INBOX", 0), firstTurn, secondTurn;
        for (int i = 10; i < 40; ++i) {
            const auto name = "F" + QByteArray::number(i);
            list += holding(name, 1);
            (i < 30 ? firstTurn : secondTurn) += askedFor(name, holding(name, 1));
        }
        for (int i = 10; i < 20; ++i)
            secondTurn += askedFor("F" + QByteArray::number(i), holding("F" + QByteArray::number(i), 1));
        list += done;
        ScriptedServer server(dovecot() + list + list + firstTurn + list + secondTurn + "C: <tag> LOGOUT\n");
        const auto session = open(server);
        for (int look = 0; look < 3; ++look)
            QCOMPARE(session->folders().size(), 31);
        session->close();
        QCOMPARE(server.failure(), QString());
    }

    // As long as other devices rename and delete, the index may also name one with mail in it.
    void afterAChangeEveryFolderIsAskedForByName()
    {
        const QByteArray before = ask + holding("INBOX", 3) + holding("Alt", 1) + done;
        const QByteArray after = ask + holding("INBOX", 3) + holding("Alt", 1) + holding("Neu", 2) + done;
        const auto neu = askedFor("Neu", holding("Neu", 2));
        ScriptedServer server(
            dovecot() + before + after + askedFor("Alt", holding("Alt", 1)) + neu + after + neu
            + askedFor("Alt", {}) + "C: <tag> LOGOUT\n");
        const auto session = open(server);
        QCOMPARE(namesOf(*session), (QByteArrayList{"Alt", "INBOX"}));
        QCOMPARE(namesOf(*session), (QByteArrayList{"Alt", "INBOX", "Neu"}));
        QCOMPARE(namesOf(*session), (QByteArrayList{"INBOX", "Neu"}));
        session->close();
        QCOMPARE(server.failure(), QString());
    }
};

QTEST_GUILESS_MAIN(TestFolderList)
#include "tst_folder_list.moc"
