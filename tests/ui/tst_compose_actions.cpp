// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does for writing: new messages, answers, drafts, links, taking back, the outbox.
#include "mailcore/MessageParser.h"
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/ComposeActions.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/ComposeHeader.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/Keeper.h"
#include "ui/compose/OutboxDialog.h"
#include "ui/compose/OutgoingFiles.h"
#include "ui/compose/RecipientChip.h"
#include "ui/compose/RecipientField.h"
#include "ui/compose/RedirectDialog.h"
#include "ui/compose/WritingStrips.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/reader/TextView.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

using Row = ComposeHeader::Row;

QStringList addressesIn(const QList<MailAddress> &list)
{
    QStringList all;
    for (const MailAddress &one : list)
        all << one.address;
    return all;
}

const QByteArray letter = "From: Bert <bert@example.com>\r\nTo: anna@example.org, Carl <carl@example.com>\r\n"
                          "Cc: dora@example.com\r\nSubject: Lunch\r\nMessage-ID: <m1@example.com>\r\n"
                          "Date: Mon, 2 Mar 2026 10:00:00 +0100\r\n";

} // namespace

class TestComposeActions : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna;
        FolderRef inbox, drafts;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(const QByteArray &raw = letter + "\r\nHow about noon?\r\n", bool kept = false)
        {
            anna = service.addFakeAccount(q("Anna"), Protocol::Imap);
            inbox = service.addFolder(anna, q("INBOX"), FolderRole::Inbox, 3);
            drafts = service.addFolder(anna, q("Drafts"), FolderRole::Drafts, 1);
            const MessageId first = service.spineOf(inbox).first().id;
            const ParsedMessage message = parseMessage(raw);
            MessageRow row = service.rowFor(first);
            row.subject = message.header.subject;
            service.setMessage(first, row, message);
            service.raws[first] = raw;
            if (kept) {
                Composition one;
                one.id = q("before");
                one.account = anna;
                one.message.subject = q("Old letter");
                one.message.text = q("half a sent");
                one.changed = QDateTime::currentDateTime();
                service.written.keptNow << one;
            }
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, q("en")});
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_COMPARE(messages().state(), MessageListModel::State::Ready);
            QTRY_VERIFY(service.idle());
        }
        MainWindow &window() { return *host->window(); }
        ComposeActions &actions() { return *window().writing(); }
        MessageListModel &messages() { return *window().messages(); }
        MessageListView &list() { return *window().listPane()->list(); }
        FakeWriting &writing() { return service.written; }
        void read(int row = 0)
        {
            list().setFocus();
            list().setCurrentIndex(messages().index(row));
            QTRY_VERIFY(window().reader()->message());
        }
        ComposeWindow *opened()
        {
            ComposeWindow *found = nullptr;
            [&] { QTRY_VERIFY(!ComposeWindow::all().isEmpty()); }();
            if (!ComposeWindow::all().isEmpty())
                found = ComposeWindow::all().last();
            return found;
        }
        OutgoingMessage press(Qt::Key key, Qt::KeyboardModifiers with = {})
        {
            QTest::keyClick(&list(), key, with);
            const ComposeWindow *window = opened();
            return window ? window->composition().message : OutgoingMessage();
        }
        QPushButton *button(QWidget *in, const QString &text)
        {
            for (auto *one : in->findChildren<QPushButton *>()) {
                if (one->text() == text && !one->isHidden())
                    return one;
            }
            return nullptr;
        }
        QStringList stripsSaid()
        {
            QStringList all;
            for (const Strip *strip : actions().strips()->strips())
                all << strip->sentence();
            return all;
        }
        OutboxItem item(OutboxState state, qint64 id = 7)
        {
            OutboxItem one;
            one.ref = {anna, {id}};
            one.state = state;
            one.subject = q("Lunch");
            one.recipients = {q("bert@example.com"), q("carl@example.com")};
            one.since = QDateTime::currentDateTime();
            return one;
        }
        QString textIn(const QWidget *in)
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

    void ctrlNWritesANewMessageWithTheSignature()
    {
        Fixture f;
        Account account = f.service.accounts().first();
        Identity own{{}, q("Anna"), q("anna@example.org"), {}, false, q("Anna Berg"), {}};
        account.identities = {own};
        f.service.updateAccount(account, false);
        const auto message = f.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(message.to.isEmpty());
        QVERIFY(message.text.endsWith(q("-- \nAnna Berg")));
    }

    void severalMessagesAreWrittenAtOnce()
    {
        Fixture f;
        f.actions().write()->trigger();
        f.actions().write()->trigger();
        QTRY_COMPARE(ComposeWindow::all().size(), 2);
        QVERIFY(ComposeWindow::all().at(0)->id() != ComposeWindow::all().at(1)->id());
    }

    void answeringQuotesWhatWasReadAndThreads()
    {
        Fixture f;
        f.read();
        const auto message = f.press(Qt::Key_R);
        QCOMPARE(addressesIn(message.to), QStringList{q("bert@example.com")});
        QVERIFY(message.cc.isEmpty());
        QCOMPARE(message.subject, q("Re: Lunch"));
        QCOMPARE(message.inReplyTo, QList<QByteArray>{"m1@example.com"});
        QVERIFY2(message.text.contains(q("Bert wrote:\n> How about noon?")), qPrintable(message.text));
        const auto composition = f.opened()->composition();
        QVERIFY(composition.relation == Composition::Relation::Answer);
        QVERIFY(composition.origin == (MessageRef{f.anna, f.service.spineOf(f.inbox).first().id}));
        QVERIFY(!f.opened()->isChanged());
        // The cursor is where the answer goes: below.
        QTest::keyClicks(f.opened()->editor(), q("Yes"));
        QVERIFY(f.opened()->composition().message.text.endsWith(q("> How about noon?\n\nYes")));
    }

    void answeringAllLeavesOneselfOut()
    {
        Fixture f;
        f.read();
        const auto message = f.press(Qt::Key_A);
        QCOMPARE(addressesIn(message.to), QStringList({q("bert@example.com"), q("carl@example.com")}));
        QCOMPARE(addressesIn(message.cc), QStringList{q("dora@example.com")});
    }

    void onlyWhatIsSelectedIsQuoted()
    {
        Fixture f(letter + "\r\nfirst thing\r\nsecond thing\r\n");
        f.read();
        TextView *text = f.window().reader()->textView();
        QTRY_VERIFY(text->isFilled());
        QTextCursor cursor = text->document()->find(q("second thing"));
        QVERIFY(cursor.hasSelection());
        text->setTextCursor(cursor);
        f.actions().reply()->trigger();
        const QString quoted = f.opened()->composition().message.text;
        QVERIFY2(quoted.contains(q("> second thing")), qPrintable(quoted));
        QVERIFY(!quoted.contains(q("first")));
    }

    void h20OnlyWhatWasDisplayedIsQuoted()
    {
        Fixture f(
            letter
            + "Content-Type: text/html\r\n\r\n<style>.h{display:none}</style><p>Shown words</p><div "
              "class=h>HIDDENBYCLASS</div><div style='display:none'>HIDDENSECRET</div>"
              "<p>more</p>\r\n");
        for (const bool rich : {false, true}) {
            WindowState(f.profile.path()).setWritingSwitch(q("rich"), rich);
            f.read();
            f.actions().reply()->trigger();
            const auto message = f.opened()->composition().message;
            QVERIFY2(message.text.contains(q("> Shown words")), qPrintable(message.text));
            QVERIFY(message.text.contains(q("more")));
            QVERIFY2(!message.text.contains(q("HIDDEN")), qPrintable(message.text));
            QVERIFY2(!message.html.contains(q("HIDDEN")), qPrintable(message.html));
            QCOMPARE(!message.html.isEmpty(), rich);
            delete f.opened();
        }
    }

    void h20AHiddenAlternativeIsNotQuoted()
    {
        Fixture f(
            letter
            + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: "
              "text/plain\r\n\r\nNEVER SHOWN\r\n--b\r\nContent-Type: "
              "text/html\r\n\r\n<p>Shown</p>\r\n--b--\r\n");
        f.read();
        const auto message = f.press(Qt::Key_R);
        QVERIFY(message.text.contains(q("> Shown")));
        QVERIFY(!message.text.contains(q("NEVER")));
    }

    void w9RemotePicturesAreNeverInAQuotation()
    {
        Fixture f(
            letter
            + "Content-Type: text/html\r\n\r\n<p>Look<img src=\"http://tracker.example/t.gif\"></p>"
              "<p style=\"background:url(http://tracker.example/b.png)\">here</p>\r\n");
        WindowState(f.profile.path()).setWritingSwitch(q("rich"), true);
        f.read();
        for (QAction *action : {f.actions().reply(), f.actions().forward()}) {
            action->trigger();
            const auto message = f.opened()->composition().message;
            QVERIFY2(message.html.contains(q("Look")), qPrintable(message.html));
            QVERIFY2(!message.html.contains(q("tracker")), qPrintable(message.html));
            delete f.opened();
        }
    }

    void picturesOfTheMessageStayInItsQuotation()
    {
        QByteArray png;
        QBuffer buffer(&png);
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.save(&buffer, "PNG");
        Fixture f(
            letter
            + "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: "
              "text/html\r\n\r\n<p>See <img src=\"cid:pic@x\"></p>\r\n--b\r\nContent-Type: image/png\r\n"
              "Content-ID: <pic@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + png.toBase64() + "\r\n--b--\r\n");
        WindowState(f.profile.path()).setWritingSwitch(q("rich"), true);
        f.read();
        f.actions().reply()->trigger();
        const auto message = f.opened()->composition().message;
        QVERIFY2(message.html.contains(q("cid:pic@x")), qPrintable(message.html));
        QCOMPARE(message.parts.size(), 1);
        QCOMPARE(message.parts.first().contentId, QByteArray("pic@x"));
    }

    void m18TheRealReceiverIsSaid()
    {
        Fixture f(letter + "Reply-To: other@example.net\r\n\r\nHello\r\n");
        f.read();
        const auto message = f.press(Qt::Key_R);
        QCOMPARE(addressesIn(message.to), QStringList{q("other@example.net")});
        QCOMPARE(f.opened()->strips().size(), 1);
        QVERIFY(f.opened()->strips().first()->sentence().contains(q("other@example.net")));
        QVERIFY(f.opened()->strips().first()->sentence().contains(q("bert@example.com")));
    }

    void m18AMailingListIsSaid()
    {
        Fixture f(
            letter
            + "List-Post: <mailto:team@lists.example.com>\r\nList-Id: <team.lists.example.com>\r\n\r\nHi\r\n");
        f.read();
        QVERIFY(f.actions().replyList()->isVisible());
        f.actions().replyList()->trigger();
        QCOMPARE(addressesIn(f.opened()->composition().message.to), QStringList{q("team@lists.example.com")});
        QVERIFY(f.opened()->strips().value(0)->sentence().contains(q("team@lists.example.com")));
        delete f.opened();
        f.read(1);
        QTRY_VERIFY(!f.actions().replyList()->isVisible());
    }

    void forwardingTakesTextHeadingAndAttachments()
    {
        Fixture f(
            letter
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nThe plan.\r\n--b\r\nContent-Type: "
              "application/pdf; name=plan.pdf\r\nContent-Disposition: attachment; filename=plan.pdf\r\n\r\n"
              "%PDF\r\n--b--\r\n");
        f.read();
        const auto message = f.press(Qt::Key_F);
        QCOMPARE(message.subject, q("Fwd: Lunch"));
        QVERIFY(message.to.isEmpty());
        QVERIFY2(message.text.contains(q("From: Bert <bert@example.com>")), qPrintable(message.text));
        QVERIFY(message.text.contains(q("The plan.")));
        QCOMPARE(f.opened()->files()->parts().size(), 1);
        QCOMPARE(f.opened()->files()->parts().first().name, q("plan.pdf"));
        QVERIFY(f.opened()->composition().relation == Composition::Relation::Forward);
    }

    void forwardingAsAnAttachmentSendsTheExactBytes()
    {
        const QByteArray raw = letter + "\r\nHow about noon?\r\n";
        Fixture f(raw);
        f.read();
        for (QAction *action : f.actions().ofMessage()) {
            if (action->text() == q("Forward as attachment"))
                action->trigger();
        }
        QVERIFY(f.opened());
        QCOMPARE(f.opened()->files()->parts().size(), 1);
        QCOMPARE(f.opened()->files()->parts().first().content, raw);
        QCOMPARE(f.opened()->files()->parts().first().type, QByteArray("message/rfc822"));
    }

    void redirectingSendsTheOriginalToOthers()
    {
        Fixture f;
        f.read();
        QTest::keyClick(&f.list(), Qt::Key_B, Qt::ShiftModifier);
        auto *dialog = f.window().findChild<RedirectDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->field()->edit(), q("nobody"));
        f.button(dialog, q("Redirect"))->click();
        QVERIFY(dialog->isVisible());
        QVERIFY(f.textIn(dialog).contains(q("not a whole e-mail address")));
        dialog->field()->edit()->clear();
        dialog->field()->setAddresses({});
        QTest::keyClicks(dialog->field()->edit(), q("eve@example.com"));
        f.button(dialog, q("Redirect"))->click();
        QTRY_COMPARE(f.writing().sentBuilt.size(), 1);
        const auto built = f.writing().sentBuilt.first().first;
        QCOMPARE(built.recipients, QList<QByteArray>{"eve@example.com"});
        QVERIFY(built.bytes.startsWith("Resent-"));
        QVERIFY(built.bytes.contains("From: Bert <bert@example.com>"));
    }

    void aDraftIsGoneOnWithByEnterAndOpenedOnce()
    {
        Fixture f;
        const MessageId draft = f.service.spineOf(f.drafts).first().id;
        Composition stored;
        stored.draft = {f.anna, draft};
        stored.message.subject = q("Half");
        stored.message.text = q("written");
        f.writing().stored[draft] = stored;
        f.messages().showFolder(f.drafts);
        QTRY_COMPARE(f.messages().folder(), f.drafts);
        QTRY_COMPARE(f.messages().state(), MessageListModel::State::Ready);
        f.read();
        QTest::keyClick(&f.list(), Qt::Key_Return);
        QCOMPARE(f.opened()->composition().message.text, q("written")); // no second signature
        QCOMPARE(f.opened()->draft().message.value, draft.value);
        f.list().setFocus();
        QTest::keyClick(&f.list(), Qt::Key_Return);
        QTest::qWait(0);
        QTRY_VERIFY(f.service.idle());
        QCOMPARE(ComposeWindow::all().size(), 1);
        QTest::keyClicks(f.opened()->editor(), q("x"));
        f.opened()->saveDraft();
        QTRY_COMPARE(f.writing().drafts.size(), 1);
        QCOMPARE(f.writing().drafts.first().draft.message.value, draft.value); // in place of the old one
    }

    void aTemplateIsWrittenAsNewByEnter()
    {
        Fixture f;
        const FolderRef templates = f.service.addFolder(f.anna, q("Vorlagen"), FolderRole::None, 1);
        const MessageId id = f.service.spineOf(templates).first().id;
        f.writing().stored[id].message.subject = q("Monthly report");
        QTRY_VERIFY(f.actions().isForWriting(templates));
        QVERIFY(!f.actions().isForWriting(f.inbox));
        f.messages().showFolder(templates);
        QTRY_COMPARE(f.messages().state(), MessageListModel::State::Ready);
        f.read();
        QTest::keyClick(&f.list(), Qt::Key_Return);
        QCOMPARE(f.opened()->composition().message.subject, q("Monthly report"));
        QVERIFY(!f.opened()->draft().message);
    }

    void w8AMailtoLinkSuggestsAndDecidesNothing()
    {
        Fixture f;
        f.actions().openLink(QUrl(q("mailto:x@example.com?subject=Hi%0D%0ABcc:evil@example.com&body=Line%0Atwo&"
                                    "attach=/etc/passwd&from=me@example.com&cc=y@example.com")));
        const ComposeWindow *window = f.opened();
        const auto message = window->composition().message;
        QCOMPARE(addressesIn(message.to), QStringList{q("x@example.com")});
        QCOMPARE(addressesIn(message.cc), QStringList{q("y@example.com")});
        QVERIFY(message.text.startsWith(q("Line\ntwo")));
        QVERIFY(message.parts.isEmpty());
        QVERIFY(message.bcc.isEmpty());
        QVERIFY(!message.subject.contains(QLatin1Char('\n')));
        QCOMPARE(message.from.address, q("anna@example.org"));
        QCOMPARE(window->strips().size(), 1);
        QVERIFY(window->strips().first()->sentence().contains(q("attach")));
        QVERIFY(window->strips().first()->sentence().contains(q("from")));
        QVERIFY(f.writing().sent.isEmpty());
    }

    void w8AMailtoLinkInTheReaderOpensTheWindow()
    {
        Fixture f(letter + "\r\nwrite to mailto:x@example.com please\r\n");
        f.read();
        emit f.window().reader()->textView()->linkActivated(
            QUrl(q("mailto:x@example.com")), q("x@example.com"));
        QCOMPARE(addressesIn(f.opened()->composition().message.to), QStringList{q("x@example.com")});
    }

    void whatWasBeingWrittenIsOfferedAtTheStart()
    {
        Fixture f(letter + "\r\nx\r\n", true);
        QTRY_COMPARE(f.stripsSaid().size(), 1);
        QVERIFY2(f.stripsSaid().first().contains(q("“Old letter”")), qPrintable(f.stripsSaid().first()));
        f.button(f.actions().strips(), q("Continue"))->click();
        QCOMPARE(f.opened()->id(), q("before"));
        QCOMPARE(f.opened()->composition().message.text, q("half a sent"));
        QVERIFY(f.opened()->isChanged());
        QVERIFY(f.stripsSaid().isEmpty());
    }

    void whatWasBeingWrittenCanBeDiscarded()
    {
        Fixture f(letter + "\r\nx\r\n", true);
        QTRY_COMPARE(f.stripsSaid().size(), 1);
        f.button(f.actions().strips(), q("Discard"))->click();
        QCOMPARE(f.writing().discarded.size(), 1);
        QVERIFY(f.stripsSaid().isEmpty());
    }

    void aSentMessageCanBeTakenBackForSomeSeconds()
    {
        Fixture f;
        f.actions().write()->trigger();
        ComposeWindow *window = f.opened();
        window->header()->field(Row::To)->add({{{}, q("bert@example.com")}});
        window->header()->subject()->setText(q("Lunch"));
        QTest::keyClicks(window->editor(), q("Now"));
        window->send();
        QTRY_COMPARE(f.stripsSaid().size(), 1);
        QVERIFY2(
            f.stripsSaid().first().contains(q("“Lunch” is sent in 10 second")),
            qPrintable(f.stripsSaid().first()));
        QTRY_VERIFY(ComposeWindow::all().isEmpty());
        f.button(f.actions().strips(), q("Undo"))->click();
        QTRY_COMPARE(f.writing().takenBack.size(), 1);
        QVERIFY(f.opened()->composition().message.text.startsWith(q("Now")));
        QVERIFY(f.opened()->isChanged());
        QTRY_VERIFY(f.stripsSaid().isEmpty());
    }

    void theOutboxIsInTheTreeWhileSomethingIsInIt_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("attempts");
        QTest::addColumn<QString>("words");
        QTest::newRow("waiting") << int(OutboxState::Waiting) << 0 << q("Waiting");
        QTest::newRow("queued") << int(OutboxState::Queued) << 0 << q("Waiting");
        QTest::newRow("held") << int(OutboxState::Queued) << 1 << q("Held");
        QTest::newRow("sending") << int(OutboxState::Sending) << 1 << q("Being sent");
        QTest::newRow("perhaps sent") << int(OutboxState::MaybeSent) << 1 << q("Perhaps sent");
        QTest::newRow("refused") << int(OutboxState::Refused) << 1 << q("Refused");
    }
    void theOutboxIsInTheTreeWhileSomethingIsInIt()
    {
        QFETCH(int, state);
        QFETCH(int, attempts);
        QFETCH(QString, words);
        Fixture f;
        auto *tree = f.window().folderTree();
        auto *model = static_cast<FolderModel *>(tree->model());
        const int rows = model->rowCount();
        QVERIFY(!model->outboxIndex().isValid());
        OutboxItem plain, item;
        plain.ref = {f.anna, {6}};
        plain.state = OutboxState::Waiting;
        plain.notBefore = QDateTime::currentDateTime().addDays(1);
        item.ref = {f.anna, {7}};
        item.state = OutboxState(state);
        item.attempts = attempts;
        item.notBefore = plain.notBefore;
        OutboxItem done = item;
        done.ref = {f.anna, {8}};
        done.state = OutboxState::Done;
        f.writing().setOutbox(f.anna, {plain, item, done});
        QTRY_VERIFY(model->outboxIndex().isValid());
        QTRY_COMPARE(model->outboxIndex().data(FolderModel::UnreadRole).toInt(), 2);
        QCOMPARE(model->outboxIndex().data(FolderModel::StateRole).toString(), words);
        QCOMPARE(model->rowCount(), rows + 1);
        QCOMPARE(model->placeOf(f.anna), 0); // what is above it has not moved
        // By mouse and by keyboard; what was chosen stays chosen.
        const FolderRef shown = tree->currentFolder();
        for (const bool byMouse : {true, false}) {
            if (byMouse) {
                QTest::mouseClick(
                    tree->viewport(), Qt::LeftButton, {}, tree->visualRect(model->outboxIndex()).center());
            } else {
                tree->setFocus();
                QTest::keyClick(tree, Qt::Key_End);
                QCOMPARE(tree->currentIndex(), model->outboxIndex());
                QTest::keyClick(tree, Qt::Key_Return);
            }
            OutboxDialog *dialog = nullptr;
            QTRY_VERIFY((dialog = f.window().findChild<OutboxDialog *>()) != nullptr);
            QCOMPARE(tree->currentIndex(), model->indexOf(shown));
            dialog->accept();
            QTRY_VERIFY(!f.window().findChild<OutboxDialog *>());
        }
        // It goes while it is the current row: nothing else is chosen by that.
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_End);
        f.writing().setOutbox(f.anna, {done});
        QTRY_VERIFY(!model->outboxIndex().isValid());
        QCOMPARE(model->rowCount(), rows);
        QCOMPARE(tree->currentFolder(), shown);
        QCOMPARE(tree->currentIndex(), model->indexOf(shown));
    }

    void theWindowSaysWhereTheCopyIs()
    {
        Fixture f;
        f.writing().setOutbox(f.anna, {f.item(OutboxState::Sending)});
        const auto inOutbox = [&] {
            const auto all = f.window().activityBar()->findChildren<QPushButton *>();
            return std::any_of(all.begin(), all.end(), [](const QPushButton *one) {
                return one->isVisible() && one->text().startsWith(q("1 message"));
            });
        };
        QTRY_VERIFY(inOutbox());
        OutboxItem done = f.item(OutboxState::Done);
        done.copy = {SentCopy::Place::OnServer, SentCopy::By::Us, q("Sent"), "5", QDateTime::currentDateTime()};
        f.writing().setOutbox(f.anna, {done});
        QTRY_VERIFY2(
            f.window().activityBar()->text().contains(q("(UID 5), every IMAP device sees it")),
            qPrintable(f.window().activityBar()->text()));
        QVERIFY(!inOutbox());
    }

    void nothingIsOfferedWithoutAMessage()
    {
        Fixture f;
        f.list().clearSelection();
        f.list().setCurrentIndex({});
        QTRY_VERIFY(!f.actions().reply()->isEnabled());
        f.read();
        QVERIFY(f.actions().reply()->isEnabled());
        QVERIFY(f.actions().forward()->isEnabled());
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeActions)
#include "tst_compose_actions.moc"
