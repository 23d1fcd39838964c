// SPDX-License-Identifier: GPL-3.0-or-later
// The way out of a mailing list as the reader offers it (CASES H24).
#include "mailcore/MessageParser.h"
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/reader/UnsubscribeStrip.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace duopost;

namespace {

const QStringList own{QStringLiteral("mx.own.example")};
const QByteArray proved
    = "Authentication-Results: mx.own.example; dkim=pass header.d=l.example header.b=abcd\r\n"
      "DKIM-Signature: v=1; d=l.example; s=a;\r\n h=from:list-unsubscribe:\r\n "
      "List-Unsubscribe-Post; b=abCDefg\r\n";
const QByteArray request
    = "List-Unsubscribe: <mailto:out@l.example?subject=leave%20me>, <https://news.l.example/out?u=1>\r\n"
      "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
const QByteArray from = "From: news@l.example\r\n";

} // namespace

class TestUnsubscribeStrip : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        QWidget window;
        UnsubscribeStrip strip{service, &window};

        explicit Fixture(const QByteArray &fields)
        {
            window.show();
            strip.showFor(parseMessage(fields + "\r\nbody"), own);
        }
        QPushButton *button() const { return strip.findChild<QPushButton *>(); }
        QMessageBox *ask() const
        {
            button()->click();
            return window.findChild<QMessageBox *>(QStringLiteral("unsubscribeQuestion"));
        }
        static QPushButton *buttonOf(QMessageBox *box, QMessageBox::ButtonRole role)
        {
            for (auto *one : box->buttons()) {
                if (box->buttonRole(one) == role)
                    return qobject_cast<QPushButton *>(one);
            }
            return nullptr;
        }
    };

    QList<QUrl> m_opened;

public slots:
    void follow(const QUrl &url) { m_opened << url; }

private slots:
    void initTestCase() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "follow"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }
    void init() { m_opened.clear(); }

    void h24OneRequestOnlyWhereTheSignatureCoversIt_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("may");
        QTest::newRow("proved") << proved << true;
        QTest::newRow("nobody says") << QByteArray() << false;
        QTest::newRow("another server says")
            << QByteArray(proved).replace("mx.own.example", "mx.evil.example") << false;
        QTest::newRow("failed") << QByteArray(proved).replace("dkim=pass", "dkim=fail") << false;
        QTest::newRow("another domain")
            << QByteArray(proved).replace("header.d=l.example", "header.d=m.example") << false;
        QTest::newRow("another signature")
            << QByteArray(proved).replace("header.b=abcd", "header.b=xyz") << false;
        QTest::newRow("field not signed")
            << QByteArray(proved).replace("List-Unsubscribe-Post", "subject") << false;
        QTest::newRow("one of two failed")
            << QByteArray(proved).replace("; dkim=pass", "; dkim=fail header.d=l.example; dkim=pass") << false;
        QTest::newRow("below what came with it")
            << "Authentication-Results: mx.evil.example; none\r\n" + proved << false;
    }
    void h24OneRequestOnlyWhereTheSignatureCoversIt()
    {
        QFETCH(QByteArray, fields);
        QFETCH(bool, may);
        QCOMPARE(mayLeaveWithOneClick(parseMessage(fields + from + request + "\r\nx"), own), may);
    }

    void h24NothingIsAskedBeforeAPersonSaysSo()
    {
        Fixture f(proved + from + request);
        QVERIFY(f.strip.isVisible());
        QMessageBox *box = f.ask();
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(QLatin1String("news.l.example")));
        QVERIFY(f.service.left.isEmpty());
        box->reject();
        QVERIFY(f.service.left.isEmpty());
    }

    void oneRequestIsSentAndItsSuccessTold()
    {
        Fixture f(proved + from + request);
        Fixture::buttonOf(f.ask(), QMessageBox::AcceptRole)->click();
        QCOMPARE(f.service.left, QList<QUrl>{QUrl(QStringLiteral("https://news.l.example/out?u=1"))});
        QVERIFY(f.strip.sentence().contains(QLatin1String("Asking news.l.example")));
        QVERIFY(!f.button()->isEnabled());
        QTRY_VERIFY(f.strip.sentence().contains(QLatin1String("accepted")));
        QVERIFY(!f.button()->isVisible());
        QVERIFY(m_opened.isEmpty());
    }

    void aRefusalIsToldInTheServersWordsAndThePageOffered()
    {
        Fixture f(proved + from + request);
        f.service.leavingFails = MailError(
            MailError::Kind::ServerRefused, QStringLiteral("news.l.example"),
            QStringLiteral("410 Gone: <b>closed</b>"));
        Fixture::buttonOf(f.ask(), QMessageBox::AcceptRole)->click();
        QTRY_VERIFY(f.strip.sentence().contains(QLatin1String("refused")));
        QCOMPARE(f.strip.details(), QStringLiteral("410 Gone: <b>closed</b>"));
        QTRY_VERIFY(!f.window.findChild<QMessageBox *>());
        Fixture::buttonOf(f.ask(), QMessageBox::AcceptRole)->click();
        QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://news.l.example/out?u=1"))});
        QCOMPARE(f.service.left.size(), 1);
    }

    void withoutProofThePageOpensInTheBrowser()
    {
        Fixture f(from + request);
        QMessageBox *box = f.ask();
        QVERIFY(box->text().contains(QLatin1String("news.l.example")));
        Fixture::buttonOf(box, QMessageBox::AcceptRole)->click();
        QCOMPARE(m_opened.size(), 1);
        QVERIFY(f.service.left.isEmpty());
    }

    void aListLeftByMailShowsTheAddress()
    {
        Fixture f(from + "List-Unsubscribe: <mailto:out@l.example?subject=leave%20me>\r\n");
        QMessageBox *box = f.ask();
        QVERIFY(box->informativeText().contains(QLatin1String("out@l.example")));
        QVERIFY(box->informativeText().contains(QLatin1String("leave me")));
        Fixture::buttonOf(box, QMessageBox::AcceptRole)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("out@l.example"));
        QVERIFY(m_opened.isEmpty());
    }

    void anAnswerForAnotherMessageIsNotTold()
    {
        Fixture f(proved + from + request);
        Fixture::buttonOf(f.ask(), QMessageBox::AcceptRole)->click();
        f.strip.showFor(parseMessage(from + request + "\r\nnext"), own);
        QTRY_VERIFY(f.service.idle());
        QTest::qWait(20);
        QCOMPARE(f.strip.sentence(), QStringLiteral("This message was sent to a mailing list."));
    }

    void ordinaryMailHasNoStrip()
    {
        Fixture f(from);
        QVERIFY(!f.strip.isVisible());
    }
};

DUOPOST_UI_TEST_MAIN(TestUnsubscribeStrip)
#include "tst_unsubscribe_strip.moc"
