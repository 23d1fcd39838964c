// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which a message is written: sent, kept, saved, thrown away; and what it asks before.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/ComposeHeader.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/FormatBar.h"
#include "ui/compose/Keeper.h"
#include "ui/compose/OutgoingFiles.h"
#include "ui/compose/RecipientChip.h"
#include "ui/compose/RecipientField.h"
#include "ui/compose/SendCheck.h"
#include "ui/compose/SendLater.h"
#include "ui/compose/SendQuestion.h"
#include "ui/reader/Strip.h"

#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

using Row = ComposeHeader::Row;

} // namespace

class TestCompose : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna;
        QPointer<ComposeWindow> window;

        Fixture()
        {
            anna = service.addFakeAccount(q("Anna"), Protocol::Imap);
            Account account = service.accounts().first();
            Identity own{{}, q("Anna Berg"), q("anna@example.org"), {}, false, q("Anna\nBerlin"), {}};
            Identity office{q("office"),
                            q("Office"),
                            q("office@example.org"),
                            q("answers@example.org"),
                            true,
                            q("Office hours 9 to 5"),
                            {}};
            account.identities = {own, office};
            service.updateAccount(account, false);
        }
        ~Fixture() { delete window; }
        void open(const OutgoingMessage &message = {}, const Beginning &beginning = {})
        {
            Composition composition;
            composition.id = q("id-1");
            composition.account = anna;
            composition.message = message;
            window = new ComposeWindow(service, profile.path(), composition, beginning);
            window->show();
            window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(window));
        }
        void fill()
        {
            QTest::keyClicks(to()->edit(), q("bert@example.org,"));
            QTest::keyClicks(window->header()->subject(), q("Hello"));
            QTest::keyClicks(window->editor(), q("Text"));
        }
        RecipientField *to() const { return window->header()->field(Row::To); }
        FakeWriting &writing() { return service.written; }
        void send() { window->sendAction()->trigger(); }
        SendQuestion *question() const { return window->findChild<SendQuestion *>(); }
        QPushButton *button(const QWidget *in, const QString &text) const
        {
            for (auto *one : in->findChildren<QPushButton *>()) {
                if (QString(one->text()).remove(QLatin1Char('&')) == text)
                    return one;
            }
            return nullptr;
        }
        QMessageBox *closeQuestion() const { return window->findChild<QMessageBox *>(q("closeQuestion")); }
        QString said() const
        {
            QStringList all;
            for (const Strip *strip : window->strips())
                all << strip->sentence() + QLatin1Char('|') + strip->details();
            return all.join(QLatin1Char('\n'));
        }
        QString file(const char *name, const QByteArray &content)
        {
            const QString path = profile.filePath(q(name));
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(content);
            return path;
        }
    };

private slots:
    void init() { guard().forget(); }

    void aMessageIsWrittenAndSent()
    {
        Fixture f;
        f.open();
        f.fill();
        f.send();
        QTRY_VERIFY(!f.window);
        QCOMPARE(f.writing().sent.size(), 1);
        const auto &sent = f.writing().sent.first();
        QCOMPARE(sent.composition.id, q("id-1"));
        QCOMPARE(sent.composition.message.from.address, q("anna@example.org"));
        QCOMPARE(sent.composition.message.to.first().address, q("bert@example.org"));
        QCOMPARE(sent.composition.message.subject, q("Hello"));
        QCOMPARE(sent.composition.message.text, q("Text\n\n-- \nAnna\nBerlin"));
        QVERIFY(sent.composition.message.html.isEmpty());
        QCOMPARE(sent.options.undoSeconds, 10);
        QVERIFY(!sent.options.notBefore.isValid());
    }

    void ctrlEnterSendsFromTheText()
    {
        Fixture f;
        f.open();
        f.fill();
        QTest::keyClick(f.window->editor(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!f.window);
        QCOMPARE(f.writing().sent.first().composition.message.text.section(QLatin1Char('\n'), 0, 0), q("Text"));
    }

    void m1TheWindowStaysUntilTheMessageIsInTheOutbox()
    {
        Fixture f;
        f.writing().delayMs = 60;
        f.open();
        f.fill();
        f.send();
        f.window->close();
        QVERIFY(f.window);
        QVERIFY(f.window->isVisible());
        QVERIFY(f.said().contains(q("outbox")));
        f.send(); // once more, while it is being handed over
        QTRY_VERIFY(!f.window);
        QCOMPARE(f.writing().sent.size(), 1);
        QVERIFY(f.writing().discarded.isEmpty());
    }

    void m1NothingOfASentMessageStaysBehindAsUnfinished()
    {
        Fixture f;
        f.writing().delayMs = 80;
        f.open();
        f.window->keeper()->firstMs = f.window->keeper()->laterMs = 20;
        f.fill();
        f.send(); // while the next keeping is due
        QTRY_VERIFY(!f.window);
        QVERIFY(f.writing().keptNow.isEmpty());
    }

    void m1AnErrorKeepsTheWindowWithTheWordsOfTheServer()
    {
        Fixture f;
        f.writing().sendFails = MailError(MailError::Kind::StoreFull, {}, q("552 mailbox full"));
        f.open();
        f.fill();
        f.send();
        QTRY_VERIFY(f.said().contains(q("552 mailbox full")));
        QVERIFY(f.window->isVisible());
        QVERIFY(f.window->editor()->isEnabled());
        QCOMPARE(f.window->editor()->toPlainText().section(QLatin1Char('\n'), 0, 0), q("Text"));
        f.writing().sendFails.reset();
        f.send();
        QTRY_VERIFY(!f.window);
    }

    void l16WhatIsTypedIsKeptSoonAfterTheFirstKey()
    {
        Fixture f;
        f.open();
        QVERIFY(f.window->keeper()->firstMs <= 5000);
        QVERIFY(f.window->keeper()->laterMs <= 5000);
        f.window->keeper()->firstMs = f.window->keeper()->laterMs = 10;
        QVERIFY(!f.window->keeper()->hasUnkept());
        QTest::keyClick(f.window->editor(), Qt::Key_A);
        QTRY_COMPARE(f.writing().keeps.size(), 1);
        QVERIFY(f.writing().keeps.first().message.text.startsWith(QLatin1Char('a')));
        QTRY_VERIFY(!f.window->keeper()->isKeeping());
        QTest::keyClick(f.window->editor(), Qt::Key_B);
        QTRY_COMPARE(f.writing().keeps.size(), 2);
        QVERIFY(f.writing().keeps.last().message.text.startsWith(q("ab")));
    }

    void l16ChangesWhileOneIsBeingKeptAreKeptToo()
    {
        Fixture f;
        f.writing().delayMs = 40;
        f.open();
        f.window->keeper()->firstMs = f.window->keeper()->laterMs = 5;
        QTest::keyClick(f.window->editor(), Qt::Key_A);
        QTRY_VERIFY(f.window->keeper()->isKeeping());
        QTest::keyClick(f.window->editor(), Qt::Key_B);
        QTRY_VERIFY(!f.writing().keeps.isEmpty() && f.writing().keeps.last().message.text.startsWith(q("ab")));
    }

    void whatCannotBeKeptIsSaidAndTriedAgain()
    {
        Fixture f;
        f.writing().keepFails = MailError(MailError::Kind::StoreFull);
        f.open();
        f.window->keeper()->firstMs = f.window->keeper()->laterMs = 5;
        QTest::keyClick(f.window->editor(), Qt::Key_A);
        QTRY_VERIFY(!f.window->strips().isEmpty());
        f.writing().keepFails.reset();
        QTRY_VERIFY(!f.writing().keptNow.isEmpty());
    }

    void closingAsksOnlyIfSomethingChanged()
    {
        Fixture f;
        f.open();
        f.window->close();
        QTRY_VERIFY(!f.window);
        QVERIFY(f.writing().keeps.isEmpty());
        f.open();
        QTest::keyClick(f.window->editor(), Qt::Key_A);
        f.window->close();
        QVERIFY(f.window && f.window->isVisible());
        QVERIFY(f.closeQuestion());
        QTRY_COMPARE(f.writing().keeps.size(), 1); // whatever is answered, or not
        f.button(f.closeQuestion(), q("Go on writing"))->click();
        QVERIFY(f.window->isVisible());
    }

    void closingCanSaveADraft()
    {
        Fixture f;
        f.open();
        f.fill();
        f.window->close();
        f.button(f.closeQuestion(), q("Save draft"))->click();
        QTRY_VERIFY(!f.window);
        QCOMPARE(f.writing().drafts.size(), 1);
        QVERIFY(f.writing().keptNow.isEmpty());
    }

    void aDraftThatCannotBeSavedKeepsTheWindow()
    {
        Fixture f;
        f.writing().saveFails = MailError(MailError::Kind::NotFound, q("Drafts"));
        f.open();
        f.fill();
        f.window->close();
        f.button(f.closeQuestion(), q("Save draft"))->click();
        QTRY_VERIFY(f.window->isChanged());
        QVERIFY(f.window->isVisible());
        QVERIFY(!f.window->strips().isEmpty());
    }

    void discardingForgetsWhatWasKept()
    {
        Fixture f;
        f.open();
        f.fill();
        f.window->keeper()->now();
        QTRY_COMPARE(f.writing().keptNow.size(), 1);
        f.window->close();
        f.button(f.closeQuestion(), q("Discard"))->click();
        QTRY_VERIFY(!f.window);
        QCOMPARE(f.writing().discarded.size(), 1);
        QVERIFY(f.writing().keptNow.isEmpty());
    }

    void ctrlSSavesADraftAndTheNextOneReplacesIt()
    {
        Fixture f;
        f.open();
        f.fill();
        QTest::keyClick(f.window->editor(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(f.window->draft().message);
        const MessageRef first = f.window->draft();
        QVERIFY(!f.window->isChanged());
        QTest::keyClick(f.window->editor(), Qt::Key_B);
        QTest::keyClick(f.window->editor(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(f.writing().drafts.size(), 2);
        QCOMPARE(f.writing().drafts.last().draft.message.value, first.message.value);
        QTRY_VERIFY(f.window->draft() != first);
        f.window->close();
        QTRY_VERIFY(!f.window); // nothing has changed since
    }

    void sendingLaterSaysWhen()
    {
        Fixture f;
        f.open();
        f.fill();
        const QDateTime now(QDate(2026, 3, 4), QTime(23, 50));
        QCOMPARE(tomorrowMorning(now), QDateTime(QDate(2026, 3, 5), QTime(8, 0)));
        QAction *other = nullptr;
        for (QAction *action : f.window->actions()) {
            if (action->menu() && !action->menu()->actions().isEmpty())
                other = action->menu()->actions().last();
        }
        QVERIFY(other);
        other->trigger();
        auto *dialog = f.window->findChild<SendLaterDialog *>();
        QVERIFY(dialog);
        const QDateTime when = QDateTime::currentDateTime().addDays(3);
        dialog->when()->setDateTime(when);
        f.button(dialog, q("Send then"))->click();
        QTRY_VERIFY(!f.window);
        const auto options = f.writing().sent.first().options;
        QVERIFY(qAbs(options.notBefore.secsTo(when)) < 61);
        QCOMPARE(options.undoSeconds, 0);
    }

    void m13AnAttachmentIsWhatItWasWhenItWasAttached()
    {
        Fixture f;
        f.open();
        f.fill();
        const QString path = f.file("Grüße.txt", "before");
        f.window->attach({QUrl::fromLocalFile(path)});
        QTRY_COMPARE(f.window->files()->parts().size(), 1);
        f.file("Grüße.txt", "after, and longer");
        QVERIFY(QFile::remove(path));
        f.send();
        QTRY_VERIFY(!f.window);
        const auto parts = f.writing().sent.first().composition.message.parts;
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts.first().content, QByteArray("before"));
        QCOMPARE(parts.first().name, q("Grüße.txt"));
        QCOMPARE(parts.first().type, QByteArray("text/plain"));
    }

    void sendingWaitsForAttachmentsThatAreStillRead()
    {
        Fixture f;
        f.open();
        f.fill();
        f.window->attach({QUrl::fromLocalFile(f.file("a.bin", QByteArray(3000000, 'x')))});
        QVERIFY(f.window->files()->isReading());
        f.send();
        QTRY_VERIFY(!f.window);
        QCOMPARE(f.writing().sent.first().composition.message.parts.size(), 1);
    }

    void aFileThatCannotBeReadStopsTheSending()
    {
        Fixture f;
        f.open();
        f.fill();
        f.window->attach({QUrl::fromLocalFile(f.profile.filePath(q("missing.pdf")))});
        f.send();
        QTRY_VERIFY(f.said().contains(q("missing.pdf")));
        QTRY_VERIFY(!f.window->files()->isReading());
        QVERIFY(f.writing().sent.isEmpty());
        QVERIFY(f.window->isVisible());
    }

    void attachmentsAreTakenOutAgain()
    {
        Fixture f;
        f.open();
        f.window->attach(
            {QUrl::fromLocalFile(f.file("a.txt", "a")), QUrl::fromLocalFile(f.file("b.txt", "b"))});
        QTRY_COMPARE(f.window->files()->parts().size(), 2);
        QVERIFY(f.window->files()->isVisible());
        for (auto *remove : f.window->files()->findChildren<QToolButton *>()) {
            if (remove->accessibleName() == q("Remove a.txt"))
                remove->click();
        }
        QCOMPARE(f.window->files()->parts().size(), 1);
        QCOMPARE(f.window->files()->parts().first().name, q("b.txt"));
    }

    void m15TheSizeIsToldBeforeSending()
    {
        Fixture f;
        f.writing().limits[f.anna] = 100000;
        f.open();
        f.fill();
        f.window->attach({QUrl::fromLocalFile(f.file("big.bin", QByteArray(90000, 'x')))});
        QTRY_COMPARE(f.window->files()->parts().size(), 1);
        bool said = false;
        for (const auto *label : f.window->files()->findChildren<QLabel *>())
            said = said || label->text().contains(q("at most"));
        QVERIFY(said);
        f.send();
        QVERIFY(f.question());
        QVERIFY(!f.button(f.question(), q("Send all the same")));
        QVERIFY(f.writing().sent.isEmpty());
    }

    void m20EverythingDoubtfulIsAskedAtOnce()
    {
        Fixture f;
        f.open();
        QStringList many;
        for (int i = 0; i < 25; ++i)
            many << q("p%1@example.org").arg(i);
        f.to()->add(readAddresses(many.join(QLatin1Char(','))));
        QTest::keyClicks(f.window->editor(), q("see the attached list"));
        f.send();
        QVERIFY(f.question());
        QStringList said;
        for (const auto *label : f.question()->findChildren<QLabel *>())
            said << label->text();
        const QString all = said.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(q("“attached”")), qPrintable(all));
        QVERIFY2(all.contains(q("no subject")), qPrintable(all));
        QVERIFY2(all.contains(q("25 people")), qPrintable(all));
        f.button(f.question(), q("Move all to Bcc"))->click();
        QCOMPARE(f.to()->chips().size(), 0);
        QCOMPARE(f.window->header()->field(Row::Bcc)->chips().size(), 25);
        QVERIFY(f.writing().sent.isEmpty());
        QTRY_VERIFY(!f.question());
        f.send();
        f.button(f.question(), q("Send all the same"))->click();
        QTRY_VERIFY(!f.window);
        QCOMPARE(f.writing().sent.first().composition.message.bcc.size(), 25);
        QVERIFY(f.writing().sent.first().composition.message.to.isEmpty());
    }

    void whatIsNoAddressCannotBeSentTo()
    {
        Fixture f;
        f.open();
        f.fill();
        QTest::keyClicks(f.to()->edit(), q("nobody,"));
        f.send();
        QVERIFY(f.question());
        QVERIFY(!f.button(f.question(), q("Send all the same")));
        QVERIFY(f.writing().sent.isEmpty());
    }

    void theSignatureFollowsTheChosenIdentity()
    {
        Fixture f;
        f.open();
        f.fill();
        QCOMPARE(f.window->header()->from()->count(), 2);
        f.window->header()->from()->setCurrentIndex(1);
        f.send();
        QTRY_VERIFY(!f.window);
        const auto &sent = f.writing().sent.first().composition;
        QCOMPARE(sent.identity, q("office"));
        QCOMPARE(sent.message.from.address, q("office@example.org"));
        QCOMPARE(sent.message.text, q("Text\n\n-- \nOffice hours 9 to 5"));
        QCOMPARE(sent.message.bcc.size(), 1); // as this identity wants
        QCOMPARE(sent.message.bcc.first().address, q("office@example.org"));
        QCOMPARE(sent.message.replyTo.first().address, q("answers@example.org"));
    }

    void plainAndRichKeepTheText()
    {
        Fixture f;
        f.open();
        f.fill();
        const QString before = f.window->composition().message.text;
        f.window->richAction()->trigger();
        QVERIFY(f.window->formatBar()->isVisible());
        QVERIFY(!f.window->composition().message.html.isEmpty());
        QCOMPARE(f.window->composition().message.text, before);
        f.window->richAction()->trigger();
        QVERIFY(f.window->composition().message.html.isEmpty());
        QVERIFY(!f.window->formatBar()->isVisible());
        QCOMPARE(f.window->composition().message.text, before);
    }

    void aLookIsLostOnlyAfterAsking()
    {
        Fixture f;
        f.open();
        f.window->richAction()->trigger();
        f.window->formatBar()->toggleBold();
        QTest::keyClicks(f.window->editor(), q("bold"));
        f.window->richAction()->trigger();
        auto *box = f.window->findChild<QMessageBox *>(q("lookQuestion"));
        QVERIFY(box);
        QVERIFY(f.window->richAction()->isChecked());
        QVERIFY(f.window->composition().message.html.contains(q("<b>bold</b>")));
        f.button(box, q("Make it plain text"))->click();
        QVERIFY(!f.window->richAction()->isChecked());
        QVERIFY(f.window->composition().message.text.startsWith(q("bold")));
        QVERIFY(f.window->composition().message.html.isEmpty());
    }

    void aPictureGoesIntoATextWithALookAndBesideAPlainOne()
    {
        Fixture f;
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::blue);
        const QString path = f.profile.filePath(q("blue.png"));
        QVERIFY(image.save(path));
        f.open();
        f.window->attach({QUrl::fromLocalFile(path)});
        QTRY_COMPARE(f.window->files()->parts().size(), 1);
        f.window->files()->setParts({});
        f.window->richAction()->trigger();
        f.window->attach({QUrl::fromLocalFile(path)});
        QTRY_COMPARE(f.window->editor()->pictures().size(), 1);
        QVERIFY(f.window->files()->parts().isEmpty());
        const auto message = f.window->composition().message;
        QCOMPARE(message.parts.size(), 1);
        QVERIFY(message.html.contains(q("cid:") + QString::fromLatin1(message.parts.first().contentId)));
    }

    void ccAndBccComeWhenAskedFor()
    {
        Fixture f;
        f.open();
        QVERIFY(!f.window->header()->isRevealed(Row::Cc));
        for (auto *button : f.window->header()->findChildren<QToolButton *>()) {
            if (button->text() == q("Cc"))
                button->click();
        }
        QVERIFY(f.window->header()->isRevealed(Row::Cc));
        QTRY_VERIFY(f.window->header()->field(Row::Cc)->edit()->hasFocus());
        OutgoingMessage message;
        message.bcc = {{{}, q("b@example.org")}};
        f.window->header()->fill(message);
        QVERIFY(f.window->header()->isRevealed(Row::Bcc));
    }

    void everyControlHasANameAndTabGoesThroughTheFields()
    {
        Fixture f;
        f.open();
        f.window->richAction()->trigger();
        QStringList nameless;
        for (const auto *widget : f.window->findChildren<QWidget *>()) {
            const bool control = qobject_cast<const QAbstractButton *>(widget)
                || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
                || qobject_cast<const QTextEdit *>(widget);
            if (!control || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
                nameless << q(widget->metaObject()->className()) + widget->objectName();
        }
        QCOMPARE(nameless, QStringList());
        f.window->header()->from()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), f.to()->edit());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), f.window->header()->subject());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), f.window->editor());
    }

    void aLongMessageIsWrittenWithoutWaiting()
    {
        Fixture f;
        OutgoingMessage message;
        message.text = q("> a line of a long message that was quoted\n").repeated(4000);
        f.open(message, {.place = Beginning::Place::BelowQuote});
        guard().forget();
        QTest::keyClicks(f.window->editor(), q("ok"));
        QVERIFY_GUI_NEVER_BLOCKED();
    }
};

DUOPOST_UI_TEST_MAIN(TestCompose)
#include "tst_compose.moc"
