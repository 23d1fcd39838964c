// SPDX-License-Identifier: GPL-3.0-or-later
// From the composition to the receiver's inbox and the copy, on the practice server.
#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"
#include "tests/support/SendingClient.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;
using Place = SentCopy::Place;
using By = SentCopy::By;

class TestSending : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_me, m_you;

    Account account(Protocol protocol = Protocol::Imap)
    {
        return m_lab->account(m_me, protocol, Security::Tls);
    }
    OutboxRef sendAndWait(SendingClient &client, const Composition &letter, const SendOptions &options = {})
    {
        return {letter.account, client.wait(client.writing().send(letter, options))};
    }

private slots:
    void initTestCase()
    {
        qputenv("DUOPOST_SENT_LOOK_MS", "1500");
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

    void whatIsSentArrivesAndItsCopyIsOnTheServerOnce()
    {
        SendingClient client;
        const auto me = client.add(account());
        auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("Schöne Grüße 🌷"));
        const auto ref = sendAndWait(client, letter);
        const auto item = client.waitFor(ref, OutboxState::Done);
        QCOMPARE(toString(item.state), QStringLiteral("done"));
        QVERIFY(item.copy.place == Place::OnServer && item.copy.by == By::Us);
        QVERIFY(!item.copy.uid.isEmpty() && item.copy.since.isValid());
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", item.messageId), 1);
        QCOMPARE(countThere(*m_lab, m_me, "Sent", item.messageId), 1);
        // The second one does not wait: this server does not file what it is given.
        letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("noch einer"));
        QElapsedTimer timer;
        timer.start();
        const auto second = client.waitFor(sendAndWait(client, letter), OutboxState::Done);
        QVERIFY(second.copy.place == Place::OnServer);
        QVERIFY2(timer.elapsed() < 1400, QByteArray::number(timer.elapsed()));
        QVERIFY(client.writing().sizeLimit(me.id) > 1'000'000);
    }

    void aServerThatFilesTheCopyItselfGetsNoSecondOne()
    {
        SendingClient client;
        const auto me = client.add(account());
        client.sync(me.id);
        auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("abgelegt"));
        letter.message.messageId = "filed.by.the.server@lab.example";
        // The server's own copy, which is there before the first look.
        m_lab->fill(
            m_me, QStringLiteral("Sent"),
            {{.bytes = "Message-ID: <filed.by.the.server@lab.example>\r\nSubject: abgelegt\r\n\r\nx\r\n"}});
        const auto item = client.waitFor(sendAndWait(client, letter), OutboxState::Done);
        QVERIFY(item.copy.place == Place::OnServer && item.copy.by == By::Server);
        QCOMPARE(countThere(*m_lab, m_me, "Sent", letter.message.messageId), 1);
    }

    void aLateCopyOfTheServerMakesOursGo()
    {
        SendingClient client;
        const auto me = client.add(account());
        client.sync(me.id);
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("spät abgelegt"));
        const auto ref = sendAndWait(client, letter);
        const auto ours = client.waitFor(ref, OutboxState::Done);
        QVERIFY(ours.copy.by == By::Us);
        m_lab->fill(
            m_me, QStringLiteral("Sent"),
            {{.bytes = "Message-ID: <" + ours.messageId + ">\r\nSubject: its own\r\n\r\nx\r\n"}});
        const auto theirs
            = client.waitFor(ref, [](const OutboxItem &item) { return item.copy.by == By::Server; });
        QVERIFY(theirs.copy.by == By::Server && theirs.copy.uid != ours.copy.uid);
        QTRY_COMPARE(countThere(*m_lab, m_me, "Sent", ours.messageId), 1);
    }

    void m1WhatWasHandedOverSurvivesTheEndOfTheProgram()
    {
        SendingClient client(Perform::WhenAsked);
        const auto me = client.add(account());
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("später"));
        const auto ref = sendAndWait(client, letter);
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        const auto kept = client.item(ref);
        QVERIFY(kept && kept->state == OutboxState::Queued);
        QVERIFY(client.wait(client.writing().kept()).isEmpty()); // it is not being written any more
        const auto back = client.wait(client.writing().takeBack(ref));
        QCOMPARE(back.message.text, letter.message.text);
        QVERIFY(!client.item(ref));
        QCOMPARE(client.wait(client.writing().kept()).size(), 1);
    }

    void m14TheSameCompositionTwiceIsSentOnce()
    {
        SendingClient client;
        const auto me = client.add(account());
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("zweimal geklickt"));
        auto first = client.writing().send(letter, {});
        auto second = client.writing().send(letter, {});
        const OutboxRef ref{me.id, client.wait(first)};
        QCOMPARE(client.wait(second).value, ref.item.value);
        const auto item = client.waitFor(ref, OutboxState::Done);
        QVERIFY(item.state == OutboxState::Done);
        QCOMPARE(client.wait(client.writing().send(letter, {})).value, ref.item.value); // long after
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", item.messageId), 1);
    }

    void m5OneUnknownRecipientAndNobodyGetsItUntilAPersonSaysSo()
    {
        SendingClient client;
        const auto me = client.add(account());
        const auto letter = SendingClient::letter(
            me, {m_you.address, QStringLiteral("nobody@lab.example")}, QStringLiteral("an zwei"));
        const auto ref = sendAndWait(client, letter);
        const auto refused = client.waitFor(ref, OutboxState::PartlyRefused);
        QCOMPARE(toString(refused.state), QStringLiteral("partly-refused"));
        QCOMPARE(refused.answers.size(), 2);
        QVERIFY(refused.answers[0].accepted && !refused.answers[1].accepted);
        QVERIFY(refused.answers[1].reply.startsWith(QLatin1String("550")));
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", refused.messageId), 0);
        client.wait(client.writing().again(ref, Again::WithoutRefused));
        const auto sent = client.waitFor(ref, OutboxState::Done);
        QVERIFY(sent.state == OutboxState::Done);
        QCOMPARE(sent.messageId, refused.messageId);
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", refused.messageId), 1);
    }

    void undoTakesItBackWithinItsSeconds()
    {
        SendingClient client;
        const auto me = client.add(account());
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("doch nicht"));
        const auto ref = sendAndWait(client, letter, {.undoSeconds = 30});
        QVERIFY(client.item(ref)->state == OutboxState::Waiting);
        QVERIFY(client.item(ref)->notBefore.isValid());
        const auto back = client.wait(client.writing().takeBack(ref));
        QCOMPARE(back.id, letter.id);
        // And then it can be sent after all.
        const auto again = sendAndWait(client, back);
        QVERIFY(client.waitFor(again, OutboxState::Done).state == OutboxState::Done);
        QVERIFY_THROWS_EXCEPTION(MailError, client.wait(client.writing().takeBack(again)));
    }

    void laterIsLater()
    {
        SendingClient client;
        const auto me = client.add(account());
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("gleich"));
        const auto at = QDateTime::currentDateTimeUtc().addMSecs(1500);
        const auto ref = sendAndWait(client, letter, {.notBefore = at});
        const auto item = client.waitFor(ref, OutboxState::Accepted);
        QVERIFY(item.state == OutboxState::Accepted || item.state == OutboxState::Done);
        QVERIFY(QDateTime::currentDateTimeUtc() >= at);
    }

    void m6OfflineItStaysQueuedAndGoesWhenThereIsAWay()
    {
        SendingClient client;
        auto wanted = account();
        const auto port = wanted.outgoing->port;
        wanted.outgoing->port = 1; // nobody listens there
        auto me = client.add(wanted);
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("offline"));
        const auto ref = sendAndWait(client, letter);
        const auto tried = client.waitFor(
            ref, [](const OutboxItem &item) { return item.state == OutboxState::Queued && item.attempts > 0; });
        QCOMPARE(toString(tried.state), QStringLiteral("queued"));
        QVERIFY(tried.nextAttempt.isValid());
        me.outgoing->port = port;
        std::optional<MailError> told;
        connect(client.service.get(), &MailService::errorRaised, this, [&](AccountId, const MailError &error) {
            told = error;
        });
        client.wait(client.service->updateAccount(me));
        client.service->networkChanged();
        const auto sent = client.waitFor(ref, OutboxState::Done);
        QVERIFY2(sent.state == OutboxState::Done, told ? told->what() : qPrintable(toString(sent.state)));
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", tried.messageId), 1);
    }

    void m6AWrongPasswordIsToldOnceAndNothingIsTriedUntilItIsAnotherOne()
    {
        SendingClient client;
        auto wanted = account();
        const QString file = client.profile.filePath(QStringLiteral("password"));
        const auto write = [&](const QString &password) {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
            out.write(password.toUtf8());
            out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        };
        write(QStringLiteral("falsch"));
        wanted.passwordFile = file;
        const auto me = client.add(wanted);
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("falsches Passwort"));
        std::optional<MailError> told;
        connect(client.service.get(), &MailService::errorRaised, this, [&](AccountId, const MailError &error) {
            told = error;
        });
        const auto ref = sendAndWait(client, letter);
        const auto tried = client.waitFor(
            ref, [](const OutboxItem &item) { return item.state == OutboxState::Queued && item.attempts > 0; });
        QVERIFY(tried.serverText.startsWith(QLatin1String("535")));
        QVERIFY(!tried.nextAttempt.isValid());
        QTRY_VERIFY(told && told->kind() == MailError::Kind::WrongPassword);
        client.service->networkChanged();
        QTest::qWait(300); // nothing is to happen, and nothing announces that
        QCOMPARE(client.item(ref)->attempts, 1);
        write(m_me.password);
        client.wait(client.writing().again(ref, Again::Send));
        QVERIFY(client.waitFor(ref, OutboxState::Done).state == OutboxState::Done);
    }

    void pop3KeepsTheCopyOnThisComputer()
    {
        SendingClient client;
        const auto me = client.add(account(Protocol::Pop3));
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("über POP3"));
        const auto item = client.waitFor(sendAndWait(client, letter), OutboxState::Done);
        QVERIFY(item.state == OutboxState::Done);
        QVERIFY(item.copy.place == Place::OnlyHere && item.copy.by == By::Us);
        const auto rows = client.list(me.id, client.folder(me.id, QStringLiteral("Sent")).id);
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows[0].flags.testFlag(MessageFlag::Seen));
        QVERIFY(rows[0].where == Where::OnlyHere);
        QCOMPARE(countThere(*m_lab, m_you, "INBOX", item.messageId), 1);
    }

    void pop3CopiesAlsoGoToTheImapServerThatAPersonNamed()
    {
        SendingClient client;
        auto wanted = account(Protocol::Pop3);
        wanted.sentOn = account(Protocol::Imap).incoming;
        const auto me = client.add(wanted);
        const auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("POP3, überall"));
        const auto item = client.waitFor(sendAndWait(client, letter), OutboxState::Done);
        QVERIFY(item.state == OutboxState::Done);
        QVERIFY(item.copy.place == Place::OnServer && item.copy.by == By::Us && !item.copy.uid.isEmpty());
        QCOMPARE(countThere(*m_lab, m_me, "Sent", item.messageId), 1);
        QCOMPARE(client.list(me.id, client.folder(me.id, QStringLiteral("Sent")).id).size(), 1);
    }

    void theAnsweredOneIsMarkedAndTheDraftGoes()
    {
        SendingClient client;
        const auto me = client.add(account());
        m_lab->fill(
            m_me, QStringLiteral("INBOX"),
            {{.bytes = "Message-ID: <question@lab.example>\r\nSubject: Frage\r\n\r\nx\r\n"}});
        client.sync(me.id, SyncDepth::Bodies);
        auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("Re: Frage"));
        const auto inbox = client.folder(me.id, QStringLiteral("INBOX")).id;
        for (const auto &row : client.list(me.id, inbox)) {
            if (row.messageId == "question@lab.example")
                letter.origin = {me.id, row.id};
        }
        letter.relation = Composition::Relation::Answer;
        letter.draft = client.wait(client.writing().saveDraft(letter));
        QVERIFY(client.wait(client.writing().kept()).isEmpty());
        const auto drafts = client.folder(me.id, QStringLiteral("Drafts")).id;
        QCOMPARE(client.list(me.id, drafts).size(), 1);
        const auto opened = client.wait(client.writing().open(letter.draft));
        QVERIFY(opened.draft == letter.draft);
        QCOMPARE(opened.message.text.trimmed(), letter.message.text.trimmed());
        QVERIFY(client.waitFor(sendAndWait(client, letter), OutboxState::Done).state == OutboxState::Done);
        QVERIFY(client.list(me.id, drafts).isEmpty());
        const auto rows = client.wait(client.service->rows(me.id, {letter.origin.message}));
        QVERIFY(rows.size() == 1 && rows[0].flags.testFlag(MessageFlag::Answered));
        client.wait(client.service->performPending(me.id));
        QVERIFY(client.wait(client.service->pending(me.id)).isEmpty());
        client.sync(me.id);
        QVERIFY(client.list(me.id, drafts).isEmpty());
        QVERIFY(client.wait(client.service->rows(me.id, {letter.origin.message}))[0].flags.testFlag(
            MessageFlag::Answered));
    }

    void whatIsGoneOnWithFromADraftStillMarksItsOriginal_data()
    {
        QTest::addColumn<bool>("pop3");
        QTest::addColumn<bool>("elsewhere");
        QTest::addColumn<bool>("forward");
        QTest::newRow("answered, on this computer") << true << false << false;
        QTest::newRow("forwarded, on this computer") << true << false << true;
        QTest::newRow("answered, on the server") << false << false << false;
        QTest::newRow("forwarded, on the server") << false << false << true;
        QTest::newRow("answered, begun on another computer") << false << true << false;
        QTest::newRow("forwarded, begun on another computer") << false << true << true;
    }
    void whatIsGoneOnWithFromADraftStillMarksItsOriginal()
    {
        QFETCH(bool, pop3);
        QFETCH(bool, elsewhere);
        QFETCH(bool, forward);
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "@lab.example";
        const QByteArray bytes
            = "Message-ID: <" + id + ">\r\nFrom: " + m_you.address.toUtf8() + "\r\nSubject: Frage\r\n\r\nx\r\n";
        m_lab->fill(m_me, QStringLiteral("INBOX"), {{.bytes = bytes}});
        const auto original = [&id](SendingClient &client, const Account &me) {
            for (const auto &row : client.list(me.id, client.folder(me.id, QStringLiteral("INBOX")).id)) {
                if (row.messageId == id)
                    return row;
            }
            return MessageRow();
        };
        SendingClient first;
        auto me = first.add(account(pop3 ? Protocol::Pop3 : Protocol::Imap));
        first.sync(me.id, SyncDepth::Bodies);
        auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("Zu der Frage"));
        letter.origin = {me.id, original(first, me).id};
        QVERIFY(letter.origin.message);
        letter.relation = forward ? Composition::Relation::Forward : Composition::Relation::Answer;
        const auto parsed = parseMessage(bytes);
        const auto begun
            = forward ? forwardInline(parsed, {}, {}, {}) : replyTo(parsed, ReplyTo::Sender, {}, {}, {}, {});
        letter.message.inReplyTo = begun.inReplyTo;
        letter.message.references = begun.references;
        letter.message.forwarded = begun.forwarded;
        auto draft = first.wait(first.writing().saveDraft(letter));
        // Everything about it is asked of the store, or of the server, from here on.
        SendingClient other;
        auto &client = elsewhere ? other : first;
        if (elsewhere) {
            first.wait(first.service->performPending(me.id));
            me = client.add(account());
            client.sync(me.id, SyncDepth::Bodies);
            const auto drafts = client.folder(me.id, QStringLiteral("Drafts")).id;
            for (const auto &row : client.list(me.id, drafts))
                draft = {me.id, row.id};
        }
        const auto further = client.wait(client.writing().open(draft));
        QVERIFY(further.relation == letter.relation);
        QVERIFY((further.origin == MessageRef{me.id, original(client, me).id}));
        const auto sent = client.waitFor(sendAndWait(client, further), OutboxState::Done);
        QVERIFY(sent.state == OutboxState::Done);
        const auto mark = forward ? MessageFlag::Forwarded : MessageFlag::Answered;
        QTRY_VERIFY(original(client, me).flags.testFlag(mark));
        // What the draft remembered is nobody else's business.
        const auto copies = client.list(me.id, client.folder(me.id, QStringLiteral("Sent")).id);
        for (const auto &row : copies) {
            if (row.messageId == sent.messageId)
                QVERIFY(
                    !client.wait(client.service->rawMessage({me.id, row.id})).contains("Forwarded-Message"));
        }
        client.wait(client.service->performPending(me.id));
    }

    void templatesGoIntoTheirFolder()
    {
        SendingClient client;
        const auto me = client.add(account());
        client.sync(me.id);
        auto letter = SendingClient::letter(me, {}, QStringLiteral("Vorlage"));
        const auto saved = client.wait(client.writing().saveTemplate(letter));
        const auto folder = client.folder(me.id, QStringLiteral("Templates"));
        QVERIFY(folder.id);
        QCOMPARE(client.list(me.id, folder.id).size(), 1);
        const auto opened = client.wait(client.writing().open(saved));
        QVERIFY(!opened.draft.message); // written as new
        QCOMPARE(opened.message.subject, QStringLiteral("Vorlage"));
    }

    void m15TooLargeIsToldBeforeItIsQueued()
    {
        SendingClient client;
        const auto me = client.add(account());
        auto letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("klein"));
        client.waitFor(sendAndWait(client, letter), OutboxState::Accepted);
        letter = SendingClient::letter(me, {m_you.address}, QStringLiteral("groß"));
        letter.message.parts << OutgoingPart{
            QStringLiteral("x.bin"),
            "application/octet-stream",
            QByteArray(client.writing().sizeLimit(me.id), '\1'),
            {}};
        try {
            client.wait(client.writing().send(letter, {}));
            QFAIL("was queued");
        } catch (const MailError &error) {
            QVERIFY2(error.kind() == MailError::Kind::LimitExceeded, error.what());
            QCOMPARE(error.subject().toLongLong(), client.writing().sizeLimit(me.id));
        }
    }

    void whatCannotBeSentIsAnErrorOfTheWindow()
    {
        SendingClient client;
        auto wanted = account();
        const auto me = client.add(wanted);
        auto letter = SendingClient::letter(me, {}, QStringLiteral("an niemanden"));
        QVERIFY_THROWS_EXCEPTION(MailError, client.wait(client.writing().send(letter, {})));
        QVERIFY(client.wait(client.writing().outbox(me.id)).isEmpty());
        wanted.name = QStringLiteral("without");
        wanted.outgoing.reset();
        const auto mute = client.add(wanted);
        letter = SendingClient::letter(mute, {m_you.address}, QStringLiteral("ohne Server"));
        QVERIFY_THROWS_EXCEPTION(MailError, client.wait(client.writing().send(letter, {})));
    }
};

QTEST_GUILESS_MAIN(TestSending)
#include "tst_sending.moc"
