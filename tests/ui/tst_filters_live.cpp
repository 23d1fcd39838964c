// SPDX-License-Identifier: GPL-3.0-or-later
// A rule made in the window, a message delivered to a real server, and where Python's imaplib and poplib then
// see it; without the GUI thread ever waiting.
#include "tests/support/GuiThreadGuard.h"
#include "tests/support/LineClient.h"
#include "tests/support/ServiceClient.h"
#include "ui/filters/FiltersWindow.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace duopost;

namespace {

QPushButton *button(const QWidget &window, const QString &words)
{
    for (auto *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(QLatin1Char('&')) == words)
            return button;
    }
    return nullptr;
}

QString text(const QWidget &window)
{
    QStringList words;
    for (const auto *label : window.findChildren<QLabel *>())
        if (label->isVisible())
            words << label->text();
    return words.join(QLatin1Char('\n'));
}

} // namespace

class TestFiltersWindowLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<ServiceClient> m_client;
    LabUser m_user;
    QHash<int, Account> m_accounts;

    void deliver(const QByteArray &subject) const
    {
        test::LineClient lmtp(m_lab->certificateFile());
        QVERIFY(lmtp.connectPlain(m_lab->ports().lmtp));
        lmtp.smtp("LHLO test");
        lmtp.smtp("MAIL FROM:<someone@lab.example>");
        lmtp.smtp("RCPT TO:<" + m_user.address.toUtf8() + ">");
        lmtp.smtp("DATA");
        QVERIFY(lmtp.smtp(
                        "From: a@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject
                        + "@x>\r\n\r\nText\r\n.")
                    .startsWith("250"));
    }

    QJsonObject seenByPython() const
    {
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral(DUOPOST_SOURCE_DIR "/tests/contract/second_client.py"),
             QString::number(m_lab->ports().imap), QString::number(m_lab->ports().pop3)});
        python.write(QJsonDocument(QJsonObject{{m_user.name, m_user.password}}).toJson());
        python.closeWriteChannel();
        if (!python.waitForFinished(60'000))
            qWarning("%s", python.readAllStandardError().constData());
        return QJsonDocument::fromJson(python.readAllStandardOutput()).object()[m_user.name].toObject();
    }

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
        if (m_lab->ports().sieve == 0)
            QSKIP("lab-unavailable: no ManageSieve server");
        m_user = m_lab->users().first();
        m_client = std::make_unique<ServiceClient>(Perform::AtOnce);
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            const auto account = m_client->add(m_lab->account(m_user, protocol));
            m_client->sync(account.id);
            m_accounts.insert(static_cast<int>(protocol), account);
        }
    }

    void init() { guard().forget(); }
    void cleanup() { QVERIFY_GUI_NEVER_BLOCKED(); }

    void aRuleMadeInTheWindowFilesWhatArrives()
    {
        FiltersWindow window(*m_client->service, m_accounts[static_cast<int>(Protocol::Imap)], nullptr);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(button(window, QStringLiteral("New rule")), 20'000);
        QVERIFY2(text(window).contains(QLatin1String("No filters are active")), qPrintable(text(window)));
        QTest::mouseClick(button(window, QStringLiteral("New rule")), Qt::LeftButton);
        auto *field = window.findChild<QComboBox *>(QStringLiteral("field"));
        field->setCurrentIndex(field->findData(static_cast<int>(FilterCondition::Field::Subject)));
        emit field->activated(field->currentIndex());
        QTest::keyClicks(window.findChild<QLineEdit *>(QStringLiteral("text")), QStringLiteral("bill"));
        // The folders of the server are offered, by the names that people know.
        auto *folder = window.findChild<QComboBox *>(QStringLiteral("folder"));
        const auto archive = folder->findText(QStringLiteral("Archive"));
        QVERIFY(archive >= 0);
        folder->setCurrentIndex(archive);
        QTest::mouseClick(window.findChild<QPushButton *>(QStringLiteral("primary")), Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(
            text(window).contains(QLatin1String("Saved: active on the server")), qPrintable(text(window)),
            20'000);
        QVERIFY_GUI_NEVER_BLOCKED();
        deliver("bill");
        deliver("other");
        const auto seen = seenByPython();
        guard().forget(); // it was the test that waited
        QCOMPARE(
            seen[QStringLiteral("imap")].toArray(),
            (QJsonArray{QStringLiteral("Archive <bill@x>"), QStringLiteral("INBOX <other@x>")}));
        QCOMPARE(seen[QStringLiteral("pop3")].toArray(), QJsonArray{QStringLiteral("<other@x>")});
    }

    void thePop3AccountSeesTheSameRuleAndIsWarned()
    {
        FiltersWindow window(*m_client->service, m_accounts[static_cast<int>(Protocol::Pop3)], nullptr);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(button(window, QStringLiteral("New rule")), 20'000);
        QVERIFY2(text(window).contains(QLatin1String("Files mail into: Archive.")), qPrintable(text(window)));
        QVERIFY(text(window).contains(QLatin1String("never arrives on this computer")));
        QVERIFY(text(window).contains(QLatin1String("With POP3 you will not get these messages")));
    }
};

DUOPOST_UI_TEST_MAIN(TestFiltersWindowLive)
#include "tst_filters_live.moc"
