// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations as the store keeps them: whatever order messages come in, whatever they claim.
#include "mailcore/store/MailStore.h"

#include <QMutex>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>

using namespace duopost;

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr qint64 minute = 60'000;

struct Mail {
    QByteArray id;
    QByteArray references = {};
    QString subject = QStringLiteral("Plan");
    MessageFlags flags = {};
    int minutes = 0;
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

struct Post {
    QTemporaryDir directory;
    QMutex mutex;
    QList<ConversationChanges> told;
    std::unique_ptr<MailStore> store = open();
    FolderId inbox, sent, trash, junk;
    int uid = 0;

    explicit Post(bool userData = false)
    {
        store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Sent", QStringLiteral("Sent"), '/', FolderRole::Sent},
                 {"Trash", QStringLiteral("Trash"), '/', FolderRole::Trash},
                 {"Junk", QStringLiteral("Junk"), '/', FolderRole::Junk}},
                userData)
            .waitForFinished();
        for (const auto &folder : store->folders().result()) {
            if (folder.role == FolderRole::Inbox)
                inbox = folder.id;
            else if (folder.role == FolderRole::Sent)
                sent = folder.id;
            else if (folder.role == FolderRole::Junk)
                junk = folder.id;
            else
                trash = folder.id;
        }
    }
    std::unique_ptr<MailStore> open()
    {
        return std::make_unique<MailStore>(
            AccountId{1}, directory.path(), [](const ChangeSet &) {},
            [this](const ConversationChanges &changes) {
                const QMutexLocker lock(&mutex);
                told << changes;
            });
    }
    NewMessage message(const Mail &mail)
    {
        NewMessage result;
        result.remote = {QByteArray::number(++uid)};
        result.header.messageId = mail.id;
        if (!mail.references.isEmpty())
            result.header.references = mail.references.split(' ');
        result.header.subject = mail.subject;
        result.header.from = {{QString(), QStringLiteral("a@example.org")}};
        result.arrived = start + mail.minutes * minute;
        result.header.date = QDateTime::fromMSecsSinceEpoch(result.arrived, Qt::UTC);
        result.size = 1000;
        result.flags = mail.flags;
        return result;
    }
    void bring(FolderId folder, const QList<Mail> &mails)
    {
        FolderDelta delta{.cursor = SyncCursor{"c"}, .uidValidity = 7};
        for (const auto &mail : mails)
            delta.arrived << message(mail);
        store->commit(folder, delta).waitForFinished();
    }
    ConversationList list(FolderId folder) { return store->conversations(folder).result(); }
    // "a b|c": the messages of each conversation of the folder by their ids, in an order of their own.
    QString groups(FolderId folder)
    {
        QStringList result;
        const auto shown = list(folder);
        for (const auto &head : shown.heads) {
            QList<MessageId> ids{head.newest.id};
            for (const auto &other : shown.others.value(head.id))
                ids << other.id;
            result << names(ids).join(QLatin1Char(' '));
        }
        result.sort();
        return result.join(QLatin1Char('|'));
    }
    QStringList names(const QList<MessageId> &ids)
    {
        QStringList result;
        for (const auto &row : store->rows(ids).result())
            result << QString::fromLatin1(row.messageId);
        result.sort();
        return result;
    }
    QStringList members(FolderId folder, ConversationId conversation)
    {
        QList<MessageId> ids;
        for (const auto &member : store->conversationMembers(folder, conversation).result())
            ids << member.row.id;
        return names(ids);
    }
    MessageId idOf(FolderId folder, const QByteArray &name)
    {
        QList<MessageId> ids;
        for (const auto &row : store->spine(folder).result())
            ids << row.id;
        for (const auto &row : store->rows(ids).result()) {
            if (row.messageId == name)
                return row.id;
        }
        return {};
    }
    bool toldEverything()
    {
        const QMutexLocker lock(&mutex);
        return std::any_of(told.begin(), told.end(), [](const auto &one) { return one.everything; });
    }
    QList<ConversationId> takeTouched()
    {
        const QMutexLocker lock(&mutex);
        QList<ConversationId> result;
        for (const auto &one : std::exchange(told, {}))
            result += one.touched;
        return result;
    }
};

} // namespace

class TestConversations : public QObject {
    Q_OBJECT
private slots:
    void answersBelongToWhatTheyAnswer_data()
    {
        QTest::addColumn<QList<Mail>>("mails");
        QTest::addColumn<QString>("groups");
        const QString other = QStringLiteral("Andere");
        QTest::newRow("a chain") << QList<Mail>{{"a"}, {"b", "a"}, {"c", "a b"}, {"d", {}, other}}
                                 << QStringLiteral("a b c|d");
        QTest::newRow("the same subject alone means nothing")
            << QList<Mail>{{"a"}, {"b"}, {"c"}} << QStringLiteral("a|b|c");
        QTest::newRow("answers to a message that is not here")
            << QList<Mail>{{"b", "a"}, {"c", "a"}} << QStringLiteral("b c");
        QTest::newRow("the link comes last")
            << QList<Mail>{{"a"}, {"c", "b"}, {"e", "d"}, {"d", "c"}, {"b", "a"}}
            << QStringLiteral("a b c d e");
        QTest::newRow("h18: a loop") << QList<Mail>{{"a", "c"}, {"b", "a"}, {"c", "b"}}
                                     << QStringLiteral("a b c");
        QTest::newRow("h18: its own parent") << QList<Mail>{{"a", "a"}, {"b", "b a"}} << QStringLiteral("a b");
        QTest::newRow("h18: one id, other content")
            << QList<Mail>{{"a"}, {"a", {}, other}, {"a", {}, QStringLiteral("Noch was")}}
            << QStringLiteral("a a a");
        QTest::newRow("h18: no id at all") << QList<Mail>{{{}}, {{}, {}, other}} << QStringLiteral("|");
        QTest::newRow("an answer that does not say to what")
            << QList<Mail>{{"a"}, {"b", {}, QStringLiteral("AW: Plan"), {}, 60}} << QStringLiteral("a b");
        QTest::newRow("such an answer after two months")
            << QList<Mail>{{"a"}, {"b", {}, QStringLiteral("AW: Plan"), {}, 60 * 24 * 60}}
            << QStringLiteral("a|b");
        QTest::newRow("such an answer to another subject")
            << QList<Mail>{{"a"}, {"b", {}, QStringLiteral("AW: Plan B")}} << QStringLiteral("a|b");
        QTest::newRow("an answer that says to what else")
            << QList<Mail>{{"a"}, {"b", "x", QStringLiteral("AW: Plan")}} << QStringLiteral("a|b");
    }

    void answersBelongToWhatTheyAnswer()
    {
        QFETCH(QList<Mail>, mails);
        QFETCH(QString, groups);
        QRandomGenerator random(1);
        for (int order = 0; order < 4; ++order) {
            for (const bool singly : {false, true}) {
                Post post;
                if (singly) {
                    for (const auto &mail : std::as_const(mails))
                        post.bring(post.inbox, {mail});
                } else {
                    post.bring(post.inbox, mails);
                }
                QCOMPARE(post.groups(post.inbox), groups);
            }
            std::shuffle(mails.begin(), mails.end(), random);
        }
    }

    void anAnswerThatDoesNotSayToWhatGoesToTheLatestAndTiesNothingTogether()
    {
        Post post;
        post.bring(post.inbox, {{"a"}, {"b", {}, QStringLiteral("Plan"), {}, 10}});
        post.bring(post.inbox, {{"c", {}, QStringLiteral("Re: Plan"), {}, 20}});
        post.bring(post.inbox, {{"d", {}, QStringLiteral("Plan"), {}, 30}});
        QCOMPARE(post.groups(post.inbox), QStringLiteral("a|b c|d"));
    }

    void h18AHundredThousandReferencesAndMessagesOfOneIdEnd()
    {
        Post post;
        QByteArray many;
        for (int i = 0; i < 100'000; ++i)
            many += "r" + QByteArray::number(i) + (i < 99'999 ? " " : "");
        auto hostile = post.message({"a", many});
        for (int i = 0; i < 100'000; ++i)
            hostile.header.inReplyTo << "i" + QByteArray::number(i);
        post.store->commit(post.inbox, {.arrived = {hostile}}).waitForFinished();
        post.bring(post.inbox, {{"b", "r0"}, {"c", "r99999"}, {"d", "elsewhere"}});
        QCOMPARE(post.groups(post.inbox), QStringLiteral("a b c|d"));
    }

    // Each new message ties everything so far to a conversation with a smaller id.
    void h18MergingAgainAndAgainStaysCheap()
    {
        Post post;
        QList<Mail> mails;
        constexpr int count = 1500;
        for (int i = 0; i < count; ++i)
            mails << Mail{"s" + QByteArray::number(i), {}, QString::number(i)};
        for (int i = count - 1; i > 0; --i)
            mails << Mail{
                "t" + QByteArray::number(i), "s" + QByteArray::number(i) + " s" + QByteArray::number(i - 1),
                QString::number(i)};
        for (qsizetype i = 0; i < mails.size(); i += 150)
            post.bring(post.inbox, mails.mid(i, 150));
        const auto list = post.list(post.inbox);
        QCOMPARE(list.heads.size(), 1);
        QCOMPARE(list.heads.first().count, mails.size());
    }

    void ownAnswersFromSentAppear()
    {
        Post post;
        post.bring(post.inbox, {{"a"}, {"c", "a b", QStringLiteral("Plan"), MessageFlag::Seen, 20}});
        post.bring(post.sent, {{"b", "a", QStringLiteral("AW: Plan"), MessageFlag::Seen, 10}});
        const auto list = post.list(post.inbox);
        QCOMPARE(list.heads.size(), 1);
        const auto head = list.heads.first();
        QCOMPARE(head.count, 3);
        QCOMPARE(head.unread, 1);
        QVERIFY(head.newest.id == post.idOf(post.inbox, "c"));
        QCOMPARE(list.others.value(head.id).size(), 1);
        QVERIFY(list.others.value(head.id).first().id == post.idOf(post.inbox, "a"));
        const auto members = post.store->conversationMembers(post.inbox, head.id).result();
        QCOMPARE(members.size(), 3);
        QVERIFY(members.at(1).folder == post.sent);
        QVERIFY(members.at(1).row.id == post.idOf(post.sent, "b"));
        QVERIFY(post.list(post.sent).heads.first().newest.id == post.idOf(post.sent, "b"));
    }

    void trashAndJunkDoNotCountButWhereTheyAreShown()
    {
        Post post;
        post.bring(post.inbox, {{"a"}});
        post.bring(post.trash, {{"b", "a"}});
        post.bring(post.junk, {{"c", "a"}});
        QCOMPARE(post.list(post.inbox).heads.first().count, 1);
        QCOMPARE(post.list(post.trash).heads.first().count, 2);
        QCOMPARE(post.members(post.junk, post.list(post.junk).heads.first().id), words("a c"));
    }

    void h18CopiesElsewhereCountOnceAndNothingOfTheFolderIsHidden()
    {
        Post post;
        post.bring(post.inbox, {{"a"}, {"a"}, {"a", {}, QStringLiteral("Anderer Inhalt")}});
        post.bring(post.sent, {{"a"}, {"b", "a"}, {"b", "a"}, {"a", {}, QStringLiteral("Noch ein anderer")}});
        const auto head = post.list(post.inbox).heads.first();
        QCOMPARE(head.count, 5); // three here, b once, and a with yet other content
        QCOMPARE(post.members(post.inbox, head.id), words("a a a a b"));
        QCOMPARE(post.list(post.sent).heads.first().count, 5); // four here, and the one it does not have
    }

    void movesMarksAndDeletionsAreFollowed()
    {
        Post post;
        post.bring(
            post.inbox, {{"a"}, {"b", "a", QStringLiteral("Plan"), {}, 1}, {"x", {}, QStringLiteral("X")}});
        const auto conversation = post.list(post.inbox).heads.first().id;
        post.takeTouched();
        const auto first = post.idOf(post.inbox, "a"), second = post.idOf(post.inbox, "b");
        post.store->change(post.inbox, {first}, MarkRead{}, true).waitForFinished();
        QCOMPARE(post.takeTouched(), QList<ConversationId>{conversation});
        QCOMPARE(post.store->conversations(post.inbox, {conversation}).result().heads.first().unread, 1);
        post.store->change(post.inbox, {first}, Star{}, true).waitForFinished();
        QVERIFY(post.takeTouched().isEmpty());
        post.store->change(post.inbox, {second}, MoveTo{post.trash}, true).waitForFinished();
        QCOMPARE(post.takeTouched(), QList<ConversationId>{conversation});
        const auto left = post.store->conversations(post.inbox, {conversation}).result();
        QCOMPARE(left.heads.first().count, 1);
        QVERIFY(left.heads.first().newest.id == first);
        QVERIFY(left.others.isEmpty());
        post.store->change(post.inbox, {first}, DeleteForGood{}, true).waitForFinished();
        QCOMPARE(post.takeTouched(), QList<ConversationId>{conversation});
        QVERIFY(post.store->conversations(post.inbox, {conversation}).result().heads.isEmpty());
        QCOMPARE(post.groups(post.inbox), QStringLiteral("x"));
    }

    void aMergeTellsOfBoth()
    {
        Post post;
        post.bring(post.inbox, {{"a"}, {"c", "b", QStringLiteral("Plan"), {}, 1}});
        QSet<ConversationId> before;
        for (const auto &head : post.list(post.inbox).heads)
            before.insert(head.id);
        QCOMPARE(before.size(), 2);
        post.takeTouched();
        post.bring(post.inbox, {{"b", "a", QStringLiteral("Plan"), {}, 2}});
        const auto touched = post.takeTouched();
        QCOMPARE(QSet<ConversationId>(touched.begin(), touched.end()), before);
        QCOMPARE(post.store->conversations(post.inbox, touched).result().heads.size(), 1);
    }

    void manyAtOnceWaitForAQuietMomentAndStandAloneUntilThen()
    {
        Post post;
        QList<Mail> mails;
        for (int i = 0; i < 3000; ++i)
            mails << Mail{
                "m" + QByteArray::number(i),
                i % 3 == 0 ? QByteArray() : "m" + QByteArray::number(i - i % 3),
                QString::number(i / 3),
                {},
                i};
        post.bring(post.inbox, mails);
        QCOMPARE(post.list(post.inbox).heads.size(), 3000);
        QTRY_VERIFY_WITH_TIMEOUT(post.toldEverything(), 20'000);
        const auto list = post.list(post.inbox);
        QCOMPARE(list.heads.size(), 1000);
        QVERIFY(std::all_of(list.heads.begin(), list.heads.end(), [](const auto &h) { return h.count == 3; }));
        for (qsizetype i = 1; i < list.heads.size(); ++i)
            QVERIFY(comesBefore(list.heads.at(i - 1).newest, list.heads.at(i).newest));
    }

    void whatWasNotLookedAtBeforeTheEndIsLookedAtAfterTheStart()
    {
        Post post;
        QList<Mail> mails;
        for (int i = 0; i < 1000; ++i)
            mails << Mail{"m" + QByteArray::number(i), "root", QString::number(i)};
        post.bring(post.inbox, mails);
        post.store.reset();
        post.told.clear();
        post.store = post.open();
        QTRY_VERIFY_WITH_TIMEOUT(post.toldEverything(), 20'000);
        QCOMPARE(post.list(post.inbox).heads.size(), 1);
        post.store.reset();
        post.told.clear();
        post.store = post.open(); // nothing is left to do
        post.bring(post.inbox, {{"more", "root"}});
        QVERIFY(!post.toldEverything());
        QCOMPARE(post.list(post.inbox).heads.size(), 1);
    }

    void aLostCacheLosesNoConversationOfUserData()
    {
        Post post(true);
        post.bring(post.inbox, {{"a"}, {"b", "a"}, {"c", {}, QStringLiteral("Andere")}});
        QCOMPARE(post.groups(post.inbox), QStringLiteral("a b|c"));
        post.store.reset();
        for (const auto *suffix : {"", "-wal", "-shm"})
            QFile::remove(post.directory.filePath(QStringLiteral("cache.db")) + QLatin1String(suffix));
        post.told.clear();
        post.store = post.open();
        QTRY_VERIFY_WITH_TIMEOUT(post.toldEverything(), 20'000);
        QCOMPARE(post.groups(post.inbox), QStringLiteral("a b|c"));
    }

    // As after a power cut: user data has what was done last, the cache has not.
    void aCacheThatLostItsLastTransactionIsNoticed()
    {
        Post post(true);
        post.bring(post.inbox, {{"a"}, {"b", "a"}, {"c", "a"}});
        post.store.reset();
        const auto copy = post.directory.filePath(QStringLiteral("older"));
        const auto cache = post.directory.filePath(QStringLiteral("cache.db"));
        QVERIFY(QFile::copy(cache, copy));
        post.store = post.open();
        post.store->change(post.inbox, {post.idOf(post.inbox, "b")}, DeleteForGood{}, false).waitForFinished();
        QCOMPARE(post.groups(post.inbox), QStringLiteral("a c"));
        post.store.reset();
        QVERIFY(QFile::remove(cache) && QFile::rename(copy, cache));
        post.told.clear();
        post.store = post.open();
        QTRY_VERIFY_WITH_TIMEOUT(post.toldEverything(), 20'000);
        QCOMPARE(post.groups(post.inbox), QStringLiteral("a c"));
        QCOMPARE(post.list(post.inbox).heads.first().count, 2);
        post.store.reset();
        post.told.clear();
        post.store = post.open(); // once is enough
        post.bring(post.inbox, {{"d", "a"}});
        QVERIFY(!post.toldEverything());
    }

    void folderThatGoesTakesItsMessagesOutOfConversations()
    {
        Post post;
        post.bring(post.inbox, {{"a"}});
        post.bring(post.sent, {{"b", "a"}});
        QCOMPARE(post.list(post.inbox).heads.first().count, 2);
        post.takeTouched();
        post.store->replaceFolders({{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox}}, false)
            .waitForFinished();
        QCOMPARE(post.takeTouched().size(), 1);
        QCOMPARE(post.list(post.inbox).heads.first().count, 1);
    }
};

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
