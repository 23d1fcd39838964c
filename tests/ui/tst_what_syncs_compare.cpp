// SPDX-License-Identifier: GPL-3.0-or-later
// Two ledgers beside each other in What syncs?: what differs comes first, and both say why.
#include "tests/support/FakeMailService.h"
#include "ui/whatsyncs/LedgerModel.h"
#include "ui/whatsyncs/WhatSyncsPanel.h"
#include "ui/words/Words.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTextBrowser>
#include <QtTest>

using namespace duopost;

namespace {

class Service : public FakeMailService {
public:
    QFuture<QList<LedgerEntry>> whatSyncs(AccountId account) override
    {
        asked << account;
        return QtFuture::makeReadyFuture(ledgers.value(account));
    }
    QHash<AccountId, QList<LedgerEntry>> ledgers;
    QList<AccountId> asked;
};

struct Fixture {
    Service service;
    AccountId anna, bert;
    std::unique_ptr<WhatSyncsPanel> panel;

    Fixture()
    {
        anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        bert = service.addFakeAccount(QStringLiteral("Bert"), Protocol::Imap);
        auto ledger = expectedOf(Protocol::Imap, {});
        service.ledgers[anna] = ledger;
        service.ledgers[anna].last().verdict = Verdict::Proved; // one was tried: no difference
        for (auto &entry : ledger) {
            if (entry.operation == Operation::Star) {
                entry.verdict = Verdict::Refused;
                entry.evidence << Evidence{
                    .source = EvidenceSource::Observed,
                    .reason = Reason::RefusedByServer,
                    .transcript = {QStringLiteral("S: A1 NO not for you")}};
            }
        }
        service.ledgers[bert] = ledger;
        panel = std::make_unique<WhatSyncsPanel>(service);
        panel->resize(360, 800);
        panel->show();
        panel->showAccount(service.accounts().first());
    }
    QComboBox *choice() const { return panel->findChild<QComboBox *>(); }
    LedgerModel &model() const { return *panel->findChild<LedgerModel *>(); }
    QString header(int column) const { return model().headerData(column, Qt::Horizontal).toString(); }
    QString evidence() const { return panel->findChild<QTextBrowser *>(QStringLiteral("evidence"))->toPlainText(); }
    void compareWith(const QString &words) const { choice()->setCurrentIndex(choice()->findText(words)); }
};

} // namespace

class TestWhatSyncsCompare : public QObject {
    Q_OBJECT
private slots:
    void whatDiffersBetweenTwoAccountsComesFirst()
    {
        Fixture f;
        QTRY_COMPARE(f.model().rowCount(), operationCount);
        const QAbstractItemModelTester tester(
            &f.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(f.model().entry(0)->operation != Operation::Star);
        f.compareWith(QStringLiteral("Bert · IMAP"));
        QTRY_VERIFY(f.model().isComparing());
        QCOMPARE(f.model().differences(), 1);
        QVERIFY(f.model().entry(0)->operation == Operation::Star);
        QVERIFY(f.model().index(0, 0).data(LedgerModel::DiffersRole).toBool());
        QVERIFY(!f.model().index(1, 0).data(LedgerModel::DiffersRole).toBool());
        QCOMPARE(f.header(LedgerModel::VerdictColumn), QStringLiteral("Anna"));
        QCOMPARE(f.header(LedgerModel::otherVerdictColumn), QStringLiteral("Bert"));
        QCOMPARE(
            f.model().index(0, LedgerModel::otherVerdictColumn).data().toString(),
            verdictTitle(Verdict::Refused));
    }

    void bothSidesSayWhy()
    {
        Fixture f;
        QTRY_COMPARE(f.model().rowCount(), operationCount);
        f.compareWith(QStringLiteral("Bert · IMAP"));
        QTRY_VERIFY(f.model().isComparing());
        f.panel->findChild<QTableView *>()->selectRow(0);
        QVERIFY(f.evidence().contains(QStringLiteral("A1 NO not for you")));
        QVERIFY(f.evidence().startsWith(QStringLiteral("Anna")));
        QVERIFY(f.evidence().contains(QStringLiteral("Bert")));
    }

    void theOtherProtocolIsComparedWithoutAskingAnybody()
    {
        Fixture f;
        QTRY_COMPARE(f.model().rowCount(), operationCount);
        const auto asked = f.service.asked;
        f.compareWith(QStringLiteral("POP3 in general"));
        QVERIFY(f.model().isComparing());
        QCOMPARE(f.service.asked, asked);
        QVERIFY(f.model().differences() > 10);
        QVERIFY(f.model().differences() < operationCount); // messages are fetched by both
        for (int row = 1; row < f.model().rowCount(); ++row) // never a different one after an equal one
            QVERIFY(
                f.model().index(row - 1, 0).data(LedgerModel::DiffersRole).toBool()
                || !f.model().index(row, 0).data(LedgerModel::DiffersRole).toBool());
        QCOMPARE(f.header(LedgerModel::otherVerdictColumn), QStringLiteral("POP3"));
    }

    void theChosenOperationStaysChosen()
    {
        Fixture f;
        QTRY_COMPARE(f.model().rowCount(), operationCount);
        auto *table = f.panel->findChild<QTableView *>();
        const auto operationAt = [&] { return f.model().entry(table->currentIndex().row())->operation; };
        table->selectRow(3);
        const auto chosen = operationAt();
        f.compareWith(QStringLiteral("Bert · IMAP"));
        QTRY_VERIFY(f.model().isComparing());
        QVERIFY(operationAt() == chosen);
        QCOMPARE(table->currentIndex().row(), 4);
    }

    void itCanBeLookedAtAloneAgain()
    {
        Fixture f;
        QTRY_COMPARE(f.model().rowCount(), operationCount);
        f.compareWith(QStringLiteral("POP3 in general"));
        f.choice()->setCurrentIndex(0);
        QVERIFY(!f.model().isComparing());
        QCOMPARE(f.header(LedgerModel::ReachColumn), QStringLiteral("Seen by"));
        f.compareWith(QStringLiteral("Bert · IMAP"));
        QTRY_VERIFY(f.model().isComparing());
        f.panel->showAccount(f.service.accounts().last()); // cannot be compared with itself
        QVERIFY(!f.model().isComparing());
        QCOMPARE(f.choice()->findText(QStringLiteral("Bert · IMAP")), -1);
    }
};

QTEST_MAIN(TestWhatSyncsCompare)
#include "tst_what_syncs_compare.moc"
