// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way of a message: composed, held in the outbox, given to a real submission server, delivered by
// Dovecot, fetched over IMAP, read by Python's email package and by our own reader.
#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"
#include "tests/support/PythonReader.h"
#include "tests/support/SendingClient.h"
#include "tests/support/WrittenMessages.h"

#include <QDirIterator>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace duopost;
using namespace duopost::test;
using duopost::tests::german;
using duopost::tests::python;
using duopost::tests::readByPython;

namespace {

/// What the outbox holds of a message, past the program.
QByteArray heldInOutbox(const QString &profile, const QByteArray &messageId)
{
    QDirIterator files(profile, {QStringLiteral("user.db")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        SQLite::Database db(files.next().toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement row(db, "SELECT raw FROM outgoing WHERE message_id=?");
        row.bind(1, messageId.constData(), static_cast<int>(messageId.size()));
        if (row.executeStep())
            return {
                static_cast<const char *>(row.getColumn(0).getBlob()),
                static_cast<qsizetype>(row.getColumn(0).getBytes())};
    }
    return {};
}

/// The header lines that delivering adds in front.
bool isTrace(const QByteArray &lines)
{
    for (const auto &line : lines.split('\n')) {
        const bool folded = line.startsWith('\t') || line.startsWith(' ');
        const bool known = line.startsWith("Return-Path:") || line.startsWith("Delivered-To:")
            || line.startsWith("Received:") || line.startsWith("X-Peer:") || line.startsWith("X-MailFrom:")
            || line.startsWith("X-RcptTo:");
        if (!line.isEmpty() && !folded && !known)
            return false;
    }
    return true;
}

} // namespace

class TestWrittenAndReceived : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_me, m_you;

private slots:
    void initTestCase()
    {
        qputenv("DUOPOST_SENT_LOOK_MS", "500");
        if (python().isEmpty())
            QSKIP("python3 is not installed");
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

    void germanWithEmojiUmlautsAndAPictureArrivesByteRightAndIsReadBackEqual()
    {
        SendingClient client;
        const auto me = client.add(m_lab->account(m_me, Protocol::Imap, Security::Tls));
        auto letter = SendingClient::letter(me, {m_you.address}, {});
        const auto from = letter.message.from;
        const auto to = letter.message.to;
        letter.message = german();
        letter.message.from = {QStringLiteral("Jörg  Müller, Dr."), from.address};
        letter.message.to = to;
        letter.message.cc.clear();
        letter.message.bcc = {{QStringLiteral("Heimlich"), m_me.address}};
        const auto wanted = letter.message;
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter, {.undoSeconds = 60}))};
        const auto id = client.item(ref)->messageId;
        const auto held = heldInOutbox(client.profile.path(), id);
        QVERIFY(held.contains("Message-ID: <" + id + '>'));
        client.wait(client.writing().again(ref, Again::Send));
        const auto sent = client.waitFor(ref, OutboxState::Done);
        QCOMPARE(toString(sent.state), QStringLiteral("done"));

        SendingClient receiver;
        const auto you = receiver.add(m_lab->account(m_you, Protocol::Imap, Security::Tls));
        receiver.sync(you.id, SyncDepth::Bodies);
        QByteArray arrived;
        for (const auto &row : receiver.list(you.id, receiver.folder(you.id, QStringLiteral("INBOX")).id)) {
            if (row.messageId == id)
                arrived = receiver.wait(receiver.service->rawMessage({you.id, row.id}));
        }
        QVERIFY(!arrived.isEmpty());
        const auto added = arrived.left(arrived.size() - held.size());
        QCOMPARE(arrived.mid(added.size()), held);
        QVERIFY2(isTrace(QByteArray(added).replace('\r', "")), added.constData());
        QVERIFY(!arrived.contains("Heimlich") && !arrived.contains("Bcc"));
        // The copy is the very same message.
        client.sync(me.id, SyncDepth::Bodies);
        QByteArray copy;
        for (const auto &row : client.list(me.id, client.folder(me.id, QStringLiteral("Sent")).id)) {
            if (row.messageId == id)
                copy = client.wait(client.service->rawMessage({me.id, row.id}));
        }
        QCOMPARE(copy, held);

        const auto all = readByPython({arrived});
        QCOMPARE(all.size(), 1);
        const auto &read = all[0];
        QCOMPARE(read.defects, QStringList());
        QCOMPARE(read.subject, wanted.subject);
        QCOMPARE(read.text, wanted.text + u'\n');
        QCOMPARE(read.html, wanted.html + u'\n');
        const auto own = parseMessage(arrived);
        const auto again = editAsNew(own);
        QCOMPARE(own.warnings, QStringList());
        QCOMPARE(again.subject, wanted.subject);
        QCOMPARE(again.text, wanted.text);
        QCOMPARE(again.html.trimmed(), wanted.html);
        QVERIFY(again.from == wanted.from);
        QCOMPARE(read.parts.size(), wanted.parts.size());
        QCOMPARE(own.attachments.size(), wanted.parts.size());
        for (qsizetype i = 0; i < wanted.parts.size(); ++i) {
            const auto &part = wanted.parts[i];
            QCOMPARE(read.parts[i].name, part.name);
            QCOMPARE(read.parts[i].type.toLatin1(), part.type);
            QCOMPARE(read.parts[i].content, part.content);
            QCOMPARE(own.attachments[i].name, part.name);
            QCOMPARE(own.attachments[i].type, part.type);
            QCOMPARE(own.attachments[i].content, part.content);
            QCOMPARE(own.attachments[i].contentId, part.contentId);
        }
    }
};

QTEST_GUILESS_MAIN(TestWrittenAndReceived)
#include "tst_written_and_received.moc"
