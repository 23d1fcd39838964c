// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox and what is being written, in user data.
#include "tests/support/ActionStore.h"

#include "mailcore/store/CompositionValue.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace duopost;
using namespace duopost::test;

namespace {

BuiltMessage built(const QByteArray &id = "one@x")
{
    return {
        .bytes = "Subject: x\r\nMessage-ID: <" + id + ">\r\n\r\nx\r\n",
        .messageId = id,
        .sender = "a@example.org",
        .recipients = {"b@example.org", "c@example.org"}};
}

Composition letter(const QString &id, const QByteArray &attachment = {})
{
    Composition result;
    result.id = id;
    result.account = {1};
    result.identity = QStringLiteral("work");
    result.relation = Composition::Relation::Answer;
    result.origin = {{1}, {17}};
    result.draft = {{2}, {18}};
    result.wantsReport = true;
    result.changed = QDateTime(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC);
    auto &message = result.message;
    message.from = {QStringLiteral("Jörg"), QStringLiteral("j@example.org")};
    message.to = {{QStringLiteral("Ö"), QStringLiteral("o@example.org")}, {{}, QStringLiteral("p@")}};
    message.cc = {{{}, QStringLiteral("cc@example.org")}};
    message.bcc = {{{}, QStringLiteral("bcc@example.org")}};
    message.replyTo = {{{}, QStringLiteral("r@example.org")}};
    message.subject = QStringLiteral("Grüße 🌷");
    message.text = QStringLiteral("Text\n");
    message.html = QStringLiteral("<p>Text</p>");
    message.inReplyTo = {"q@x"};
    message.references = {"p@x", "q@x"};
    message.forwarded = "f@x";
    if (!attachment.isEmpty())
        message.parts << OutgoingPart{QStringLiteral("ä.bin"), "a/b", attachment, "cid@x"};
    return result;
}

bool on(MailStore &store, const std::function<bool(OutboxTable &)> &job)
{
    return store.onOutbox(job).result();
}

QString stateOf(MailStore &store, OutboxId id)
{
    for (const auto &entry : store.outbox().result()) {
        if (entry.item.ref.item == id)
            return toString(entry.item.state);
    }
    return QStringLiteral("none");
}

qint64 userBytes(const QString &directory)
{
    return QFileInfo(directory + QStringLiteral("/user.db")).size()
        + QFileInfo(directory + QStringLiteral("/user.db-wal")).size();
}

} // namespace

class TestOutboxStore : public QObject {
    Q_OBJECT
private slots:
    void aCompositionComesBackAsItWas()
    {
        ActionStore f;
        const auto one = letter(QStringLiteral("one"), QByteArray(3000, '\7'));
        f.store->keepComposition(one).waitForFinished();
        f.reopen();
        const auto kept = f.store->keptCompositions().result();
        QCOMPARE(kept.size(), 1);
        const auto &back = kept.first();
        QVERIFY(back.message == one.message);
        QVERIFY(back.id == one.id && back.account == one.account && back.identity == one.identity);
        QVERIFY(back.relation == one.relation && back.origin == one.origin && back.draft == one.draft);
        QCOMPARE(back.changed, one.changed);
        QVERIFY(back.wantsReport);
    }

    void whatANewerVersionWroteIsNotMisread()
    {
        QVERIFY(!compositionFrom("no CBOR", {}));
        QVERIFY(!compositionFrom(QByteArray::fromHex("a10002"), {})); // {0: 2}
    }

    // M13 as far as it is the store's: the bytes at the time of attaching are what counts, and lie there once.
    void m13AnAttachmentIsWrittenOnceHoweverOftenTheTextIsSaved()
    {
        ActionStore f;
        auto one = letter(QStringLiteral("one"), QByteArray(4'000'000, '\7'));
        f.store->keepComposition(one).waitForFinished();
        const auto before = userBytes(f.directory.path());
        for (int i = 0; i < 20; ++i) {
            one.message.text += QStringLiteral("mehr\n");
            f.store->keepComposition(one).waitForFinished();
        }
        QVERIFY2(
            userBytes(f.directory.path()) - before < 1'000'000,
            QByteArray::number(userBytes(f.directory.path()) - before));
        QCOMPARE(f.store->keptCompositions().result().first().message.parts[0].content.size(), 4'000'000);
        f.store->discardComposition(one.id).waitForFinished();
        QVERIFY(f.store->keptCompositions().result().isEmpty());
        f.store.reset();
        SQLite::Database user((f.directory.path() + QStringLiteral("/user.db")).toStdString());
        QCOMPARE(user.execAndGet("SELECT count(*) FROM composition_parts").getInt(), 0);
    }

    void m14OnlyOneCanBeginToSendIt()
    {
        ActionStore f;
        const auto id = f.store->addToOutbox({.message = built()}).result();
        QVERIFY(on(*f.store, [id](OutboxTable &table) { return table.begin(id); }));
        QVERIFY(!on(*f.store, [id](OutboxTable &table) { return table.begin(id); }));
        QVERIFY(!on(*f.store, [id](OutboxTable &table) { return table.remove(id); }));
        QVERIFY(!on(*f.store, [id](OutboxTable &table) { return table.requeue(id, {}); }));
        QVERIFY(!f.store->takeBack(id).result());
        QVERIFY(f.store->settleSending(id, {.state = OutboxState::Accepted}, true).result());
        QVERIFY(!f.store->settleSending(id, {.state = OutboxState::Queued}, true).result());
        QVERIFY(!on(*f.store, [id](OutboxTable &table) { return table.requeue(id, {}); }));
        QCOMPARE(stateOf(*f.store, id), QStringLiteral("accepted"));
    }

    void m14TheSameCompositionIsOneMessageEvenWhenItsTextIsSavedLate()
    {
        ActionStore f;
        const auto one = letter(QStringLiteral("one"));
        const NewOutgoing message{.message = built(), .composition = one.id};
        const auto id = f.store->addToOutbox(message, one).result();
        QVERIFY(f.store->addToOutbox(message, one).result() == id);
        f.store->keepComposition(one).waitForFinished(); // the timer was quicker than the window
        QVERIFY(f.store->keptCompositions().result().isEmpty());
        f.store->discardComposition(one.id).waitForFinished();
        const auto back = f.store->takeBack(id).result();
        QVERIFY(back && back->message.text == one.message.text);
        QCOMPARE(f.store->keptCompositions().result().size(), 1);
        QVERIFY(!(f.store->addToOutbox(message, one).result() == id)); // another sending
    }

    void m2WhatWasBeingSentIsFoundAsWhatItProvablyIs()
    {
        ActionStore f;
        const auto before = f.store->addToOutbox({.message = built("before@x")}).result();
        const auto dot = f.store->addToOutbox({.message = built("dot@x")}).result();
        const auto waits = f.store->addToOutbox({.message = built("waits@x")}).result();
        for (const auto id : {before, dot})
            QVERIFY(on(*f.store, [id](OutboxTable &table) { return table.begin(id); }));
        QVERIFY(on(*f.store, [dot](OutboxTable &table) { return table.reachDot(dot); }));
        QVERIFY(!on(*f.store, [waits](OutboxTable &table) { return table.reachDot(waits); }));
        f.reopen();
        QCOMPARE(f.store->outbox().result().size(), 3);
        QVERIFY(on(*f.store, [](OutboxTable &table) { return table.recover() == 2; }));
        QCOMPARE(stateOf(*f.store, before), QStringLiteral("queued"));
        QCOMPARE(stateOf(*f.store, dot), QStringLiteral("maybe-sent"));
        QCOMPARE(stateOf(*f.store, waits), QStringLiteral("queued"));
        // A person says so: the same bytes again, with the same id.
        QVERIFY(on(*f.store, [dot](OutboxTable &table) { return table.requeue(dot, {}); }));
        QCOMPARE(f.store->outgoing(dot).result(), built("dot@x").bytes);
    }

    void m5WhoIsLeftOutStaysLeftOut()
    {
        ActionStore f;
        const auto id = f.store->addToOutbox({.message = built()}).result();
        QCOMPARE(f.store->outbox().result().first().envelope.recipients.size(), 2);
        on(*f.store, [id](OutboxTable &table) { return table.begin(id); });
        f.store->settleSending(id, {.state = OutboxState::PartlyRefused}, true).waitForFinished();
        on(*f.store, [id](OutboxTable &table) { return table.requeue(id, {QStringLiteral("b@example.org")}); });
        QCOMPARE(f.store->outbox().result().first().envelope.recipients, QList<QByteArray>{"c@example.org"});
        on(*f.store, [id](OutboxTable &table) { return table.requeue(id, {}); });
        QCOMPARE(f.store->outbox().result().first().item.recipients.size(), 1);
    }

    void laterIsReleasedWhenItsTimeHasComeAndNotBefore()
    {
        ActionStore f;
        const auto at = QDateTime::currentDateTimeUtc().addSecs(100);
        const auto id = f.store->addToOutbox({.message = built(), .notBefore = at}).result();
        QCOMPARE(stateOf(*f.store, id), QStringLiteral("waiting"));
        const auto release = [&](const QDateTime &now) {
            on(*f.store, [now](OutboxTable &table) {
                table.release(now);
                return true;
            });
            return stateOf(*f.store, id);
        };
        QCOMPARE(release(at.addSecs(-1)), QStringLiteral("waiting"));
        QCOMPARE(release(at.addSecs(1)), QStringLiteral("queued"));
    }

    void aFinishedMessageCanBeWrittenFurtherWithItsHiddenRecipients()
    {
        ActionStore f;
        auto message = built();
        message.bytes.prepend("From: a@example.org\r\nTo: b@example.org\r\n");
        const auto id = f.store->addToOutbox({.message = message, .subject = QStringLiteral("x")}).result();
        const auto back = f.store->takeBack(id).result();
        QVERIFY(back && !back->id.isEmpty());
        QCOMPARE(back->message.bcc.size(), 1);
        QCOMPARE(back->message.bcc[0].address, QStringLiteral("c@example.org"));
        QVERIFY(back->message.messageId.isEmpty()); // it will be another message
    }

    // L3: the cache is thrown away; L4: what damage left is found again, and never taken for certain.
    void l3AndL4TheOutboxOutlivesTheCacheAndDamage()
    {
        ActionStore f;
        const auto one = letter(QStringLiteral("one"), "attached");
        f.store->keepComposition(letter(QStringLiteral("two"))).waitForFinished();
        const auto id = f.store->addToOutbox({.message = built(), .composition = one.id}, one).result();
        const auto lost = f.store->addToOutbox({.message = built("lost@x")}).result();
        f.store.reset();
        for (const auto *name : {"/cache.db", "/cache.db-wal", "/cache.db-shm"})
            QFile::remove(f.directory.path() + QLatin1String(name));
        f.store = f.open();
        QCOMPARE(f.store->outbox().result().size(), 2);
        f.store.reset();
        const auto path = f.directory.path() + QStringLiteral("/user.db");
        {
            // The state of one message is lost with its page, the rest can be read.
            SQLite::Database user(path.toStdString(), SQLite::OPEN_READWRITE);
            SQLite::Statement drop(user, "DELETE FROM outbox WHERE id=?");
            drop.bind(1, static_cast<int64_t>(lost.value));
            drop.exec();
            user.exec("PRAGMA wal_checkpoint(TRUNCATE)");
            SQLite::Statement root(user, "SELECT rootpage FROM sqlite_master WHERE name='ledger'");
            QVERIFY(root.executeStep());
            const auto page = root.getColumn(0).getInt();
            const auto size = user.execAndGet("PRAGMA page_size").getInt();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.seek(qint64(page - 1) * size);
            file.write(QByteArray(size, '\xff'));
        }
        QFile mark(f.directory.path() + QStringLiteral("/cache.damaged"));
        QVERIFY(mark.open(QIODevice::WriteOnly));
        mark.close();
        f.store = f.open();
        QVERIFY(f.store->salvaged().result());
        QCOMPARE(stateOf(*f.store, id), QStringLiteral("queued"));
        QCOMPARE(stateOf(*f.store, lost), QStringLiteral("maybe-sent"));
        QCOMPARE(f.store->outgoing(lost).result(), built("lost@x").bytes);
        QCOMPARE(f.store->keptCompositions().result().size(), 1);
        const auto back = f.store->takeBack(id).result();
        QVERIFY(back && back->message.parts.value(0).content == "attached");
    }
};

QTEST_GUILESS_MAIN(TestOutboxStore)
#include "tst_outbox_store.moc"
