// SPDX-License-Identifier: GPL-3.0-or-later
// The pure parts of IMAP: what is decided without a server.
#include "mailcore/protocol/ImapCodes.h"
#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapFacts.h"
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapFolders.h"
#include "mailcore/protocol/ImapLikeness.h"
#include "mailcore/protocol/ImapReader.h"
#include "mailcore/protocol/ImapResync.h"
#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/ImapUploader.h"
#include "mailcore/protocol/LoginChoice.h"
#include "mailcore/protocol/MailSuspendWatch.h"
#include "mailcore/protocol/MailboxName.h"

#include <QtTest>

using namespace duopost;

class TestImapPieces : public QObject {
    Q_OBJECT
private slots:
    void aStringWithoutAnEndEndsWithTheResponse()
    {
        for (const char *response : {"* LIST () \"/\" \"Draf", "\"", "\"a\\", "(\"x"}) {
            const QByteArray text(response);
            ImapScanner scanner(text);
            while (!scanner.atEnd() && scanner.skipValue()) { }
            QVERIFY2(scanner.position() <= text.size(), response);
            QVERIFY(scanner.rest().size() <= text.size());
        }
    }

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

    void whatTheOpeningTellsIsNotAskedAgain()
    {
        const auto plan = planResync(ImapState{7, 5, 4, 9}, {7, 5, 4, 12}, OpeningTells::Changes);
        QVERIFY(plan.flags == ResyncPlan::Flags::Told);
        // A count that runs backwards is not believed, whoever tells it.
        QVERIFY(
            planResync(ImapState{7, 5, 4, 9}, {7, 5, 4, 8}, OpeningTells::Changes).flags
            == ResyncPlan::Flags::All);
    }

    void i37MassDisappearanceIsMoreThanAFifthAndMoreThanFifty()
    {
        QVERIFY(!isMassDisappearance(10, 10));
        QVERIFY(!isMassDisappearance(1000, 200));
        QVERIFY(isMassDisappearance(1000, 201));
        QVERIFY(!isMassDisappearance(100, 50));
        QVERIFY(isMassDisappearance(100, 51));
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
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("chosen");
        using L = QList<QByteArray>;
        constexpr int here = int(LoginOffer::Line::ThisComputer), tls = int(LoginOffer::Line::Encrypted),
                      clear = int(LoginOffer::Line::Clear);
        const L all{"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"};
        QTest::newRow("fastest on this computer") << all << true << here << QByteArray("PLAIN");
        QTest::newRow("strongest first inside TLS") << all << true << tls << QByteArray("SCRAM-SHA-256");
        QTest::newRow("strongest first in clear") << all << true << clear << QByteArray("SCRAM-SHA-256");
        QTest::newRow("plain inside TLS") << L{"LOGIN", "PLAIN"} << true << tls << QByteArray("PLAIN");
        QTest::newRow("I6 plain in clear: no") << L{"LOGIN", "PLAIN"} << true << clear << QByteArray("none");
        QTest::newRow("P10 neither APOP nor CRAM-MD5")
            << L{"CRAM-MD5", "APOP"} << true << tls << QByteArray("own");
        QTest::newRow("CRAM-MD5 where there is nothing better")
            << L{"CRAM-MD5", "PLAIN"} << true << clear << QByteArray("CRAM-MD5");
        QTest::newRow("own command disabled") << L{"LOGIN"} << false << tls << QByteArray("LOGIN");
        QTest::newRow("lower case") << L{"plain"} << false << tls << QByteArray("PLAIN");
        QTest::newRow("nothing") << L{} << false << tls << QByteArray("none");
    }
    void oneWayOfLoggingInIsChosen()
    {
        QFETCH(QList<QByteArray>, offered);
        QFETCH(bool, ownCommand);
        QFETCH(int, line);
        const auto choice = chooseLogin(
            {.mechanisms = offered, .ownCommand = ownCommand, .line = static_cast<LoginOffer::Line>(line)});
        const auto name = choice.kind == LoginChoice::Kind::Sasl ? choice.mechanism
            : choice.kind == LoginChoice::Kind::OwnCommand       ? QByteArray("own")
                                                                 : QByteArray("none");
        QTEST(name, "chosen");
    }

    void aTokenGoesNoOtherWayThanItsOwn()
    {
        LoginOffer offer{
            .mechanisms = {"PLAIN", "XOAUTH2"},
            .ownCommand = true,
            .line = LoginOffer::Line::Encrypted,
            .secret = Credentials::Kind::Token};
        QCOMPARE(chooseLogin(offer).mechanism, QByteArray("XOAUTH2"));
        offer.mechanisms = {"PLAIN"};
        QVERIFY(chooseLogin(offer).kind == LoginChoice::Kind::None);
        offer = {.mechanisms = {"XOAUTH2"}, .secret = Credentials::Kind::Token}; // in clear
        QVERIFY(chooseLogin(offer).kind == LoginChoice::Kind::None);
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

    void setsAreCutForCommands()
    {
        QList<quint32> every, second;
        for (quint32 i = 1; i <= 5000; ++i) {
            every << i;
            second << 4'000'000'000U + 2 * i - 10'000;
        }
        const auto whole = inCommands(every, 2000);
        QCOMPARE(whole.size(), 3);
        QCOMPARE(sequenceSet(whole[0]), QByteArray("1:2000"));
        qsizetype count = 0;
        for (const auto &group : inCommands(second, 2000)) {
            count += group.size();
            QVERIFY(sequenceSet(group).size() < 8000);
        }
        QCOMPARE(count, 5000);
        QCOMPARE(inCommands({5, 5, 3}, 10), (QList<QList<quint32>>{{3, 5}}));
    }

    void i21SetsAreCountedWithoutMakingThem()
    {
        QCOMPARE(countOfSet("1:4294967295,7"), 4294967296ULL);
        QCOMPARE(countOfSet("7:3,x,9"), 6ULL);
        QCOMPARE(searchResult("* ESEARCH (TAG \"a\") UID ALL 1:4294967295", 1000).size(), 1000);
    }

    void searchAnswersAreRead_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QList<quint32>>("uids");
        using U = QList<quint32>;
        QTest::newRow("plain") << QByteArray("* SEARCH 3 7 1") << U{3, 7, 1};
        QTest::newRow("none") << QByteArray("* SEARCH") << U{};
        QTest::newRow("trailing space") << QByteArray("* search 3 ") << U{3};
        QTest::newRow("with MODSEQ") << QByteArray("* SEARCH 3 (MODSEQ 917)") << U{3};
        QTest::newRow("I12 out of range") << QByteArray("* SEARCH 0 5 4294967296 6") << U{5, 6};
        QTest::newRow("extended") << QByteArray("* ESEARCH (TAG \"d4\") UID COUNT 3 ALL 2:3,9") << U{2, 3, 9};
        QTest::newRow("extended, empty") << QByteArray("* ESEARCH (TAG \"d4\") UID") << U{};
        QTest::newRow("something else") << QByteArray("* 3 EXISTS") << U{};
    }
    void searchAnswersAreRead()
    {
        QFETCH(QByteArray, response);
        QTEST(searchResult(response), "uids");
    }

    void copyUidIsReadWithSuspicion_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("plain") << QByteArray("[COPYUID 9 5,7:8 20:22] done") << QByteArray("9 5=20 7=21 8=22 ");
        QTest::newRow("untagged") << QByteArray("* OK [copyuid 9 5 20]") << QByteArray("9 5=20 ");
        QTest::newRow("I28 counts differ") << QByteArray("[COPYUID 9 5,7 20]") << QByteArray();
        QTest::newRow("I28 validity 0") << QByteArray("[COPYUID 0 5 20]") << QByteArray();
        QTest::newRow("I28 no number") << QByteArray("[COPYUID 9 x 20]") << QByteArray();
        QTest::newRow("I28 out of range") << QByteArray("[COPYUID 9 5 4294967296]") << QByteArray();
        QTest::newRow("star") << QByteArray("[COPYUID 9 1:* 1:5]") << QByteArray();
        QTest::newRow("cut off") << QByteArray("[COPYUID 9 5 20") << QByteArray();
        QTest::newRow("I21 huge") << QByteArray("[COPYUID 9 1:4294967295 1:3]") << QByteArray();
    }
    void copyUidIsReadWithSuspicion()
    {
        QFETCH(QByteArray, text);
        QByteArray got;
        if (const auto code = parseCopyUid(text)) {
            got = QByteArray::number(code->uidValidity) + ' ';
            for (qsizetype i = 0; i < code->from.size(); ++i)
                got += QByteArray::number(code->from[i]) + '=' + QByteArray::number(code->to[i]) + ' ';
        }
        QTEST(got, "expected");
    }

    void i29AppendUidGarbageIsIgnored()
    {
        QCOMPARE(parseAppendUid("[APPENDUID 9 31] ok")->uid, 31U);
        for (const auto *bad :
             {"[APPENDUID 9]", "[APPENDUID 9 0]", "[APPENDUID 0 5]", "[APPENDUID 9 1:2]", "[APPENDUID 9 -1]",
              "[APPENDUID 9 4294967296]", "[APPENDUID 9 31", "done"})
            QVERIFY2(!parseAppendUid(bad), bad);
    }

    void aSleepOfTheComputerIsNoticed()
    {
        static qint64 always, awake;
        always = awake = 5000;
        SuspendWatch watch([] { return always; }, [] { return awake; });
        awake += 60'000;
        always += 60'000;
        QVERIFY(!watch.hasSlept());
        always += 3'600'000;
        QVERIFY(watch.hasSlept());
        QVERIFY(!watch.hasSlept());
    }

    void quirksAreFoundByIdentity()
    {
        QVERIFY(quirksOf("* OK Example ready.", "Example", {"IMAP4REV1"}) == ImapQuirks{});
        QVERIFY(quirksOf("* OK Dovecot ready.", "Dovecot", {"IMAP4REV1"}) == ImapQuirks{.listMayMiss = true});
        QVERIFY(quirksOf("* OK Gimap ready", {}, {"X-GM-EXT-1"}).deletesByTrash);
        QVERIFY(quirksOf("* OK [CAPABILITY X] Courier-IMAP ready.", {}, {}).hidesNewsUntilOpened);
        QVERIFY(quirksOf("* OK The Microsoft Exchange IMAP4 service is ready.", {}, {}).refusesKeywords);
        QVERIFY(quirksOf({}, {}, {"XAPPLEPUSHSERVICE"}).noQresync);
        QVERIFY(quirksOf({}, "Zimbra 8.8", {}).wantsShortSets);
    }

    void likenessDecides_data()
    {
        QTest::addColumn<QByteArray>("meantId");
        QTest::addColumn<int>("meantSize");
        QTest::addColumn<QByteArray>("seenId");
        QTest::addColumn<int>("seenSize");
        QTest::addColumn<bool>("same");
        QTest::newRow("same") << QByteArray("a@x") << 5 << QByteArray("a@x") << 5 << true;
        QTest::newRow("size may lie") << QByteArray("a@x") << 5 << QByteArray("a@x") << 6 << true;
        QTest::newRow("I11 another") << QByteArray("a@x") << 5 << QByteArray("b@x") << 5 << false;
        QTest::newRow("I11 no id now") << QByteArray("a@x") << 5 << QByteArray() << 5 << false;
        QTest::newRow("I11 never an id, other size") << QByteArray() << 5 << QByteArray() << 6 << false;
        QTest::newRow("never an id, same size") << QByteArray() << 5 << QByteArray() << 5 << true;
        QTest::newRow("nothing known") << QByteArray() << 0 << QByteArray("b@x") << 6 << true;
    }
    void likenessDecides()
    {
        QFETCH(QByteArray, meantId);
        QFETCH(int, meantSize);
        QFETCH(QByteArray, seenId);
        QFETCH(int, seenSize);
        const bool same = isSame({meantId, meantSize}, {1, seenSize, seenId});
        QTEST(same, "same");
    }

    void namespacesAreRead_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<bool>("understood");
        QTest::newRow("Courier") << QByteArray("* NAMESPACE ((\"INBOX.\" \".\")) NIL ((\"shared.\" \".\"))")
                                 << QByteArray("INBOX.") << true;
        QTest::newRow("with extensions")
            << QByteArray("* NAMESPACE ((\"\" \"/\" \"X-PARAM\" (\"a\" \"b\"))) NIL NIL") << QByteArray()
            << true;
        QTest::newRow("I43 cut off") << QByteArray("* NAMESPACE ((\"\" \"/\"") << QByteArray() << false;
        QTest::newRow("I43 nonsense") << QByteArray("* NAMESPACE yes") << QByteArray() << false;
        QTest::newRow("I43 deep") << "* NAMESPACE " + QByteArray(100'000, '(') << QByteArray() << false;
    }
    void namespacesAreRead()
    {
        QFETCH(QByteArray, response);
        QFETCH(QByteArray, prefix);
        const auto namespaces = parseNamespaces(response);
        QTEST(namespaces.has_value(), "understood");
        if (namespaces)
            QCOMPARE(namespaces->personalPrefix, prefix);
    }

    void i43IdAndQuotaAreCheckedBeforeTheyAreBelieved()
    {
        QCOMPARE(
            softwareFromId("* ID (\"name\" \"Dovecot\" \"version\" \"2.3\")"), QStringLiteral("Dovecot 2.3"));
        QCOMPARE(softwareFromId("* ID NIL"), QString());
        QCOMPARE(softwareFromId("* ID (\"name\""), QString());
        QCOMPARE(softwareFromId("* ID (\"name\" \"a\x01\x1b[31mb\")"), QStringLiteral("a[31mb"));
        QVERIFY(softwareFromId("* ID (\"name\" \"" + QByteArray(100'000, 'x') + "\")").size() <= 80);
        ServerFacts facts;
        for (const auto *bad :
             {"* QUOTA", "* QUOTA \"\" (", "* QUOTA \"\" (STORAGE)", "* QUOTA \"\" (STORAGE -1 5)",
              "* QUOTA \"\" (STORAGE 18446744073709551615 18446744073709551615)", "* QUOTA \"\" (MESSAGE 1 2)"})
            takeQuota(bad, facts);
        QVERIFY(!facts.quotaUsed && !facts.quotaLimit);
        takeQuota("* QUOTA \"User quota\" (MESSAGE 1 2 STORAGE 3 10)", facts);
        QCOMPARE(*facts.quotaUsed, 3 * 1024);
        QCOMPARE(*facts.quotaLimit, 10 * 1024);
    }

    void uploadsEndTheirLinesProperly()
    {
        QCOMPARE(ImapUploader::withCrlf("a\nb\r\nc\rd"), QByteArray("a\r\nb\r\nc\r\nd\r\n"));
        QCOMPARE(ImapUploader::withCrlf("a\r\n"), QByteArray("a\r\n"));
        QCOMPARE(ImapUploader::internalDate(837596665000), QByteArray("17-Jul-1996 09:44:25 +0000"));
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
