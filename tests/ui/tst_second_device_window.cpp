// SPDX-License-Identifier: GPL-3.0-or-later
// A second device beside this computer: three columns, what differs and why, and nothing changed before that is
// allowed.
#include "tests/support/FakeMailService.h"
#include "ui/accounts/LeaveChoice.h"
#include "ui/reader/Strip.h"
#include "ui/seconddevice/DeviceModel.h"
#include "ui/seconddevice/HereView.h"
#include "ui/seconddevice/SecondDeviceWindow.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QtTest>

using namespace duopost;

namespace {

class FakeDevice : public SecondDevice {
public:
    void look() override { ++looks; }
    void act(const QByteArray &id, DeviceAction action) override { acts.append({id, action}); }
    bool isBusy() const override { return busy; }
    void show(DeviceView::Side side, const QList<DeviceMessage> &messages)
    {
        emit viewed(
            {.side = side,
             .folders = {QStringLiteral("INBOX")},
             .messages = messages,
             .asOf = QDateTime::currentDateTime()});
    }
    void setBusy(bool on)
    {
        busy = on;
        emit busyChanged(on);
    }
    void fail(const MailError &error) { emit failed(error); }
    int looks = 0;
    bool busy = false;
    QList<QPair<QByteArray, DeviceAction>> acts;
};

class Service : public FakeMailService {
public:
    std::unique_ptr<SecondDevice> secondDevice(AccountId, const Account &other) override
    {
        asked << other;
        auto fake = std::make_unique<FakeDevice>();
        device = fake.get();
        return fake;
    }
    QList<Account> asked;
    QPointer<FakeDevice> device;
};

QByteArray idOf(int number)
{
    return "m" + QByteArray::number(number) + "@example.org";
}

struct Fixture {
    Service service;
    FolderRef inbox;
    QDateTime date = QDateTime::currentDateTime();
    std::unique_ptr<SecondDeviceWindow> window;

    explicit Fixture(Protocol protocol = Protocol::Pop3, int messages = 3)
    {
        const auto id = service.addFakeAccount(QStringLiteral("Anna"), protocol);
        auto account = service.accounts().first();
        account.incoming = {QStringLiteral("pop.example.org"), 995, Security::Tls, QStringLiteral("anna")};
        inbox = service.addFolder(id, QStringLiteral("INBOX"), FolderRole::Inbox, messages);
        const auto spine = service.spineOf(inbox);
        for (int i = 0; i < messages; ++i) {
            auto row = service.rowFor(spine[i].id);
            row.messageId = idOf(i);
            row.subject = subject(i);
            row.folder = inbox.folder;
            service.setMessage(row.id, row, {});
        }
        service.setLedger(expectedOf(protocol, {}));
        window = std::make_unique<SecondDeviceWindow>(service, account, nullptr);
        window->show();
    }
    static QString subject(int number) { return QStringLiteral("Nachricht %1").arg(number); }
    DeviceMessage there(int number, MessageFlags flags = {}) const
    {
        return {
            QStringLiteral("INBOX"),
            FolderRole::Inbox,
            idOf(number),
            subject(number),
            {QStringLiteral("Jana"), QStringLiteral("jana@example.org")},
            date.addSecs(-60 * number),
            flags,
            {}};
    }
    QList<DeviceMessage> all() const { return {there(0), there(1), there(2)}; }
    QPushButton *button(const QString &words) const
    {
        for (auto *button : window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(QLatin1Char('&')) == words)
                return button;
        }
        return nullptr;
    }
    QCheckBox *check(const QString &words) const
    {
        for (auto *box : window->findChildren<QCheckBox *>()) {
            if (box->text().remove(QLatin1Char('&')) == words)
                return box;
        }
        return nullptr;
    }
    void choose(const QString &protocol) const
    {
        window->findChild<QRadioButton *>(protocol)->setChecked(true);
    }
    DeviceModel &model() const { return *window->model(); }
    void begin() const { button(QStringLiteral("Connect"))->click(); }
    /// All three have the same.
    void beginWithAll(const QString &protocol = QStringLiteral("imap"))
    {
        choose(protocol);
        begin();
        QTRY_COMPARE(model().rowCount(), 4); // and a heading
        service.device->show(DeviceView::Side::SecondDevice, all());
        service.device->show(DeviceView::Side::Server, all());
        QCOMPARE(model().differences(), 0);
    }
    QModelIndex at(int number, Side side) const
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            const auto *line = model().row(row);
            if (line && line->messageId == idOf(number))
                return model().index(row, static_cast<int>(side));
        }
        return {};
    }
    void select(int number) const
    {
        window->findChild<QTableView *>()->setCurrentIndex(at(number, Side::Here));
    }
    QString why() const { return window->findChild<QLabel *>(QStringLiteral("why"))->text(); }
    QString text() const
    {
        QStringList words;
        for (const auto *label : window->findChildren<QLabel *>()) {
            if (label->isVisible())
                words << label->text();
        }
        return words.join(QLatin1Char('\n'));
    }
    QMessageBox *question() const { return window->findChild<QMessageBox *>(); }
    void answer(const QString &words) const
    {
        for (auto *button : question()->buttons()) {
            if (button->text().remove(QLatin1Char('&')) == words)
                button->click();
        }
    }
};

} // namespace

class TestSecondDeviceWindow : public QObject {
    Q_OBJECT
private slots:
    // When a copy was filed is known only to the outbox.
    void aSentCopySaysSinceWhenItIsThere()
    {
        FakeMailService service;
        const auto id = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        const auto sent = service.addFolder(id, QStringLiteral("Sent"), FolderRole::Sent, 1);
        auto row = service.rowFor(service.spineOf(sent).first().id);
        row.messageId = idOf(1);
        row.folder = sent.folder;
        service.setMessage(row.id, row, {});
        const HereView view(service, service.accounts().first(), nullptr);
        QTRY_COMPARE(view.messages().size(), 1);
        const auto since = [&] {
            for (const auto &fact : view.factsFor(view.messages().first())) {
                if (fact.kind == MessageFactKind::SentCopy)
                    return fact.since;
            }
            return QDateTime();
        };
        QVERIFY(!since().isValid());
        OutboxItem item{.state = OutboxState::Done, .messageId = idOf(1)};
        item.copy.since = QDateTime(QDate(2026, 5, 1), QTime(10, 0), Qt::UTC);
        service.written.setOutbox(id, {item});
        QTRY_COMPARE(since(), item.copy.since);
    }

    void nothingConnectsBeforeItWasSaidWhatItDoes()
    {
        Fixture f;
        QVERIFY(f.service.asked.isEmpty());
        QVERIFY(f.text().contains(QStringLiteral("At first it only looks")));
        f.choose(QStringLiteral("imap"));
        QVERIFY(!f.window->findChild<Strip *>()->isVisible());
        f.choose(QStringLiteral("pop3"));
        QVERIFY(f.window->findChild<Strip *>()->isVisible());
        QVERIFY(f.window->findChild<Strip *>()->sentence().contains(QStringLiteral("POP3")));
        QVERIFY(f.service.asked.isEmpty());
    }

    void protocolServerAndRuleAreTheChosenOnes()
    {
        Fixture f;
        f.choose(QStringLiteral("imap"));
        QVERIFY(!f.window->findChild<LeaveChoice *>()->isVisible());
        f.begin();
        QCOMPARE(f.service.asked.size(), 1);
        QVERIFY(f.service.asked.first().protocol == Protocol::Imap);
        QCOMPARE(f.service.asked.first().incoming.port, 993);
        QCOMPARE(f.service.device->looks, 1);
    }

    void theThreeColumnsShowWhatEachSideHas()
    {
        Fixture f;
        const QAbstractItemModelTester tester(
            &f.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.beginWithAll();
        f.service.device->show(DeviceView::Side::SecondDevice, {f.there(0, MessageFlag::Seen), f.there(1)});
        QVERIFY(f.at(0, Side::Second).data(DeviceModel::IsHereRole).toBool());
        QVERIFY(!f.at(2, Side::Second).data(DeviceModel::IsHereRole).toBool());
        QVERIFY(f.at(2, Side::Here).data(DeviceModel::IsHereRole).toBool());
        QCOMPARE(f.at(0, Side::Here).data().toString(), f.subject(0));
        QVERIFY(f.at(0, Side::Second).data(DeviceModel::DiffersRole).toBool());
        QVERIFY(!f.at(1, Side::Second).data(DeviceModel::DiffersRole).toBool());
        QCOMPARE(f.model().differences(), 2);
        QVERIFY(f.text().contains(QStringLiteral("2 message")));
    }

    void aDifferenceIsExplainedByTheProtocol()
    {
        Fixture f;
        f.beginWithAll();
        f.select(0);
        QVERIFY(f.why().contains(QStringLiteral("the same everywhere")));
        f.service.device->show(
            DeviceView::Side::SecondDevice, {f.there(0, MessageFlag::Seen), f.there(1), f.there(2)});
        f.service.device->show(
            DeviceView::Side::Server, {f.there(0, MessageFlag::Seen), f.there(1), f.there(2)});
        QVERIFY2(
            f.why().contains(QStringLiteral("this computer no, second device yes, server yes")),
            qPrintable(f.why()));
        QVERIFY2(f.why().contains(QStringLiteral("what another device has read")), qPrintable(f.why()));
        f.service.device->show(DeviceView::Side::Server, {f.there(1), f.there(2)});
        QVERIFY2(f.why().contains(QStringLiteral("server no")), qPrintable(f.why()));
    }

    void aMarkSetHereByPop3StaysHereAndItIsSaidWhy()
    {
        Fixture f;
        f.beginWithAll();
        f.select(0);
        f.service.change(f.inbox, {f.service.spineOf(f.inbox)[0].id}, MarkRead{});
        QTRY_VERIFY2(
            f.why().contains(QStringLiteral("this computer yes, second device no, server no")),
            qPrintable(f.why()));
        QVERIFY2(f.why().contains(QStringLiteral("no command that sets a mark")), qPrintable(f.why()));
    }

    void betweenTwoImapDevicesItIsOnlyAMatterOfTime()
    {
        Fixture f(Protocol::Imap);
        f.beginWithAll();
        f.select(0);
        f.service.device->show(
            DeviceView::Side::Server, {f.there(0, MessageFlag::Flagged), f.there(1), f.there(2)});
        QVERIFY2(f.why().contains(QStringLiteral("at its next look")), qPrintable(f.why()));
    }

    void whatChangesIsHighlightedForAWhile()
    {
        Fixture f;
        f.model().setHighlightTime(300);
        f.beginWithAll();
        QVERIFY(!f.at(0, Side::Second).data(DeviceModel::ChangedRole).toBool()); // the first look is no news
        f.service.device->show(
            DeviceView::Side::SecondDevice, {f.there(0, MessageFlag::Flagged), f.there(1), f.there(2)});
        QVERIFY(f.at(0, Side::Second).data(DeviceModel::ChangedRole).toBool());
        QVERIFY(!f.at(0, Side::Here).data(DeviceModel::ChangedRole).toBool());
        QVERIFY(!f.at(1, Side::Second).data(DeviceModel::ChangedRole).toBool());
        QTRY_VERIFY(!f.at(0, Side::Second).data(DeviceModel::ChangedRole).toBool());
    }

    void whatIsDoneHereShowsByItselfAndTheOthersLook()
    {
        Fixture f;
        f.beginWithAll();
        f.service.change(f.inbox, {f.service.spineOf(f.inbox)[1].id}, MarkRead{});
        QTRY_VERIFY(
            MessageFlags(f.at(1, Side::Here).data(DeviceModel::FlagsRole).toInt()).testFlag(MessageFlag::Seen));
        QVERIFY(f.at(1, Side::Here).data(DeviceModel::ChangedRole).toBool());
        QTRY_COMPARE(f.service.device->looks, 2);
    }

    void lookingAgainLooksAtAllThree()
    {
        Fixture f;
        f.beginWithAll();
        const int before = f.service.synchronized;
        f.button(QStringLiteral("Look again"))->click();
        QCOMPARE(f.service.synchronized, before + 1);
        QVERIFY(!f.button(QStringLiteral("Look again"))->isEnabled());
        QTRY_COMPARE(f.service.device->looks, 2); // after this computer: POP3 lets in one at a time
        f.service.device->setBusy(true);
        QVERIFY(!f.button(QStringLiteral("Look again"))->isEnabled());
        f.service.device->setBusy(false);
        QVERIFY(f.button(QStringLiteral("Look again"))->isEnabled());
    }

    void itOnlyLooksUntilMoreIsAllowed()
    {
        Fixture f;
        f.beginWithAll();
        f.select(1);
        QVERIFY(!f.button(QStringLiteral("Mark as read"))->isEnabled());
        QVERIFY(!f.button(QStringLiteral("Delete…"))->isEnabled());
        QVERIFY(f.check(QStringLiteral("Only look"))->isChecked());
        f.check(QStringLiteral("Only look"))->click();
        f.button(QStringLiteral("Mark as read"))->click();
        QCOMPARE(f.service.device->acts.size(), 1);
        QCOMPARE(f.service.device->acts.first().first, idOf(1));
        QVERIFY(f.service.device->acts.first().second == DeviceAction::MarkRead);
        f.check(QStringLiteral("Only look"))->click();
        QVERIFY(!f.button(QStringLiteral("Mark as read"))->isEnabled());
    }

    void aRuleThatRemovesIsFollowedOnlyAfterAQuestion()
    {
        Fixture f;
        f.choose(QStringLiteral("pop3"));
        f.window->findChild<LeaveChoice *>()->setValue({.kind = LeaveRule::Kind::Never});
        f.begin();
        QVERIFY(f.service.asked.last().protocol == Protocol::Pop3);
        QVERIFY(f.service.asked.last().leave.kind == LeaveRule::Kind::Always);
        f.check(QStringLiteral("Only look"))->click();
        QVERIFY(f.question());
        QCOMPARE(f.service.asked.size(), 1);
        f.answer(QStringLiteral("Only look"));
        QVERIFY(f.check(QStringLiteral("Only look"))->isChecked());
        QCOMPARE(f.service.asked.size(), 1);
        QTRY_VERIFY(!f.question());
        f.check(QStringLiteral("Only look"))->click();
        f.answer(QStringLiteral("Let it remove"));
        QCOMPARE(f.service.asked.size(), 2);
        QVERIFY(f.service.asked.last().leave.kind == LeaveRule::Kind::Never);
        QCOMPARE(f.service.device->looks, 1); // the new one
        QVERIFY(!f.check(QStringLiteral("Only look"))->isChecked());
    }

    void deletingIsAskedFirst()
    {
        Fixture f;
        f.beginWithAll();
        f.check(QStringLiteral("Only look"))->click();
        f.select(2);
        f.button(QStringLiteral("Delete…"))->click();
        QVERIFY(f.question()->text().contains(f.subject(2)));
        QVERIFY(f.service.device->acts.isEmpty());
        f.answer(QStringLiteral("Delete for good"));
        QCOMPARE(f.service.device->acts.size(), 1);
        QVERIFY(f.service.device->acts.first().second == DeviceAction::Delete);
    }

    void whatGoesWrongIsSaidWithTheServersWords()
    {
        Fixture f;
        f.beginWithAll();
        f.service.device->fail(MailError(
            MailError::Kind::WrongPassword, QStringLiteral("pop.example.org"),
            QStringLiteral("-ERR [IN-USE] locked")));
        QVERIFY(f.text().contains(QStringLiteral("[IN-USE] locked")));
        f.service.device->show(DeviceView::Side::SecondDevice, f.all());
        QVERIFY(!f.text().contains(QStringLiteral("[IN-USE] locked")));
    }

    void twoPop3DevicesCannotSeeTheServerAndThatIsSaid()
    {
        Fixture f;
        f.choose(QStringLiteral("pop3"));
        f.begin();
        QTRY_COMPARE(f.model().rowCount(), 4);
        f.service.device->show(DeviceView::Side::SecondDevice, f.all());
        QCOMPARE(f.model().differences(), 0); // a side nobody looked at is not a difference
        QVERIFY(f.model()
                    .headerData(static_cast<int>(Side::Server), Qt::Horizontal)
                    .toString()
                    .contains(QStringLiteral("POP3 cannot look without fetching")));
    }

    void theSelectedMessageStaysSelectedWhenMailArrives()
    {
        Fixture f;
        f.beginWithAll();
        f.select(1);
        auto more = f.all();
        more.prepend(f.there(9));
        more.first().date = f.date.addSecs(60);
        f.service.device->show(DeviceView::Side::Server, more);
        QCOMPARE(f.model().row(f.window->findChild<QTableView *>()->currentIndex().row())->messageId, idOf(1));
    }

    void everyControlHasANameAndEveryCellIsSpoken()
    {
        Fixture f;
        f.beginWithAll();
        for (auto *button : f.window->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && !button->inherits("QTableCornerButton")) {
                QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
                QVERIFY(button->focusPolicy() & Qt::TabFocus);
            }
        }
        f.service.device->show(DeviceView::Side::SecondDevice, {f.there(0), f.there(1, MessageFlag::Seen)});
        QCOMPARE(
            f.at(1, Side::Second).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Nachricht 1, Second device: read. Not the same everywhere."));
        QCOMPARE(
            f.at(2, Side::Second).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Nachricht 2, Second device: not here. Not the same everywhere."));
    }
};

QTEST_MAIN(TestSecondDeviceWindow)
#include "tst_second_device_window.moc"
