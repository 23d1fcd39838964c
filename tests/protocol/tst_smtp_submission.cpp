// SPDX-License-Identifier: GPL-3.0-or-later
// What follows the log-in on a submission server, line by line, with a server that fails at each step.
#include "mailcore/protocol/SmtpSubmission.h"
#include "tests/support/Accounts.h"
#include "tests/support/ScriptedServer.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace duopost;
using Ended = Submitted::Outcome;

namespace {

BuiltMessage letter(const QList<QByteArray> &recipients = {"b@example.org"})
{
    return {
        .bytes = "Subject: x\r\n\r\n.one dot\r\n..two\r\nplain\r\n",
        .messageId = "id@example.org",
        .sender = "a@example.org",
        .recipients = recipients};
}

QByteArray in(const QByteArray &extensions)
{
    QByteArray script = "S: 220 x\nC: EHLO *\nS: 250-x\n";
    for (const auto &one : extensions.split(' '))
        script += one.isEmpty() ? QByteArray() : "S: 250-" + QByteArray(one).replace('_', ' ') + "\n";
    return script + "S: 250 AUTH PLAIN\nC: AUTH *\nS: 235 in\n";
}

const QByteArray envelope = "C: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: 250 ok\n";
const QByteArray text = "C: Subject: x\nC: \nC: ..one dot\nC: ...two\nC: plain\nC: .\n";
const QByteArray leave = "C: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye\n";

} // namespace

class TestSmtpSubmission : public QObject {
    Q_OBJECT

    struct Run {
        std::optional<MailError> error;
        Submitted submitted;
        int ends = 0; ///< how often the end was announced
    };
    SubmissionTimeouts m_timeouts{2000, 2000, 2000, 2000, 300};
    std::stop_source m_stop, m_leaving;

    Run send(
        ScriptedServer &server, const BuiltMessage &message, bool report = false,
        const std::function<void()> &atEnd = {})
    {
        auto account = plainAccount(Protocol::Imap, server.port());
        account.outgoing = account.incoming;
        m_stop = {};
        m_leaving = {};
        SmtpConnection connection(m_stop.get_token(), {5000, 5000, 300});
        Run run;
        run.error = errorOf([&] {
            connection.open(account, testCredentials(), [](const char *, const QString &) {});
            SmtpSubmission submission(connection, m_leaving.get_token(), m_timeouts);
            run.submitted = submission.send(message, report, {.beforeEnd = [&] {
                                                ++run.ends;
                                                if (atEnd)
                                                    atEnd();
                                            }});
        });
        return run;
    }

private slots:
    void m9DotsAreStuffedAndTheMessageArrivesWhole()
    {
        ScriptedServer server(in("") + envelope + "C: DATA\nS: 354 go\n" + text + "S: 250 2.0.0 taken\n");
        const auto run = send(server, letter());
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!run.error, run.error ? run.error->what() : "");
        QVERIFY(run.submitted.outcome == Ended::Accepted);
        QCOMPARE(run.submitted.serverText, QStringLiteral("250 2.0.0 taken"));
        QCOMPARE(run.submitted.answers.size(), 1);
        QVERIFY(run.submitted.answers[0].accepted);
        QCOMPARE(run.ends, 1);
    }

    void m9ADotAtTheStartOfAPieceIsStuffedToo()
    {
        bool atLineStart = true;
        QCOMPARE(stuffed("a\r\n", atLineStart), QByteArray("a\r\n"));
        QCOMPARE(stuffed(".b", atLineStart), QByteArray("..b"));
        QCOMPARE(stuffed(".c\r\n.\r\n", atLineStart), QByteArray(".c\r\n..\r\n"));
    }

    void m8AndM9NothingThatEndsALineOrACommandReachesTheWire_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<QByteArray>("recipient");
        const QByteArray body = "a: b\r\n\r\nc\r\n", good = "a@example.org";
        QTest::newRow("bare LF") << QByteArray("a\n.\nb\r\n") << good << good;
        QTest::newRow("bare CR") << QByteArray("a\rb\r\n") << good << good;
        QTest::newRow("CR at the end") << QByteArray("a\r\nb\r") << good << good;
        QTest::newRow("no end") << QByteArray("a\r\nb") << good << good;
        QTest::newRow("LF after CRLF") << QByteArray("a\r\n\n.\r\n") << good << good;
        QTest::newRow("NUL") << QByteArray("a\0b\r\n", 5) << good << good;
        QTest::newRow("m10 a line of 999") << QByteArray(999, 'x') + "\r\n" << good << good;
        QTest::newRow("empty") << QByteArray() << good << good;
        QTest::newRow("CRLF in the sender") << body << QByteArray("a@b.c\r\nRCPT TO:<x@y.z") << good;
        QTest::newRow("LF in a recipient") << body << good << QByteArray("a@b.c>\nDATA");
        QTest::newRow("NUL in a recipient") << body << good << QByteArray("a\0@b.c", 6);
        QTest::newRow("bracket") << body << good << QByteArray("a@b.c> NOTIFY=NEVER");
        QTest::newRow("quoted line end") << body << good << QByteArray("\"a\\\r\nb\"@b.c");
        QTest::newRow("quote without end") << body << good << QByteArray("\"a@b.c");
        QTest::newRow("UTF-8") << body << good << QByteArray("\xc3\xbc@b.c");
    }
    void m8AndM9NothingThatEndsALineOrACommandReachesTheWire()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, sender);
        QFETCH(QByteArray, recipient);
        ScriptedServer server(in("PIPELINING CHUNKING") + "HANG\n");
        const auto run = send(server, {bytes, "id", sender, {recipient}});
        QVERIFY(run.error);
        QVERIFY2(run.error->kind() == MailError::Kind::BadUsage, run.error->what());
        QCOMPARE(server.clientLines().size(), 2); // EHLO, AUTH
    }

    void aLineOf998AndAQuotedLocalPartAreFine()
    {
        requireClean({QByteArray(998, 'x') + "\r\n", "id", "\"a <b>\"@example.org", {"b@example.org"}});
    }

    void m5OneRefusedRecipientAndNothingIsSentToAnybody()
    {
        ScriptedServer server(
            in("") + envelope
            + "C: RCPT TO:<c@example.org>\nS: 550 5.1.1 No such user\n"
              "C: RCPT TO:<d@example.org>\nS: 250 ok\n"
            + leave);
        const auto run = send(server, letter({"b@example.org", "c@example.org", "d@example.org"}));
        QCOMPARE(server.failure(), QString());
        QVERIFY(!run.error && run.submitted.outcome == Ended::PartlyRefused);
        QCOMPARE(run.submitted.answers.size(), 3);
        QVERIFY(run.submitted.answers[0].accepted && run.submitted.answers[2].accepted);
        QVERIFY(!run.submitted.answers[1].accepted);
        QCOMPARE(run.submitted.answers[1].reply, QStringLiteral("550 5.1.1 No such user"));
        QCOMPARE(run.ends, 0);
    }

    void m5WithPipeliningEveryAnswerIsReadAndDataWaits()
    {
        ScriptedServer server(
            in("PIPELINING")
            + "C: MAIL FROM:<a@example.org>\nC: RCPT TO:<b@example.org>\nC: RCPT TO:<c@example.org>\n"
              "S: 250 ok\nS: 550 no\nS: 250 ok\n"
            + leave);
        const auto run = send(server, letter({"b@example.org", "c@example.org"}));
        QCOMPARE(server.failure(), QString());
        QVERIFY(!run.error && run.submitted.outcome == Ended::PartlyRefused);
        QVERIFY(!run.submitted.answers[0].accepted && run.submitted.answers[1].accepted);
    }

    void m6WhatIsPassingAndWhatIsForGoodIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char *name, const QByteArray &script, Ended outcome) {
            QTest::newRow(name) << script << int(outcome);
        };
        const QByteArray mail = "C: MAIL *\n", rcpt = "C: MAIL *\nS: 250 ok\nC: RCPT *\n",
                         data = envelope + "C: DATA\n", dot = data + "S: 354 go\n" + text;
        row("MAIL 451", mail + "S: 451 later\n" + leave, Ended::Passing);
        row("MAIL 421", mail + "S: 421 going down\nDROP\n", Ended::Passing);
        row("MAIL 550", mail + "S: 550 5.7.1 not you\n" + leave, Ended::Refused);
        row("MAIL 552", mail + "S: 552 full\n" + leave, Ended::Refused);
        row("RCPT 450", rcpt + "S: 450 4.2.0 greylisted\n" + leave, Ended::Passing);
        row("RCPT 421", rcpt + "S: 421 4.7.0 too many\nDROP\n", Ended::Passing);
        row("RCPT 550", rcpt + "S: 550 5.1.1 unknown\n" + leave, Ended::Refused);
        row("RCPT 252", rcpt + "S: 252 perhaps\nC: DATA\nS: 354 go\n" + text + "S: 250 ok\n", Ended::Accepted);
        row("DATA 451", data + "S: 451 later\n" + leave, Ended::Passing);
        row("DATA 554", data + "S: 554 no\n" + leave, Ended::Refused);
        row("DATA 250", data + "S: 250 what\n" + leave, Ended::Passing);
        row("end 451", dot + "S: 451 4.3.0 later\n", Ended::Passing);
        row("end 452", dot + "S: 452 4.3.1 no space\n", Ended::Passing);
        row("end 554", dot + "S: 554 5.7.1 spam\n", Ended::Refused);
        row("M3 cut after the dot", dot + "DROP\n", Ended::Unknown);
        row("M3 silence after the dot", dot + "HANG\n", Ended::Unknown);
        row("M3 half an answer", dot + "S: 250-well\nDROP\n", Ended::Unknown);
        row("M16 no answer", dot + "S: hello\n", Ended::Unknown);
        row("M16 mixed codes", dot + "S: 250-a\nS: 550 b\n", Ended::Unknown);
        row("M16 go on", dot + "S: 354 more\n", Ended::Unknown);
        QByteArray endless = dot;
        for (int i = 0; i < 300; ++i)
            endless += "S: 250-more\n";
        row("M16 an answer without end", endless, Ended::Unknown);
    }
    void m6WhatIsPassingAndWhatIsForGoodIsToldApart()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, outcome);
        ScriptedServer server(in("") + script);
        const auto run = send(server, letter());
        QVERIFY2(!run.error, run.error ? run.error->what() : "");
        QCOMPARE(int(run.submitted.outcome), outcome);
        const bool atEnd = run.ends > 0;
        QCOMPARE(atEnd, script.contains("C: .\n"));
    }

    void m3WhatBreaksOffBeforeTheDotWasNotSent_data()
    {
        QTest::addColumn<QByteArray>("script");
        const QByteArray data = envelope + "C: DATA\n";
        QTest::newRow("MAIL") << QByteArray("C: MAIL *\nDROP\n");
        QTest::newRow("RCPT") << QByteArray("C: MAIL *\nS: 250 ok\nC: RCPT *\nDROP\n");
        QTest::newRow("RCPT, silence") << QByteArray("C: MAIL *\nS: 250 ok\nC: RCPT *\nHANG\n");
        QTest::newRow("DATA") << data + "DROP\n";
        QTest::newRow("DATA, silence") << data + "HANG\n";
        QTest::newRow("M16 MAIL, mixed") << QByteArray("C: MAIL *\nS: 250-a\nS: 550 b\n");
        QTest::newRow("M16 MAIL, no code") << QByteArray("C: MAIL *\nS: what\n");
    }
    void m3WhatBreaksOffBeforeTheDotWasNotSent()
    {
        QFETCH(QByteArray, script);
        ScriptedServer server(in("") + script);
        m_timeouts = {400, 400, 400, 400, 300};
        const auto run = send(server, letter());
        m_timeouts = {2000, 2000, 2000, 2000, 300};
        QVERIFY(run.error); // an exception says: nothing was sent
        QCOMPARE(run.ends, 0);
    }

    void m4CancellingBeforeTheDotSendsNoDot()
    {
        ScriptedServer server(in("") + envelope + "C: DATA\nS: 354 go\nHANG\n");
        const auto run = send(server, letter(), false, [this] {
            m_stop.request_stop();
            throw MailError(MailError::Kind::Cancelled); // what the outbox does when it sees that
        });
        QVERIFY(run.error && run.error->kind() == MailError::Kind::Cancelled);
        QVERIFY(!server.clientLines().contains("."));
    }

    void m4AfterTheDotOnlyLeavingEndsTheWait()
    {
        ScriptedServer server(in("") + envelope + "C: DATA\nS: 354 go\n" + text + "HANG\n");
        m_timeouts.endMs = 60'000;
        QElapsedTimer timer;
        timer.start();
        const auto run = send(server, letter(), false, [this] { m_leaving.request_stop(); });
        m_timeouts.endMs = 2000;
        QVERIFY(!run.error && run.submitted.outcome == Ended::Unknown);
        QVERIFY(timer.elapsed() < 10'000);
    }

    void m4ARequestToStopAfterTheDotIsTooLateAndDoesNoHarm()
    {
        ScriptedServer server(in("") + envelope + "C: DATA\nS: 354 go\n" + text + "S: 250 taken\n");
        const auto run = send(server, letter(), false, [this] { m_stop.request_stop(); });
        QCOMPARE(server.failure(), QString());
        QVERIFY(!run.error && run.submitted.outcome == Ended::Accepted);
    }

    void m4TheTimeoutsAreThoseOfTheStandard()
    {
        const SubmissionTimeouts standard;
        QCOMPARE(standard.commandMs, 5 * 60'000);
        QCOMPARE(standard.dataMs, 2 * 60'000);
        QCOMPARE(standard.blockMs, 3 * 60'000);
        QCOMPARE(standard.endMs, 10 * 60'000);
    }

    void m12AndM10ParametersAreUsedOnlyWhereTheyAreNeeded()
    {
        const QByteArray all = "SIZE_1000 8BITMIME SMTPUTF8 DSN";
        const auto end = "S: 250 ok\nC: RCPT TO:<*\nS: 250 ok\nC: DATA\nS: 354 go\n" + text + "S: 250 ok\n";
        {
            ScriptedServer server(in(all) + "C: MAIL FROM:<a@example.org> SIZE=38\n" + end);
            send(server, letter());
            QCOMPARE(server.failure(), QString());
            QVERIFY(server.clientLines().contains("RCPT TO:<b@example.org>"));
        }
        auto message = letter({"m\xc3\xbcller@example.org"});
        message.needsSmtpUtf8 = message.has8Bit = true;
        {
            ScriptedServer server(
                in(all)
                + "C: MAIL FROM:<a@example.org> SIZE=38 BODY=8BITMIME SMTPUTF8 RET=HDRS "
                  "ENVID=id@example.org\n"
                + end);
            send(server, message, true);
            QCOMPARE(server.failure(), QString());
            QVERIFY(server.clientLines().contains(
                "RCPT TO:<m\xc3\xbcller@example.org> NOTIFY=SUCCESS,FAILURE,DELAY"));
        }
        for (const auto *lacking : {"8BITMIME", "SMTPUTF8"}) {
            ScriptedServer server(in(lacking) + "HANG\n");
            const auto run = send(server, message);
            QVERIFY(!run.error && run.submitted.outcome == Ended::Refused);
            QCOMPARE(server.clientLines().size(), 2);
        }
    }

    void m15TooLargeIsToldBeforeTheUpload()
    {
        ScriptedServer server(in("SIZE_37") + "HANG\n");
        const auto run = send(server, letter());
        QVERIFY(!run.error && run.submitted.outcome == Ended::Refused);
        QVERIFY(run.submitted.serverText.contains(QStringLiteral("SIZE 37")));
        QCOMPARE(server.clientLines().size(), 2);
    }

    void m16EndlessAndMixedAnswersAreBounded_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<bool>("sent"); // perhaps: it came after the dot
        QByteArray endless, mixed = "S: 250-one\nS: 550-two\nS: 250 three\n";
        for (int i = 0; i < 2000; ++i)
            endless += "S: 250-more\n";
        const QByteArray line = "S! 250-" + QByteArray(3'000'000, 'x') + "\n";
        const QByteArray mail = "C: MAIL *\n", rcpt = mail + "S: 250 ok\nC: RCPT *\n",
                         data = envelope + "C: DATA\n", dot = data + "S: 354 go\n" + text;
        const QList<QPair<const char *, QByteArray>> answers{
            {"endless", endless}, {"mixed", mixed}, {"a line without end", line}};
        for (const auto &[name, answer] : answers) {
            const auto row = [&, name = name](const char *step, const QByteArray &script, bool sent) {
                QTest::addRow("%s, %s", step, name) << script + answer << sent;
            };
            row("greeting", {}, false);
            row("EHLO", "S: 220 x\nC: EHLO *\n", false);
            row("MAIL", in("") + mail, false);
            row("RCPT", in("") + rcpt, false);
            row("DATA", in("") + data, false);
            row("dot", in("") + dot, true);
        }
    }
    void m16EndlessAndMixedAnswersAreBounded()
    {
        QFETCH(QByteArray, script);
        QFETCH(bool, sent);
        ScriptedServer server(
            script.startsWith("S: 250-") ? QByteArray(script).replace(0, 7, "S: 220-") : script);
        QElapsedTimer timer;
        timer.start();
        const auto run = send(server, letter());
        QVERIFY2(timer.elapsed() < 15'000, QByteArray::number(timer.elapsed()));
        QCOMPARE(run.ends, sent ? 1 : 0);
        QCOMPARE(!run.error, sent); // an exception says: nothing was sent
        if (sent)
            QVERIFY(run.submitted.outcome == Ended::Unknown);
        else
            QVERIFY2(
                run.error->kind() == MailError::Kind::LimitExceeded
                    || run.error->kind() == MailError::Kind::ProtocolViolation,
                run.error->what());
    }

    void m16A421InTheMiddleEndsItAndNoDotIsSent()
    {
        ScriptedServer server(
            in("PIPELINING")
            + "C: MAIL *\nC: RCPT *\nC: RCPT *\nS: 250 ok\nS: 250 ok\nS: 421 4.3.2 going down\nDROP\n");
        const auto run = send(server, letter({"b@example.org", "c@example.org"}));
        QVERIFY2(!run.error, run.error ? run.error->what() : "");
        QVERIFY(run.submitted.outcome == Ended::Passing);
        QCOMPARE(run.submitted.serverText, QStringLiteral("421 4.3.2 going down"));
        QCOMPARE(run.ends, 0);
        QVERIFY(!server.clientLines().contains("DATA"));
    }

    void aReportIsAskedForOnlyWhereTheServerKnowsHow()
    {
        ScriptedServer server(in("PIPELINING") + "HANG\n");
        const auto run = send(server, letter(), true);
        QVERIFY(!run.error && run.submitted.outcome == Ended::Refused);
        QCOMPARE(run.submitted.serverText, lackingText(Lacking::Reports));
        QCOMPARE(server.clientLines().size(), 2);
    }

    void chunksCarryTheBytesAsTheyAre()
    {
        const auto chunk = QByteArray("C: BDAT 38 LAST\nC: Subject: x\nC: \nC: .one dot\nC: ..two\nC: plain\n");
        ScriptedServer server(in("CHUNKING") + envelope + chunk + "S: 250 ok\n");
        const auto run = send(server, letter());
        QCOMPARE(server.failure(), QString());
        QVERIFY(!run.error && run.submitted.outcome == Ended::Accepted);
        QCOMPARE(run.ends, 1);
    }

    void aRefusedChunkBeforeTheLastIsARefusalAndNothingWasSent()
    {
        auto message = letter();
        message.bytes = QByteArray(66, 'x') + "\r\n";
        message.bytes = message.bytes.repeated(2000); // 136,000 octets: three chunks
        QByteArray script = in("CHUNKING") + envelope + "C: BDAT 65536\n";
        for (int i = 0; i < 65536 / 68; ++i)
            script += "C: *\n";
        ScriptedServer server(script + "S: 552 5.3.4 too much\n");
        const auto run = send(server, message);
        QVERIFY(!run.error && run.submitted.outcome == Ended::Refused);
        QCOMPARE(run.ends, 0);
    }
};

QTEST_GUILESS_MAIN(TestSmtpSubmission)
#include "tst_smtp_submission.moc"
