// SPDX-License-Identifier: GPL-3.0-or-later
// The windows that compare, on a real server: an experiment of which nothing is known beforehand, and three
// columns that follow what really happened; without the GUI thread ever waiting.
#include "tests/support/GuiThreadGuard.h"
#include "tests/support/ServiceClient.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/ExperimentsWindow.h"
#include "ui/experiments/ScratchConsentDialog.h"
#include "ui/reader/Strip.h"
#include "ui/seconddevice/DeviceModel.h"
#include "ui/seconddevice/SecondDeviceWindow.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace duopost;

namespace {

QPushButton *button(const QWidget &window, const QString &words)
{
    for (auto *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(QLatin1Char('&')) == words)
            return button;
    }
    qFatal("no button %s", qPrintable(words));
}

} // namespace

class TestComparingLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<ServiceClient> m_client;
    Account m_pop3;

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        const auto user = m_lab->users().first();
        QList<LabMessage> messages;
        for (int i = 0; i < 3; ++i)
            messages << LabMessage{
                .bytes = "From: a@lab.example\r\nSubject: Nachricht " + QByteArray::number(i)
                    + "\r\nMessage-ID: <m" + QByteArray::number(i)
                    + "@x.example>\r\nDate: Mon, 01 Jan 2024 10:0" + QByteArray::number(i)
                    + ":00 +0100\r\n\r\nText\r\n"};
        m_lab->fill(user, QStringLiteral("INBOX"), messages);
        m_client = std::make_unique<ServiceClient>(Perform::AtOnce);
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            auto account = m_lab->account(user, protocol);
            account.name += toString(protocol);
            m_pop3 = m_client->add(account);
            m_client->sync(m_pop3.id);
        }
        QVERIFY(m_pop3.protocol == Protocol::Pop3);
    }

    void init() { guard().forget(); }
    void cleanup() { QVERIFY_GUI_NEVER_BLOCKED(); }

    void anExperimentAnswersFromWhatItSaw()
    {
        ExperimentsWindow window;
        window.show();
        auto *table = window.findChild<QTableView *>();
        auto *model = table->model();
        const int row = static_cast<int>(experimentScenarios().indexOf(QStringLiteral("read")));
        QVERIFY(model->setData(model->index(row, 0), Qt::Checked, Qt::CheckStateRole));
        button(window, QStringLiteral("Run selected"))->click();
        const auto at = [&](const char *setup) {
            return model->index(row, static_cast<int>(experimentSetups().indexOf(QLatin1String(setup))) + 1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(!at("imap+imap").data(ExperimentModel::AnswerRole).isNull(), 1000);
        QTRY_VERIFY_WITH_TIMEOUT(!window.isRunning(), 90'000);
        QCOMPARE(at("imap+imap").data().toString(), QStringLiteral("yes"));
        for (const char *setup : {"pop3-keep+pop3-keep", "pop3-keep+imap", "imap+pop3-keep"})
            QCOMPARE(at(setup).data().toString(), QStringLiteral("no"));
        table->setCurrentIndex(at("imap+imap"));
        const auto seen = window.findChild<QTextBrowser *>()->toPlainText();
        QVERIFY2(
            seen.contains(QStringLiteral("first device (IMAP): mark-read <mail1@lab.example>")),
            qPrintable(seen));
        QVERIFY2(
            seen.contains(QStringLiteral("second device: INBOX <mail1@lab.example> \\Seen")), qPrintable(seen));
        QVERIFY2(seen.contains(QStringLiteral("STORE 1")), qPrintable(seen)); // what was really said
        table->setCurrentIndex(at("pop3-keep+imap"));
        const auto unseen = window.findChild<QTextBrowser *>()->toPlainText();
        QVERIFY2(
            unseen.contains(QStringLiteral("second device: INBOX <mail1@lab.example> (no marks)")),
            qPrintable(unseen));
    }

    void anExperimentOnAnAccountAsksFirstAndLeavesNothing()
    {
        const auto imap = m_client->service->accounts().first();
        QVERIFY(imap.protocol == Protocol::Imap);
        ExperimentsWindow window;
        window.offerAccounts(*m_client->service);
        window.show();
        window.chooseAccount(imap.id);
        auto *table = window.findChild<QTableView *>();
        auto *model = table->model();
        const int row = static_cast<int>(experimentScenarios().indexOf(QStringLiteral("star")));
        QVERIFY(model->setData(model->index(row, 0), Qt::Checked, Qt::CheckStateRole));
        button(window, QStringLiteral("Run selected"))->click();
        QVERIFY(!window.isRunning()); // it asks
        auto *asking = window.findChild<ScratchConsentDialog *>();
        QVERIFY(asking);
        QString said;
        for (const auto *label : asking->findChildren<QLabel *>())
            said += label->text() + QLatin1Char('\n');
        QVERIFY2(said.contains(QStringLiteral("Duopost experiment ")), qPrintable(said));
        QVERIFY2(said.contains(imap.name), qPrintable(said));
        button(*asking, QStringLiteral("Make the folder and begin"))->click();
        QVERIFY(window.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!window.isRunning(), 90'000);
        const auto at = [&](const char *setup) {
            return model->index(row, static_cast<int>(experimentSetups().indexOf(QLatin1String(setup))) + 1);
        };
        QCOMPARE(at("imap+imap").data().toString(), QStringLiteral("yes"));
        QCOMPARE(at("pop3-keep+imap").data().toString(), QStringLiteral("not tried"));
        table->setCurrentIndex(at("imap+imap"));
        const auto seen = window.findChild<QTextBrowser *>()->toPlainText();
        QVERIFY2(seen.contains(QStringLiteral("/Inbox <mail1.")), qPrintable(seen));
        table->setCurrentIndex(at("pop3-keep+imap"));
        QVERIFY(window.findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("only the inbox")));
        QString told;
        for (const auto *strip : window.findChildren<Strip *>())
            told += strip->isVisible() ? strip->sentence() : QString();
        QVERIFY2(
            told.contains(QStringLiteral("looked for again on the server: it is not there")), qPrintable(told));
        QVERIFY(!m_client->service->experiments()->remains(imap.id));
        m_client->sync(imap.id);
        for (const auto &folder : m_client->wait(m_client->service->folders(imap.id)))
            QVERIFY2(!folder.path.startsWith(QStringLiteral("Duopost")), qPrintable(folder.path));
    }

    void whatTheSecondDeviceDoesReachesTheServerAndIsExplained()
    {
        SecondDeviceWindow window(*m_client->service, m_pop3, nullptr);
        window.show();
        window.findChild<QRadioButton *>(QStringLiteral("imap"))->setChecked(true);
        button(window, QStringLiteral("Connect"))->click();
        auto &model = *window.model();
        const auto known = [&](Side side) { return model.sides()[static_cast<size_t>(side)].has_value(); };
        QTRY_VERIFY_WITH_TIMEOUT(known(Side::Here) && known(Side::Second) && known(Side::Server), 30'000);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.differences(), 0);
        auto *table = window.findChild<QTableView *>();
        table->setCurrentIndex(model.index(1, 0)); // the newest
        QTRY_VERIFY_WITH_TIMEOUT(button(window, QStringLiteral("Look again"))->isEnabled(), 20'000);
        QVERIFY(!button(window, QStringLiteral("Mark as read"))->isEnabled());
        for (auto *box : window.findChildren<QCheckBox *>()) {
            if (box->isChecked()) // only look, keep looking
                box->click();
        }
        button(window, QStringLiteral("Mark as read"))->click();
        const auto isRead = [&](Side side) {
            const auto *row = model.row(1);
            return row && row->side(side) && row->side(side)->flags.testFlag(MessageFlag::Seen);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRead(Side::Second) && isRead(Side::Server), 30'000);
        QVERIFY(model.index(1, static_cast<int>(Side::Server)).data(DeviceModel::ChangedRole).toBool());
        QTRY_VERIFY_WITH_TIMEOUT(button(window, QStringLiteral("Look again"))->isEnabled(), 20'000);
        button(window, QStringLiteral("Look again"))->click(); // this computer too, by POP3
        QTRY_VERIFY_WITH_TIMEOUT(button(window, QStringLiteral("Look again"))->isEnabled(), 30'000);
        QVERIFY(!isRead(Side::Here));
        QCOMPARE(model.differences(), 1);
        const auto why = window.findChild<QLabel *>(QStringLiteral("why"))->text();
        QVERIFY2(
            why.contains(QStringLiteral("this computer no, second device yes, server yes")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("POP3")), qPrintable(why));
        const auto *problem = window.findChild<QLabel *>(QStringLiteral("problem"));
        QVERIFY2(!problem->isVisible(), qPrintable(problem->text()));
    }
};

DUOPOST_UI_TEST_MAIN(TestComparingLive)
#include "tst_comparing_live.moc"
