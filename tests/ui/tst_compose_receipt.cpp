// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for a delivery receipt: only where the server is not known to be without it.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/ComposeWindow.h"

#include <QAction>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

class TestComposeReceipt : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        QPointer<ComposeWindow> window;

        explicit Fixture(std::optional<bool> offers, bool wanted = false)
        {
            if (offers)
                service.written.reports[anna] = *offers;
            Composition composition;
            composition.id = QStringLiteral("id-1");
            composition.account = anna;
            composition.message.to = {{{}, QStringLiteral("bert@example.org")}};
            composition.message.subject = composition.message.text = QStringLiteral("Hello");
            composition.wantsReport = wanted;
            window = new ComposeWindow(service, profile.path(), composition, {});
            window->show();
        }
        ~Fixture() { delete window; }
    };

private slots:
    void itIsAskedForWhereTheServerMayHaveIt_data()
    {
        QTest::addColumn<int>("offers"); // -1: not known
        QTest::newRow("not known") << -1;
        QTest::newRow("yes") << 1;
        QTest::newRow("no") << 0;
    }
    void itIsAskedForWhereTheServerMayHaveIt()
    {
        QFETCH(int, offers);
        const bool may = offers != 0;
        Fixture f(offers < 0 ? std::nullopt : std::optional(offers == 1));
        QAction *receipt = f.window->receiptAction();
        QVERIFY(!receipt->isChecked());
        QCOMPARE(receipt->isEnabled(), may);
        QCOMPARE(receipt->toolTip().contains(QStringLiteral("does not offer")), !may);
        receipt->trigger();
        QCOMPARE(f.window->composition().wantsReport, may);
        f.window->send();
        QTRY_COMPARE(f.service.written.sent.size(), 1);
        QCOMPARE(f.service.written.sent[0].options.askForDeliveryReport, may);
    }

    void whatWasTakenBackStillAsksForIt()
    {
        Fixture f(true, true);
        QVERIFY(f.window->receiptAction()->isChecked());
        Fixture without(false, true); // it could only be refused
        QVERIFY(!without.window->receiptAction()->isChecked());
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeReceipt)
#include "tst_compose_receipt.moc"
