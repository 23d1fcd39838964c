// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox as one sees it: states, the server's words, answers, and what can be done.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/OutboxDialog.h"
#include "ui/compose/OutboxWatch.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestComposeOutbox : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        AccountId anna = service.addFakeAccount(q("Anna"), Protocol::Imap);
        OutboxWatch watch{service, nullptr};
        OutboxDialog dialog{service, watch, nullptr};
        QList<Composition> edited;

        Fixture()
        {
            QObject::connect(
                &dialog, &OutboxDialog::editWanted, &dialog,
                [this](const Composition &composition) { edited << composition; });
            dialog.show();
        }
        FakeWriting &writing() { return service.written; }
        OutboxItem item(OutboxState state, qint64 id = 7) const
        {
            OutboxItem one;
            one.ref = {anna, {id}};
            one.state = state;
            one.subject = q("Lunch");
            one.recipients = {q("bert@example.com"), q("carl@example.com")};
            one.since = QDateTime::currentDateTime();
            return one;
        }
        QPushButton *button(const QWidget *in, const QString &text) const
        {
            for (auto *one : in->findChildren<QPushButton *>()) {
                if (one->text() == text && one->isVisible())
                    return one;
            }
            return nullptr;
        }
        QString textIn(const QWidget *in) const
        {
            QStringList all;
            for (const auto *label : in->findChildren<QLabel *>()) {
                if (!label->isHidden())
                    all << label->text();
            }
            return all.join(QLatin1Char('\n'));
        }
    };

private slots:
    void init() { guard().forget(); }

    void theOutboxSaysWhatHappenedAndWhatCanBeDone_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QStringList>("buttons");
        const auto row
            = [](const char *name, OutboxState state, const char *sentence, const QStringList &buttons) {
                  QTest::newRow(name) << int(state) << q(sentence) << buttons;
              };
        row("queued", OutboxState::Queued, "as soon as there is a connection", {q("Try now"), q("Edit")});
        row("sending", OutboxState::Sending, "being given the message", {q("Stop")});
        row("maybe", OutboxState::MaybeSent, "It may have been sent.",
            {q("Send again"), q("Edit"), q("Discard")});
        row("partly", OutboxState::PartlyRefused, "So far it was sent to nobody",
            {q("Send without the refused ones"), q("Send again"), q("Edit"), q("Discard")});
        row("refused", OutboxState::Refused, "It was sent to nobody",
            {q("Send again"), q("Edit"), q("Discard")});
        row("done", OutboxState::Done, "only on this computer", {q("Dismiss")});
    }
    void theOutboxSaysWhatHappenedAndWhatCanBeDone()
    {
        QFETCH(int, state);
        QFETCH(QString, sentence);
        QFETCH(QStringList, buttons);
        Fixture f;
        OutboxItem item = f.item(OutboxState(state));
        item.copy.place = SentCopy::Place::OnlyHere;
        item.serverText = q("<b>550</b> 5.7.1 no");
        item.answers = {
            {q("bert@example.com"), true, q("250 ok")}, {q("carl@example.com"), false, q("550 5.1.1 unknown")}};
        f.writing().setOutbox(f.anna, {item});
        OutboxDialog *dialog = &f.dialog;
        QTRY_VERIFY2(f.textIn(dialog).contains(sentence), qPrintable(f.textIn(dialog)));
        QVERIFY(f.textIn(dialog).contains(q("<b>550</b> 5.7.1 no")));
        QVERIFY(f.textIn(dialog).contains(q("550 5.1.1 unknown")));
        const auto shown = [dialog] {
            QStringList all;
            for (const auto *button : dialog->findChildren<QPushButton *>()) {
                if (button->isVisible() && button->text() != q("Close"))
                    all << button->text();
            }
            return all;
        };
        QTRY_COMPARE(shown(), buttons);
    }

    void aReceiptThatIsNotOfferedIsSaidAndCanBeDoneWithout()
    {
        Fixture f;
        OutboxItem item = f.item(OutboxState::Refused);
        item.serverText = lackingText(Lacking::Reports);
        f.writing().setOutbox(f.anna, {item});
        QTRY_VERIFY(f.textIn(&f.dialog).contains(q("does not offer any")));
        QVERIFY(!f.textIn(&f.dialog).contains(item.serverText)); // the server did not say it
        QVERIFY(!f.button(&f.dialog, q("Send again"))); // it would be refused again
        QTRY_VERIFY(f.button(&f.dialog, q("Send without a receipt")));
        f.button(&f.dialog, q("Send without a receipt"))->click();
        QCOMPARE(f.writing().agains.size(), 1);
        QVERIFY(f.writing().agains[0].second == Again::WithoutReport);
    }

    void theButtonsOfTheOutboxDoWhatTheySay()
    {
        Fixture f;
        f.writing().setOutbox(f.anna, {f.item(OutboxState::PartlyRefused)});
        OutboxDialog *dialog = &f.dialog;
        QTRY_VERIFY(f.button(dialog, q("Send again")));
        f.button(dialog, q("Send without the refused ones"))->click();
        f.button(dialog, q("Send again"))->click();
        QCOMPARE(f.writing().agains.size(), 2);
        QVERIFY(f.writing().agains.at(0).second == Again::WithoutRefused);
        QVERIFY(f.writing().agains.at(1).second == Again::Send);
        OutboxItem done = f.item(OutboxState::Done);
        done.copy.place = SentCopy::Place::Nowhere;
        f.writing().setOutbox(f.anna, {done});
        QTRY_VERIFY(f.button(dialog, q("File the copy again")));
        f.button(dialog, q("File the copy again"))->click();
        QVERIFY(f.writing().agains.last().second == Again::FileCopy);
        f.writing().waiting[done.ref.item].message.subject = q("Lunch");
        f.writing().setOutbox(f.anna, {f.item(OutboxState::Refused)});
        QTRY_VERIFY(f.button(dialog, q("Edit")));
        f.button(dialog, q("Edit"))->click();
        QTRY_COMPARE(f.edited.size(), 1);
        QCOMPARE(f.edited.first().message.subject, q("Lunch"));
    }

    void m2PerhapsSentIsNeverSentAgainByItself()
    {
        Fixture f;
        f.writing().setOutbox(f.anna, {f.item(OutboxState::MaybeSent)});
        QTRY_VERIFY(f.textIn(&f.dialog).contains(q("the recipients may get it twice")));
        QCOMPARE(f.watch.needingSomebody(), 1);
        QVERIFY(f.writing().agains.isEmpty());
        QTRY_VERIFY(f.button(&f.dialog, q("Discard")));
        f.button(&f.dialog, q("Discard"))->click();
        QCOMPARE(f.writing().dismissed.size(), 1);
        QTRY_VERIFY(f.textIn(&f.dialog).contains(q("Nothing is waiting to be sent.")));
        QVERIFY(f.writing().agains.isEmpty());
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeOutbox)
#include "tst_compose_outbox.moc"
