// SPDX-License-Identifier: GPL-3.0-or-later
// Orders and filters of a list, in the store.
#include "mailcore/store/ListRanks.h"
#include "mailcore/store/MailStore.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;

namespace {

struct Sent {
    const char *from, *subject;
    int size;
    MessageFlags flags = {};
    const char *to = "anna@example.org";
};

NewMessage message(int number, const Sent &sent)
{
    NewMessage result;
    result.remote = {QByteArray::number(number)};
    result.header.subject = QString::fromUtf8(sent.subject);
    const auto name = QString::fromUtf8(sent.from);
    result.header.from
        = {{name, QString::fromLatin1(QByteArray(sent.from).toBase64()) + QStringLiteral("@example.org")}};
    result.header.to = {{QStringLiteral("Somebody"), QString::fromLatin1(sent.to)}};
    result.header.cc = {{QString(), QStringLiteral("copy@example.org")}};
    result.arrived = 1'700'000'000'000 + number * 1000;
    result.size = sent.size;
    result.flags = sent.flags;
    return result;
}

/// A folder whose messages are known by their subjects; 0 is the oldest.
struct Folder1 {
    QTemporaryDir directory;
    std::unique_ptr<MailStore> store;
    FolderId inbox, other;
    int number = 0;

    explicit Folder1(bool userData = false)
    {
        store = std::make_unique<MailStore>(AccountId{1}, directory.path(), [](const ChangeSet &) {});
        store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Other", QStringLiteral("Other"), '/', FolderRole::None}},
                userData)
            .waitForFinished();
        for (const auto &folder : store->folders().result())
            (folder.role == FolderRole::Inbox ? inbox : other) = folder.id;
    }
    QList<MessageId> add(const QList<Sent> &sent)
    {
        FolderDelta delta;
        for (const auto &one : sent)
            delta.arrived << message(++number, one);
        QList<MessageId> ids;
        for (const auto &row : store->commit(inbox, delta).result().changes.arrived)
            ids << row.id;
        return ids;
    }
    QStringList subjects(const QList<SpineRow> &rows)
    {
        QList<MessageId> ids;
        for (const auto &row : rows)
            ids << row.id;
        QStringList result;
        for (const auto &row : store->rows(ids).result())
            result << row.subject;
        return result;
    }
    QString listed(const Listing &list)
    {
        const auto rows = store->spine(inbox, list).result();
        if (!std::is_sorted(rows.begin(), rows.end(), comesBefore))
            return QStringLiteral("keys do not say the order");
        return subjects(rows).join(QLatin1Char(' '));
    }
    QString listed(SortBy by, SortDirection direction) { return listed({{by, direction}, {}}); }
};

constexpr auto up = SortDirection::Ascending, down = SortDirection::Descending;

} // namespace

class TestListOrder : public QObject {
    Q_OBJECT
private slots:
    void everyOrderHasTwoDirections_data()
    {
        QTest::addColumn<bool>("userData");
        QTest::newRow("cache") << false;
        QTest::newRow("only here") << true;
    }
    void everyOrderHasTwoDirections()
    {
        QFETCH(bool, userData);
        Folder1 f(userData);
        f.add({
            {"Zoe", "d", 10, MessageFlag::Seen},
            {"änne", "Re: b", 30},
            {"Bert", "c", 20, MessageFlags(MessageFlag::Seen) | MessageFlag::Flagged},
            {"Anna", "AW: a", 40},
        });
        QCOMPARE(f.listed(SortBy::Date, down), QStringLiteral("AW: a c Re: b d"));
        QCOMPARE(f.listed(SortBy::Date, up), QStringLiteral("d Re: b c AW: a"));
        // Ä stands with A, whatever the case.
        QCOMPARE(f.listed(SortBy::Sender, up), QStringLiteral("AW: a Re: b c d"));
        QCOMPARE(f.listed(SortBy::Sender, down), QStringLiteral("d c Re: b AW: a"));
        // What an answer is prefixed with does not count.
        QCOMPARE(f.listed(SortBy::Subject, up), QStringLiteral("AW: a Re: b c d"));
        QCOMPARE(f.listed(SortBy::Subject, down), QStringLiteral("d c Re: b AW: a"));
        QCOMPARE(f.listed(SortBy::Size, down), QStringLiteral("AW: a Re: b c d"));
        QCOMPARE(f.listed(SortBy::Size, up), QStringLiteral("d c Re: b AW: a"));
        QCOMPARE(f.listed(SortBy::Unread, down), QStringLiteral("AW: a Re: b c d"));
        QCOMPARE(f.listed(SortBy::Unread, up), QStringLiteral("c d AW: a Re: b"));
        QCOMPARE(f.listed(SortBy::Starred, down), QStringLiteral("c AW: a Re: b d"));
        QCOMPARE(f.listed(SortBy::Starred, up), QStringLiteral("AW: a Re: b d c"));
    }

    void messagesOfOneSenderComeNewestFirst()
    {
        Folder1 f;
        f.add({{"Bert", "b1", 1}, {"Anna", "a1", 1}, {"Bert", "b2", 1}, {"ANNA", "a2", 1}});
        QCOMPARE(f.listed(SortBy::Sender, up), QStringLiteral("a2 a1 b2 b1"));
        QCOMPARE(f.listed(SortBy::Sender, down), QStringLiteral("b2 b1 a2 a1"));
    }

    void attachmentsComeFirst()
    {
        Folder1 f;
        const auto ids = f.add({{"A", "without", 1}, {"A", "with", 1}, {"A", "new", 1}});
        f.store->storeBodies(f.inbox, {{.id = ids.at(1), .raw = "x", .hasAttachments = true}})
            .waitForFinished();
        QCOMPARE(f.listed(SortBy::Attachment, down), QStringLiteral("with new without"));
        QCOMPARE(f.listed(SortBy::Attachment, up), QStringLiteral("new without with"));
        QCOMPARE(f.listed({{}, {.attachment = true}}), QStringLiteral("with"));
    }

    void arrivalsAreAtTheirPlaces_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<bool>("ascending");
        for (int by = 0; by <= static_cast<int>(SortBy::Attachment); ++by) {
            for (const bool ascending : {false, true}) {
                const ListOrder order{static_cast<SortBy>(by), ascending ? up : down};
                QTest::newRow(qPrintable(toString(order))) << by << ascending;
            }
        }
    }
    // As the list would be if it were asked for again.
    void arrivalsAreAtTheirPlaces()
    {
        QFETCH(int, by);
        QFETCH(bool, ascending);
        Folder1 f;
        const Listing list{{static_cast<SortBy>(by), ascending ? up : down}, {}};
        const char *names[] = {"Dora", "Anna", "Zoe", "Bert", "Emil", "anna"};
        const auto some = [&](int from, int count) {
            QList<Sent> sent;
            static QList<QByteArray> kept;
            for (int i = from; i < from + count; ++i) {
                kept << "subject" + QByteArray::number(i * 7 % 13) + "x";
                const MessageFlags flags = i % 3 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlag::Flagged;
                sent << Sent{names[i * 5 % 6], kept.last().constData(), i * 37 % 11, flags};
            }
            return sent;
        };
        f.add(some(0, 40));
        auto rows = f.store->spine(f.inbox, list).result();
        for (int round = 0; round < 5; ++round) {
            const auto ids = f.add(some(40 + round * 8, 8));
            // One that is gone must not mislead.
            f.store->change(f.inbox, {rows.at(rows.size() / 2).id}, MoveTo{f.other}, false).waitForFinished();
            const auto places = f.store->places(f.inbox, list, ids, rows).result();
            QVERIFY(!places.isFull);
            QCOMPARE(places.rows.size(), ids.size());
            rows.remove(rows.size() / 2);
            rows << places.rows;
            std::sort(rows.begin(), rows.end(), comesBefore);
            QList<MessageId> here, anew;
            for (const auto &row : std::as_const(rows))
                here << row.id;
            for (const auto &row : f.store->spine(f.inbox, list).result())
                anew << row.id;
            QVERIFY2(here == anew, qPrintable(f.subjects(rows).join(QLatin1Char(' '))));
        }
    }

    void aThousandArrivalsOfOneSenderFindRoom()
    {
        Folder1 f;
        f.add({{"Zoe", "z", 1}, {"Bert", "b", 1}, {"Anna", "a", 1}});
        const Listing list{{SortBy::Sender, up}, {}};
        auto rows = f.store->spine(f.inbox, list).result();
        for (int i = 0; i < 1000; ++i) {
            const auto places = f.store->places(f.inbox, list, f.add({{"Bert", "b", 1}}), rows).result();
            QVERIFY2(!places.isFull, qPrintable(QString::number(i)));
            rows.insert(1, places.rows.first());
            QVERIFY(std::is_sorted(rows.begin(), rows.end(), comesBefore));
        }
    }

    void whereNoKeyIsLeftTheListIsAskedForAgain()
    {
        const QList<SpineRow> among{{{1}, 11}, {{2}, 10}};
        QVERIFY(placedAmong({{{3}, 1}}, among).isFull);
        QVERIFY(!placedAmong({{{3}, 0}}, among).isFull);
        QVERIFY(!placedAmong({{{3}, 2}}, among).isFull);
        QCOMPARE(placedAmong({{{3}, 0}}, {}).rows.size(), 1);
    }

    void filtersAreCombined()
    {
        Folder1 f;
        f.add({
            {"Anna", "1", 1, MessageFlag::Seen},
            {"Anna", "2", 1, MessageFlag::Flagged},
            {"Bert", "3", 1, {}, "joanna@example.org"},
            {"Bert", "4", 1, MessageFlag::Flagged, "ANNA@example.org"},
        });
        const auto from = [](const char *name) {
            return QString::fromLatin1(QByteArray(name).toBase64()).toUpper() + QStringLiteral("@Example.org");
        };
        QCOMPARE(f.listed({{}, {.unread = true}}), QStringLiteral("4 3 2"));
        QCOMPARE(f.listed({{}, {.starred = true}}), QStringLiteral("4 2"));
        QCOMPARE(f.listed({{}, {.from = from("Anna")}}), QStringLiteral("2 1"));
        QCOMPARE(f.listed({{}, {.unread = true, .from = from("Anna")}}), QStringLiteral("2"));
        // An address that ends in mine is not mine, and neither is a copy to me.
        QCOMPARE(f.listed({{}, {.to = {QStringLiteral("anna@example.org")}}}), QStringLiteral("4 2 1"));
        QCOMPARE(f.listed({{}, {.to = {QStringLiteral("copy@example.org")}}}), QString());
        QCOMPARE(
            f.listed(
                {{}, {.starred = true, .to = {QStringLiteral("x@y"), QStringLiteral("anna@example.org")}}}),
            QStringLiteral("4 2"));
        QCOMPARE(f.listed({{SortBy::Date, up}, {.starred = true}}), QStringLiteral("2 4"));
        QCOMPARE(f.listed({{}, {.attachment = true}}), QString());
    }

    void arrivalsThatDoNotFitStayOut()
    {
        Folder1 f;
        f.add({{"Anna", "1", 1}});
        const Listing list{{SortBy::Sender, up}, {.unread = true}};
        const auto rows = f.store->spine(f.inbox, list).result();
        const auto ids = f.add({{"Bert", "read", 1, MessageFlag::Seen}, {"Bert", "unread", 1}});
        QCOMPARE(
            f.subjects(f.store->places(f.inbox, list, ids, rows).result().rows),
            QStringList{QStringLiteral("unread")});
        QCOMPARE(f.store->places(f.other, list, ids, rows).result().rows.size(), 0);
    }

    void ordersHaveStableNames()
    {
        for (int by = 0; by <= static_cast<int>(SortBy::Attachment); ++by) {
            for (const auto direction : {up, down}) {
                const ListOrder order{static_cast<SortBy>(by), direction};
                QVERIFY(listOrderFromString(toString(order)) == order);
            }
        }
        QCOMPARE(toString(ListOrder{SortBy::Sender, up}), QStringLiteral("sender-ascending"));
        QVERIFY(!listOrderFromString(QStringLiteral("colour-ascending")));
    }
};

QTEST_GUILESS_MAIN(TestListOrder)
#include "tst_list_order.moc"
