// SPDX-License-Identifier: GPL-3.0-or-later
// "This message" in What syncs?: where each thing about it is recorded, since when, and by what that is known.
#include "mailcore/Change.h"
#include "tests/support/FakeMailService.h"
#include "ui/whatsyncs/FactLine.h"
#include "ui/whatsyncs/MessageFactList.h"
#include "ui/whatsyncs/WhatSyncsPanel.h"
#include "ui/words/Dates.h"

#include <QTextBrowser>
#include <QtTest>

using namespace duopost;

namespace {

struct Fixture {
    FakeMailService service;
    FolderRef inbox, sent;
    std::unique_ptr<WhatSyncsPanel> panel;

    explicit Fixture(Protocol protocol)
    {
        const auto id = service.addFakeAccount(QStringLiteral("Anna"), protocol);
        inbox = service.addFolder(id, QStringLiteral("INBOX"), FolderRole::Inbox, 2);
        sent = service.addFolder(
            id, QStringLiteral("Sent"), FolderRole::Sent, 1, 0, {},
            protocol == Protocol::Pop3 ? Where::OnlyHere : Where::ServerAndHere);
        service.setLedger(expectedOf(protocol, {}));
        panel = std::make_unique<WhatSyncsPanel>(service);
        panel->resize(340, 800);
        panel->show();
        panel->showAccount(service.accounts().first());
    }
    MessageRow first(FolderRef folder)
    {
        auto row = service.rowFor(service.spineOf(folder).first().id);
        row.folder = folder.folder;
        return row;
    }
    FactLine *line(const QString &title) const
    {
        for (auto *line : panel->findChildren<FactLine *>()) {
            if (line->isVisible() && line->text() == title)
                return line;
        }
        return nullptr;
    }
    QString evidence() const { return panel->findChild<QTextBrowser *>(QStringLiteral("evidence"))->toPlainText(); }
};

} // namespace

class TestWhatSyncsMessage : public QObject {
    Q_OBJECT
private slots:
    void overImapEverythingIsOnTheServerAndItIsSaidWhenThatWasSeen()
    {
        Fixture f(Protocol::Imap);
        auto row = f.first(f.inbox);
        row.flags = MessageFlag::Seen | MessageFlag::Answered;
        f.panel->showMessage(f.inbox, row);
        QTRY_VERIFY(f.line(QStringLiteral("Read")));
        const auto seen
            = freshness(QDateTime::fromMSecsSinceEpoch(f.service.now), QDateTime::currentDateTime(), QLocale());
        for (const char *title : {"The message", "Read", "Answered", "No star"}) {
            const auto *line = f.line(QLatin1String(title));
            QVERIFY2(line, title);
            QVERIFY2(line->sentence().contains(QStringLiteral("Every device sees it")), title);
            QVERIFY2(line->sentence().contains(QStringLiteral("Last seen on the server: ") + seen), title);
        }
        QVERIFY(f.line(QStringLiteral("The message"))->sentence().contains(QStringLiteral("Dated")));
    }

    void overPop3AMarkIsOnlyHereAndTheReasonIsOneClickAway()
    {
        Fixture f(Protocol::Pop3);
        auto row = f.first(f.inbox);
        row.flags = MessageFlag::Seen;
        f.panel->showMessage(f.inbox, row);
        QTRY_VERIFY(f.line(QStringLiteral("Read")));
        auto *read = f.line(QStringLiteral("Read"));
        QVERIFY(read->sentence().contains(QStringLiteral("Only on this computer")));
        QVERIFY(!read->sentence().contains(QStringLiteral("Last seen")));
        read->click();
        QVERIFY2(f.evidence().contains(QStringLiteral("RFC 1939")), qPrintable(f.evidence()));
        QVERIFY(f.evidence().startsWith(QStringLiteral("Read")));
    }

    void whatTheServerHasNotConfirmedIsOnItsWaySinceThen()
    {
        Fixture f(Protocol::Imap);
        auto row = f.first(f.inbox);
        row.flags = MessageFlag::Flagged;
        const auto done = QDateTime::currentDateTime();
        f.service.pendingActions << PendingAction{
            .action = changeName(Star{}), .message = row.id, .since = done};
        f.panel->showMessage(f.inbox, row);
        QTRY_VERIFY(
            f.line(QStringLiteral("Starred"))
            && f.line(QStringLiteral("Starred"))->sentence().contains(QStringLiteral("Waiting since")));
        QVERIFY(f.line(QStringLiteral("Starred"))
                    ->sentence()
                    .contains(QStringLiteral("Saved here, not on the server yet")));
        f.service.pendingActions.clear();
        f.service.change(f.inbox, {row.id}, Star{}); // a commit: what is pending is asked for again
        QTRY_VERIFY(f.line(QStringLiteral("Starred"))->sentence().contains(QStringLiteral("Every device")));
    }

    void theCopyOfWhatWasSentIsSaidWithItsPlaceAndTime()
    {
        Fixture f(Protocol::Imap);
        auto row = f.first(f.sent);
        row.messageId = "letter@lab.example";
        row.remote = {"5"};
        const auto since = QDateTime::currentDateTime();
        OutboxItem item;
        item.messageId = row.messageId;
        item.copy
            = {.place = SentCopy::Place::OnServer, .by = SentCopy::By::Server, .uid = "5", .since = since};
        f.service.written.boxes.insert(f.sent.account, {item});
        f.panel->showMessage(f.sent, row);
        const auto title = QStringLiteral("Copy of what was sent");
        QTRY_VERIFY(f.line(title) && f.line(title)->sentence().contains(QStringLiteral("There since")));
        const auto sentence = f.line(title)->sentence();
        QVERIFY2(sentence.contains(QStringLiteral("Every device sees it")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("(UID 5)")), qPrintable(sentence));
        QVERIFY2(
            sentence.contains(freshness(since, QDateTime::currentDateTime(), QLocale())), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QStringLiteral("Waiting")), qPrintable(sentence));
    }

    void aPlannedRemovalIsDated()
    {
        Fixture f(Protocol::Pop3);
        auto row = f.first(f.inbox);
        row.removalDue = QDateTime(QDate(2030, 12, 12), QTime(12, 0));
        f.panel->showMessage(f.inbox, row);
        QTRY_VERIFY(f.line(QStringLiteral("How long the server keeps it")));
        QVERIFY(f.line(QStringLiteral("How long the server keeps it"))
                    ->sentence()
                    .contains(QLocale().toString(QDate(2030, 12, 12), QLocale::LongFormat)));
    }

    void aCopyOfWhatWasSentSaysWhereItIs()
    {
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            Fixture f(protocol);
            auto row = f.first(f.sent);
            row.where = protocol == Protocol::Imap ? Where::ServerAndHere : Where::OnlyHere;
            f.panel->showMessage(f.sent, row);
            QTRY_VERIFY(f.line(QStringLiteral("Copy of what was sent")));
            QVERIFY(f.line(QStringLiteral("Filed in “Sent”")));
            QCOMPARE(
                f.line(QStringLiteral("Copy of what was sent"))
                    ->sentence()
                    .contains(QStringLiteral("Only on this computer")),
                protocol == Protocol::Pop3);
        }
    }

    void withoutAMessageThereIsOnlyTheTable()
    {
        Fixture f(Protocol::Imap);
        f.panel->showMessage(f.inbox, f.first(f.inbox));
        QTRY_VERIFY(f.line(QStringLiteral("The message")));
        f.panel->showNoMessage();
        QVERIFY(!f.line(QStringLiteral("The message")));
    }

    void aHiddenPanelAsksNothingAndAShownOneIsUpToDate()
    {
        Fixture f(Protocol::Imap);
        f.panel->hide();
        auto row = f.first(f.inbox);
        f.panel->showMessage(f.inbox, row);
        f.service.pendingActions << PendingAction{.action = changeName(MarkUnread{}), .message = row.id};
        f.panel->show();
        f.panel->refresh();
        QTRY_VERIFY(
            f.line(QStringLiteral("Not read"))
            && f.line(QStringLiteral("Not read"))->sentence().contains(QStringLiteral("Saved here")));
    }

    void everyLineIsReachedByKeyboardAndSpoken()
    {
        Fixture f(Protocol::Pop3);
        f.panel->showMessage(f.inbox, f.first(f.inbox));
        QTRY_VERIFY(f.line(QStringLiteral("Not read")));
        QList<FactLine *> lines;
        for (auto *line : f.panel->findChildren<FactLine *>()) {
            if (line->isVisible())
                lines << line;
        }
        QVERIFY(lines.size() >= 4);
        for (const auto *line : std::as_const(lines)) {
            QVERIFY(line->focusPolicy() & Qt::TabFocus);
            QCOMPARE(line->accessibleName(), line->text() + QStringLiteral(": ") + line->sentence());
        }
        for (auto *line : std::as_const(lines)) {
            line->setFocus();
            QTest::keyClick(line, Qt::Key_Space);
            QVERIFY(f.evidence().startsWith(line->text()));
        }
        lines[0]->click();
        lines[0]->setFocus();
        QTest::keyClick(lines[0], Qt::Key_Down); // as in any list of which one is chosen
        QVERIFY(lines[1]->isChecked());
        QVERIFY(f.evidence().startsWith(lines[1]->text()));
    }
};

QTEST_MAIN(TestWhatSyncsMessage)
#include "tst_what_syncs_message.moc"
