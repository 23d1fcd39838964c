// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked before a message is sent, without a window.
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/SendCheck.h"

#include <QTest>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestComposeChecks : public QObject {
    Q_OBJECT
private slots:
    void m20AForgottenAttachmentIsNoticed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("noticed");
        QTest::newRow("english") << q("Please find attached the plan") << true;
        QTest::newRow("german") << q("Im Anhang findest du den Plan") << true;
        QTest::newRow("german verb") << q("Ich habe den Plan angehängt.") << true;
        QTest::newRow("anbei") << q("anbei der Plan") << true;
        QTest::newRow("quoted") << q("> im Anhang der Plan\nDanke!") << false;
        QTest::newRow("signature") << q("Hallo\n-- \nKein Anhang ohne Scan") << false;
        QTest::newRow("forwarded") << q("Zur Kenntnis\n---------- Forwarded message ----------\nanbei der Plan")
                                   << false;
        QTest::newRow("part of a word") << q("Die Anhängerkupplung ist da, unattached") << false;
        QTest::newRow("nothing") << q("Guten Tag") << false;
    }
    void m20AForgottenAttachmentIsNoticed()
    {
        QFETCH(QString, text);
        QFETCH(bool, noticed);
        ComposeEditor editor;
        editor.setContent(text, {}, {});
        OutgoingMessage message;
        message.to = {{{}, q("a@example.org")}};
        message.subject = q("s");
        const auto concerns = concernsBeforeSending(message, editor.ownText(), 0);
        QCOMPARE(concerns.size(), noticed ? 1 : 0);
        message.parts << OutgoingPart{q("a.txt"), "text/plain", "x", {}};
        QVERIFY(concernsBeforeSending(message, editor.ownText(), 0).isEmpty());
    }

    void whatForbidsSendingIsToldApart()
    {
        OutgoingMessage message;
        message.subject = q("s");
        auto concerns = concernsBeforeSending(message, {}, 0);
        QCOMPARE(concerns.size(), 1);
        QVERIFY(concerns.first().kind == SendConcern::Kind::NoRecipient);
        QVERIFY(forbidsSending(concerns.first()));
        message.bcc = {{{}, q("a@example.org")}};
        QVERIFY(concernsBeforeSending(message, {}, 0).isEmpty());
        message.replyTo = {{q("me"), {}}};
        concerns = concernsBeforeSending(message, {}, 0);
        QCOMPARE(concerns.size(), 1);
        QCOMPARE(concerns.first().what, q("me"));
        message.replyTo.clear();
        message.subject = q("  ");
        concerns = concernsBeforeSending(message, {}, 0);
        QCOMPARE(concerns.size(), 1);
        QVERIFY(!forbidsSending(concerns.first()));
    }

    void m20BlindCopiesAreNotSeenByTheOthers()
    {
        OutgoingMessage message;
        message.subject = q("s");
        for (int i = 0; i < manyRecipients; ++i)
            message.bcc << MailAddress{{}, q("a%1@example.org").arg(i)};
        QVERIFY(concernsBeforeSending(message, {}, 0).isEmpty());
        message.to.swap(message.bcc);
        QCOMPARE(concernsBeforeSending(message, {}, 0).size(), 1);
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeChecks)
#include "tst_compose_checks.moc"
