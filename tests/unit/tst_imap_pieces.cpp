// SPDX-License-Identifier: GPL-3.0-or-later
// The pure parts of IMAP: what is decided without a server.
#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapReader.h"
#include "mailcore/protocol/ImapResync.h"
#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/LoginChoice.h"
#include "mailcore/protocol/MailboxName.h"

#include <QtTest>

using namespace duopost;

class TestImapPieces : public QObject {
    Q_OBJECT
private slots:
    void resyncIsPlannedFromTwoStates_data()
    {
        using Plan = ResyncPlan;
        QTest::addColumn<QList<quint64>>("cached"); // validity, next, exists, modseq; empty = never read
        QTest::addColumn<QList<quint64>>("server");
        QTest::addColumn<int>("scope");
        QTest::addColumn<bool>("newHeaders");
        QTest::addColumn<int>("flags");
        QTest::addColumn<bool>("presence");
        const auto row = [](const char *name, QList<quint64> cached, QList<quint64> server, Plan::Scope scope,
                            bool headers, Plan::Flags flags, bool presence) {
            QTest::newRow(name) << cached << server << int(scope) << headers << int(flags) << presence;
        };
        row("never read", {}, {7, 5, 4, 9}, Plan::Scope::Everything, true, Plan::Flags::None, false);
        row("nothing changed", {7, 5, 4, 9}, {7, 5, 4, 9}, Plan::Scope::Nothing, false, Plan::Flags::None,
            false);
        row("no modseq: flags may have changed", {7, 5, 4, 0}, {7, 5, 4, 0}, Plan::Scope::Incremental, false,
            Plan::Flags::All, true);
        row("arrivals", {7, 5, 4, 9}, {7, 8, 7, 12}, Plan::Scope::Incremental, true, Plan::Flags::ChangedSince,
            false);
        row("marks only", {7, 5, 4, 9}, {7, 5, 4, 12}, Plan::Scope::Incremental, false,
            Plan::Flags::ChangedSince, false);
        row("I8 other validity", {7, 5, 4, 9}, {8, 5, 4, 9}, Plan::Scope::StartOver, true, Plan::Flags::None,
            false);
        row("I9 validity 0", {0, 5, 4, 9}, {0, 5, 4, 9}, Plan::Scope::StartOver, true, Plan::Flags::None,
            false);
        row("I37 modseq runs backwards", {7, 5, 4, 9}, {7, 5, 4, 3}, Plan::Scope::Incremental, false,
            Plan::Flags::All, true);
        row("next UID runs backwards", {7, 9, 4, 9}, {7, 5, 4, 12}, Plan::Scope::Incremental, false,
            Plan::Flags::All, true);
        row("server names no next UID", {7, 5, 4, 9}, {7, 0, 5, 12}, Plan::Scope::Incremental, true,
            Plan::Flags::ChangedSince, false);
    }
    void resyncIsPlannedFromTwoStates()
    {
        QFETCH(QList<quint64>, cached);
        QFETCH(QList<quint64>, server);
        const auto state = [](const QList<quint64> &n) { return ImapState{n[0], n[1], n[2], n[3]}; };
        const auto plan
            = planResync(cached.isEmpty() ? std::nullopt : std::optional(state(cached)), state(server));
        QTEST(int(plan.scope), "scope");
        QTEST(plan.newHeaders, "newHeaders");
        QTEST(int(plan.flags), "flags");
        QTEST(plan.presence, "presence");
    }

    void aCursorComesBackAsItWas()
    {
        const ImapState state{4294967295, 18446744073709551615ULL, 3, 9};
        QVERIFY(imapStateOf(cursorOf(state)) == state);
        for (const auto *bad : {"", "imap1", "imap2 1 2 3 4", "x"})
            QVERIFY(!imapStateOf({bad}));
    }

    void oneWayOfLoggingInIsChosen_data()
    {
        QTest::addColumn<QList<QByteArray>>("offered");
        QTest::addColumn<bool>("ownCommand");
        QTest::addColumn<bool>("isPrivate");
        QTest::addColumn<QByteArray>("chosen");
        using L = QList<QByteArray>;
        QTest::newRow("strongest first")
            << L{"PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256"} << true << true << QByteArray("SCRAM-SHA-256");
        QTest::newRow("plain inside TLS") << L{"LOGIN", "PLAIN"} << true << true << QByteArray("PLAIN");
        QTest::newRow("I6 plain in clear: no") << L{"LOGIN", "PLAIN"} << true << false << QByteArray("none");
        QTest::newRow("P10 neither APOP nor CRAM-MD5")
            << L{"CRAM-MD5", "APOP"} << true << true << QByteArray("own");
        QTest::newRow("own command disabled") << L{"LOGIN"} << false << true << QByteArray("LOGIN");
        QTest::newRow("lower case") << L{"plain"} << false << true << QByteArray("PLAIN");
        QTest::newRow("nothing") << L{} << false << true << QByteArray("none");
    }
    void oneWayOfLoggingInIsChosen()
    {
        QFETCH(QList<QByteArray>, offered);
        QFETCH(bool, ownCommand);
        QFETCH(bool, isPrivate);
        const auto choice = chooseLogin(offered, ownCommand, isPrivate);
        const auto name = choice.kind == LoginChoice::Kind::Sasl ? choice.mechanism
            : choice.kind == LoginChoice::Kind::OwnCommand       ? QByteArray("own")
                                                                 : QByteArray("none");
        QTEST(name, "chosen");
    }

    void folderNamesAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("back");
        QTest::newRow("ascii") << QByteArray("Sent Items") << QStringLiteral("Sent Items") << true;
        QTest::newRow("umlaut") << QByteArray("Entw&APw-rfe") << QStringLiteral("Entwürfe") << true;
        QTest::newRow("ampersand") << QByteArray("A&-B") << QStringLiteral("A&B") << true;
        QTest::newRow("RFC 3501 example") << QByteArray("~peter/mail/&U,BTFw-/&ZeVnLIqe-")
                                          << QStringLiteral("~peter/mail/台北/日本語") << true;
        QTest::newRow("beyond the BMP") << QByteArray("&2D3eDQ-") << QStringLiteral("😍") << false;
        QTest::newRow("raw UTF-8") << QByteArray("Büro") << QStringLiteral("Büro") << false;
        QTest::newRow("I25 broken shift") << QByteArray("a&b") << QStringLiteral("a&b") << false;
        QTest::newRow("I25 bad base64") << QByteArray("a&!!-") << QStringLiteral("a&!!-") << false;
    }
    void folderNamesAreDecoded()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QString, shown);
        QFETCH(bool, back);
        if (QByteArray(QTest::currentDataTag()) == "beyond the BMP")
            QCOMPARE(decodeMailboxName(encodeMailboxName(shown)), shown);
        else
            QCOMPARE(decodeMailboxName(wire), shown);
        if (back)
            QCOMPARE(encodeMailboxName(shown), wire);
    }

    void aPathNeverHidesWhatItIs()
    {
        QCOMPARE(displayPath("inbox.K&APY-ln", '.'), QStringLiteral("INBOX/Köln"));
        QCOMPARE(displayPath("a/b.c", '.'), QStringLiteral("a∕b/c"));
        QCOMPARE(displayPath("no.delimiter", '\0'), QStringLiteral("no.delimiter"));
        QVERIFY(!displayPath("evil&IC4-gpj", '/').contains(QChar(0x202e)));
    }

    void sequenceSetsAreShort()
    {
        QCOMPARE(sequenceSet({9, 5, 7, 8, 1}), QByteArray("1,5,7:9"));
        QCOMPARE(sequenceSet({}), QByteArray());
        QCOMPARE(parseSequenceSet("3:1,7", 100), (QList<quint32>{1, 2, 3, 7}));
        QCOMPARE(parseSequenceSet("1:4294967295", 10).size(), 10); // I21
    }

    void literalsAreRecognisedAtTheEndOfALine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("size");
        QTest::newRow("plain") << QByteArray("* 1 FETCH (BODY[] {12}") << qint64(12);
        QTest::newRow("non-synchronising") << QByteArray("x {12+}") << qint64(12);
        QTest::newRow("literal8") << QByteArray("x ~{0}") << qint64(0);
        QTest::newRow("none") << QByteArray("x 12}") << qint64(-1);
        QTest::newRow("empty") << QByteArray("x {}") << qint64(-1);
        QTest::newRow("I18 negative") << QByteArray("x {-5}") << qint64(-1);
        QTest::newRow("I18 above the limit") << QByteArray("x {1001}") << qint64(-2);
        QTest::newRow("I18 no number fits") << QByteArray("x {99999999999999999999999}") << qint64(-2);
    }
    void literalsAreRecognisedAtTheEndOfALine()
    {
        QFETCH(QByteArray, line);
        QTEST(literalAtEnd(line, 1000), "size");
    }

    void fetchAnswersAreRead()
    {
        const auto fetch = parseFetch(
            "* 12 FETCH (FLAGS (\\Seen Junk) UID 4294967295 RFC822.SIZE 99 INTERNALDATE \" 7-Jan-2024 23:59:60 "
            "+0100\" "
            "MODSEQ (17) BODYSTRUCTURE ((\"text\" \"plain\" NIL NIL NIL \"7bit\" 1 1)(\"application\" \"pdf\" "
            "NIL NIL NIL "
            "\"base64\" 1 NIL (\"attachment\" (\"filename\" \"a)b.pdf\"))) \"mixed\") X {3}\r\n)(x)");
        QVERIFY(fetch);
        QCOMPARE(fetch->uid, 4294967295U);
        QCOMPARE(*fetch->flags, MessageFlags(MessageFlag::Seen) | MessageFlag::Junk);
        QCOMPARE(*fetch->size, 99);
        QCOMPARE(*fetch->modSeq, 17U);
        QCOMPARE(*fetch->hasAttachments, true);
        QCOMPARE(*fetch->internalDate, QDateTime({2024, 1, 7}, {22, 59, 59}, Qt::UTC).toMSecsSinceEpoch());
    }

    void partsThatAreNoAttachmentsAreNone()
    {
        const auto plain = parseFetch("* 1 FETCH (UID 1 BODYSTRUCTURE (\"text\" \"plain\" (\"charset\" "
                                      "\"utf-8\") NIL NIL \"7bit\" 1 1))");
        QCOMPARE(*plain->hasAttachments, false);
        const auto signed_
            = parseFetch("* 1 FETCH (UID 1 BODYSTRUCTURE ((\"text\" \"plain\" NIL NIL NIL \"7bit\" 1 1)"
                         "(\"application\" \"pgp-signature\" NIL NIL NIL \"7bit\" 1) \"signed\"))");
        QCOMPARE(*signed_->hasAttachments, false);
    }

    // CASES I12: numbers out of range never wrap into another message.
    void i12_uidsOutOfRangeAreNobodys_data()
    {
        QTest::addColumn<QByteArray>("uid");
        for (const auto *uid : {"0", "4294967296", "99999999999999999999", "-1", "+1", "x"})
            QTest::newRow(uid) << QByteArray(uid);
    }
    void i12_uidsOutOfRangeAreNobodys()
    {
        QFETCH(QByteArray, uid);
        const auto fetch = parseFetch("* 1 FETCH (UID " + uid + " FLAGS ())");
        QVERIFY(!fetch || fetch->uid == 0);
    }
};

QTEST_GUILESS_MAIN(TestImapPieces)
#include "tst_imap_pieces.moc"
