// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/whatsyncs/LedgerModel.h"
#include "ui/whatsyncs/WhatSyncsPanel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace duopost;

class TestFoldersAndLedger : public QObject {
    Q_OBJECT
private slots:
    void foldersAreATreeAndKeepTheirPromises()
    {
        FakeMailService service;
        FolderModel model(service);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 12, 3);
        const FolderRef work = service.addFolder(anna, QStringLiteral("Work"), FolderRole::None, 1);
        const FolderRef deep
            = service.addFolder(anna, QStringLiteral("Work/Deep"), FolderRole::None, 1, 0, work.folder);
        QTRY_VERIFY(model.indexOf(deep).isValid());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.indexOf(anna)), 2);
        QCOMPARE(model.indexOf(deep).parent(), model.indexOf(work));
        QCOMPARE(model.indexOf(anna).data(FolderModel::ProtocolRole).toString(), QStringLiteral("IMAP"));
        const QModelIndex inbox = model.index(0, 0, model.indexOf(anna));
        QCOMPARE(inbox.data().toString(), QStringLiteral("Inbox"));
        QCOMPARE(inbox.data(FolderModel::UnreadRole).toInt(), 3);
        service.addFakeAccount(QStringLiteral("Bert"), Protocol::Pop3);
        QTRY_COMPARE(model.rowCount(), 3); // and all inboxes
    }

    void countsFollowWhatIsCommitted()
    {
        FakeMailService service;
        const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        const FolderRef inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 12, 3);
        FolderModel model(service);
        QTRY_VERIFY(model.indexOf(inbox).isValid());
        ChangeSet changes;
        changes.folder = inbox;
        changes.total = 14;
        changes.unread = 5;
        emit service.messagesChanged(changes);
        QCOMPARE(model.indexOf(inbox).data(FolderModel::UnreadRole).toInt(), 5);
        QCOMPARE(model.indexOf(inbox).data(FolderModel::TotalRole).toInt(), 14);
    }

    void aNewFolderKeepsTheChosenOne()
    {
        FakeMailService service;
        const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 12);
        const FolderRef second = service.addFolder(anna, QStringLiteral("Second"), FolderRole::None, 2);
        FolderModel model(service);
        FolderTree tree(model);
        tree.show();
        QTRY_VERIFY(model.indexOf(second).isValid());
        tree.setCurrentIndex(model.indexOf(second));
        QCOMPARE(tree.currentFolder(), second);
        const FolderRef third = service.addFolder(anna, QStringLiteral("Third"), FolderRole::None, 2);
        QTRY_VERIFY(model.indexOf(third).isValid());
        QCOMPARE(tree.currentFolder(), second);
        QCOMPARE(tree.currentIndex(), model.indexOf(second));
        QVERIFY(tree.isExpanded(model.indexOf(anna)));
    }

    void theFirstInboxIsChosenByItself()
    {
        FakeMailService service;
        FolderModel model(service);
        FolderTree tree(model);
        const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        service.addFolder(anna, QStringLiteral("Archive"), FolderRole::Archive, 2);
        const FolderRef inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 12);
        QTRY_COMPARE(tree.currentFolder(), inbox);
    }

    void anAccountSaysWhatIsWrongUntilItWorksAgain()
    {
        FakeMailService service;
        const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        FolderModel model(service);
        QCOMPARE(model.indexOf(anna).data(FolderModel::StateRole).toString(), QString());
        model.showError(anna, QStringLiteral("no"));
        QCOMPARE(model.indexOf(anna).data(FolderModel::StateRole).toString(), QStringLiteral("no"));
        QVERIFY(model.indexOf(anna).data(FolderModel::StateIsErrorRole).toBool());
        Activity idle;
        idle.account = anna;
        model.showActivity(idle); // an import has ended: the server was not asked
        QCOMPARE(model.indexOf(anna).data(FolderModel::StateRole).toString(), QStringLiteral("no"));
        idle.asOf = QDateTime::currentDateTime();
        model.showActivity(idle);
        QCOMPARE(model.indexOf(anna).data(FolderModel::StateRole).toString(), QString());
    }

    void everyOperationAndVerdictHasWords()
    {
        LedgerModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<LedgerEntry> entries;
        for (int operation = 0; !toString(static_cast<Operation>(operation)).isEmpty(); ++operation) {
            for (int verdict = 0; !toString(static_cast<Verdict>(verdict)).isEmpty(); ++verdict)
                entries << LedgerEntry{
                    static_cast<Operation>(operation), static_cast<Verdict>(verdict), Reach::Server, {}};
        }
        model.setEntries(entries);
        QCOMPARE(model.rowCount(), operationCount * 6);
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column)
                QVERIFY(!model.index(row, column).data().toString().isEmpty());
            QVERIFY(!model.index(row, 1).data(Qt::DecorationRole).value<QIcon>().isNull());
        }
    }

    void evidenceFromAServerCannotInjectMarkup()
    {
        LedgerEntry entry;
        Evidence evidence;
        evidence.reason = Reason::SentFolder;
        evidence.arguments = {QStringLiteral("<img src='http://x.example/'>")};
        evidence.transcript = {QStringLiteral("S: * OK <b>bold</b>")};
        entry.evidence << evidence;
        const QString html = evidenceHtml(entry);
        QVERIFY(!html.contains(QLatin1String("<img")));
        QVERIFY(!html.contains(QLatin1String("<b>bold")));
        QVERIFY(html.contains(QLatin1String("&lt;b&gt;bold")));
    }
};

DUOPOST_UI_TEST_MAIN(TestFoldersAndLedger)
#include "tst_folders_and_ledger.moc"
