// SPDX-License-Identifier: GPL-3.0-or-later
// The window that changes an account's protocol: what would happen is said before anything does, it can be
// paused, and the receipt accounts for every message.
#include "tests/support/FakeMailService.h"
#include "ui/switching/SwitchDialog.h"
#include "ui/switching/SwitchLineList.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QtTest>

using namespace duopost;

namespace {

class FakeSwitching : public Switching {
public:
    QFuture<SwitchPlan> plan(AccountId, const SwitchWish &wish) override
    {
        planned << wish;
        if (planFails)
            return fail<SwitchPlan>(*planFails);
        return QtFuture::makeReadyFuture(result);
    }
    QFuture<SwitchReceipt> run(AccountId, const SwitchWish &wish) override
    {
        ran << wish;
        promise = std::make_shared<QPromise<SwitchReceipt>>();
        promise->start();
        return promise->future();
    }
    SwitchState state(AccountId) const override { return now; }
    QFuture<SwitchReceipt> goBack(AccountId id) override
    {
        ++wentBack;
        return run(id, {});
    }
    void finish(const SwitchReceipt &receipt)
    {
        promise->addResult(receipt);
        promise->finish();
    }
    template <class T> static QFuture<T> fail(const MailError &error)
    {
        QPromise<T> promise;
        promise.start();
        promise.setException(std::make_exception_ptr(error));
        promise.finish();
        return promise.future();
    }

    SwitchPlan result;
    SwitchState now;
    std::optional<MailError> planFails;
    QList<SwitchWish> planned, ran;
    int wentBack = 0;
    std::shared_ptr<QPromise<SwitchReceipt>> promise;
};

class Service : public FakeMailService {
public:
    Switching *switching() override { return &fake; }
    FakeSwitching fake;
};

struct Fixture {
    Service service;
    std::unique_ptr<SwitchDialog> dialog;

    explicit Fixture(Protocol from = Protocol::Pop3)
    {
        const auto id = service.addFakeAccount(QStringLiteral("Anna"), from);
        auto account = service.accounts().first();
        account.id = id;
        account.incoming = {QStringLiteral("pop.example.org"), 995, Security::Tls, QStringLiteral("anna")};
        service.fake.result.to = from == Protocol::Pop3 ? Protocol::Imap : Protocol::Pop3;
        service.fake.result.both = 1200;
        service.fake.result.hereOnly = service.fake.result.upload
            = {3,
               4096,
               {{QStringLiteral("Sent"), QStringLiteral("Angebot"), {}, QDateTime::currentDateTime(), 99}}};
        dialog = std::make_unique<SwitchDialog>(service, account, nullptr);
        dialog->show();
    }
    QPushButton *next() { return dialog->findChild<QPushButton *>(QStringLiteral("primary")); }
    QString text() const
    {
        QStringList words;
        for (const auto *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible())
                words << label->text();
        }
        return words.join(QLatin1Char('\n'));
    }
    QPushButton *button(const QString &words) const
    {
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(QLatin1Char('&')) == words)
                return button;
        }
        return nullptr;
    }
};

} // namespace

class TestSwitching : public QObject {
    Q_OBJECT
private slots:
    void nothingIsDoneBeforeThePlanWasSeen()
    {
        Fixture f;
        f.next()->click();
        QTRY_VERIFY(f.text().contains(QStringLiteral("1,200 message")));
        QVERIFY(f.text().contains(QStringLiteral("3 message")));
        QCOMPARE(f.service.fake.planned.size(), 1);
        QVERIFY(f.service.fake.planned.first().to == Protocol::Imap);
        QVERIFY(f.service.fake.ran.isEmpty());
        QCOMPARE(f.service.fake.planned.first().incoming.port, 993);
    }

    void whatIsOnlyHereCanBeLookedAt()
    {
        Fixture f;
        f.next()->click();
        QTRY_VERIFY(f.button(QStringLiteral("Show…")));
        f.button(QStringLiteral("Show…"))->click();
        auto *list = f.dialog->findChild<QTreeWidget *>();
        QVERIFY(list);
        QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("Angebot"));
    }

    void anOptionIsPlannedAnew()
    {
        Fixture f;
        f.next()->click();
        QTRY_COMPARE(f.service.fake.planned.size(), 1);
        QTRY_VERIFY(f.button(QStringLiteral("Change now")));
        auto *upload = f.dialog->findChildren<QCheckBox *>().first();
        QVERIFY(upload->isVisible());
        upload->click();
        QTRY_COMPARE(f.service.fake.planned.size(), 2);
        QVERIFY(!f.service.fake.planned.last().upload);
    }

    void bothIsAThirdChoice()
    {
        Fixture f;
        QVERIFY(f.text().contains(QStringLiteral("most people mean who want POP3")));
        f.dialog->findChild<QRadioButton *>(QStringLiteral("both"))->click();
        f.next()->click();
        QTRY_COMPARE(f.service.fake.planned.size(), 1);
        QVERIFY(f.service.fake.planned.first().to == Protocol::Imap);
        QVERIFY(f.service.fake.planned.first().archive);
    }

    void withImapTheArchiveIsBegunWithoutAChangeOfProtocol()
    {
        Fixture f(Protocol::Imap);
        QSignalSpy asked(f.dialog.get(), &SwitchDialog::synchronizeRequested);
        f.dialog->findChild<QRadioButton *>(QStringLiteral("both"))->click();
        QVERIFY(f.button(QStringLiteral("Keep an archive")));
        f.next()->click();
        QTRY_VERIFY(f.text().contains(QStringLiteral("In the archive:")));
        QCOMPARE(asked.size(), 1);
        QVERIFY(f.service.accounts().first().keepsArchive);
        QVERIFY(f.service.accounts().first().protocol == Protocol::Imap);
        QVERIFY(f.service.fake.planned.isEmpty());
        QVERIFY(f.service.fake.ran.isEmpty());
        f.next()->click();
        QVERIFY(!f.dialog->isVisible());
    }

    void anInterruptedChangeGoesOnAsItWasChosen()
    {
        Fixture first;
        first.service.fake.now.unfinished = true;
        first.service.fake.now.wish.archive = true;
        first.service.fake.now.wish.incoming = {QStringLiteral("imap.example.org"), 993, Security::Tls, {}};
        SwitchDialog again(first.service, first.service.accounts().first(), nullptr);
        QVERIFY(again.findChild<QRadioButton *>(QStringLiteral("both"))->isChecked());
    }

    void theReceiptAccountsForEveryMessageAndLeadsBack()
    {
        Fixture f;
        f.next()->click();
        QTRY_VERIFY(f.button(QStringLiteral("Change now")));
        f.button(QStringLiteral("Change now"))->click();
        QCOMPARE(f.service.fake.ran.size(), 1);
        emit f.service.fake.progress(
            {f.dialog->account(), SwitchProgress::Step::Uploading, QStringLiteral("Sent"), 2, 3});
        QVERIFY(f.text().contains(QStringLiteral("2 of 3")));
        f.service.fake.now.canGoBack = true;
        SwitchReceipt receipt{.to = Protocol::Imap, .at = QDateTime::currentDateTime()};
        receipt.before = 1203;
        receipt.recognised = 1200;
        receipt.uploaded = 3;
        receipt.keptIn = QStringLiteral("/profile/accounts/1");
        receipt.backUntil = receipt.at.addDays(30);
        f.service.fake.finish(receipt);
        QTRY_VERIFY(f.text().contains(QStringLiteral("1,203")));
        QVERIFY(f.text().contains(QStringLiteral("/profile/accounts/1")));
        f.button(QStringLiteral("Change back"))->click();
        QCOMPARE(f.service.fake.wentBack, 1);
        f.service.fake.finish(receipt);
    }

    void closingWhileItWorksPauses()
    {
        Fixture f;
        f.next()->click();
        QTRY_VERIFY(f.button(QStringLiteral("Change now")));
        f.button(QStringLiteral("Change now"))->click();
        QTest::keyClick(f.dialog.get(), Qt::Key_Escape);
        QVERIFY(f.dialog->isVisible());
        QTRY_VERIFY(f.service.fake.promise->isCanceled());
        f.service.fake.promise->finish();
        QTRY_VERIFY(!f.dialog->isVisible());
    }

    void aServerThatRefusesIsQuotedAndTheDialogStays()
    {
        Fixture f;
        f.service.fake.planFails = MailError(
            MailError::Kind::WrongPassword, QStringLiteral("imap.example.org"),
            QStringLiteral("NO [AUTHENTICATIONFAILED] not you"));
        f.next()->click();
        QTRY_VERIFY(f.text().contains(QStringLiteral("not you")));
        QVERIFY(f.next()->isEnabled());
    }

    void whatWasInterruptedGoesOn()
    {
        Fixture f;
        f.service.fake.now.unfinished = true;
        f.service.fake.now.wish = {.to = Protocol::Imap, .incoming = {QStringLiteral("h"), 993}};
        auto account = f.service.accounts().first();
        f.dialog = std::make_unique<SwitchDialog>(f.service, account, nullptr);
        f.dialog->show();
        QVERIFY(f.button(QStringLiteral("Go on")));
    }

    void goingToPop3SaysWhatOtherDevicesLose()
    {
        Fixture f(Protocol::Imap);
        f.service.fake.result.upload = {};
        f.service.fake.result.foldersInvisible = QStringList{QStringLiteral("Projekte")};
        f.next()->click();
        QTRY_VERIFY(f.text().contains(QStringLiteral("Projekte")));
        for (const auto *box : f.dialog->findChildren<QCheckBox *>())
            QVERIFY(!box->isVisible());
    }

    void everyControlHasANameAndCanBeReached()
    {
        Fixture f;
        f.next()->click();
        QTRY_VERIFY(f.button(QStringLiteral("Change now")));
        for (auto *button : f.dialog->findChildren<QAbstractButton *>()) {
            if (button->isVisible()) {
                QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
                QVERIFY(button->focusPolicy() & Qt::TabFocus);
            }
        }
    }
};

QTEST_MAIN(TestSwitching)
#include "tst_switching.moc"
