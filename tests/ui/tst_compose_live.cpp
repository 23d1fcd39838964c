// SPDX-License-Identifier: GPL-3.0-or-later
// Writing, attaching, sending and editing drafts in the real windows of two profiles on one real mailbox.
#include "tests/support/GuiThreadGuard.h"
#include "tests/support/SendingClient.h"
#include "ui/compose/ComposeActions.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/ComposeHeader.h"
#include "ui/compose/OutgoingFiles.h"
#include "ui/compose/RecipientField.h"
#include "ui/folders/FolderTree.h"
#include "ui/folders/RivalStrips.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/Strip.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace duopost;
using namespace duopost::test;

namespace {

constexpr int patienceMs = 30'000;

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

/// Every message of a user's folder, as a bare client sees them.
QList<QByteArray> onServer(Lab &lab, const LabUser &user, const QByteArray &folder)
{
    auto account = lab.account(user, Protocol::Imap, Security::StartTls);
    account.incoming.security = Security::Plaintext;
    LineClient client({});
    if (!logIn(client, account))
        throw MailError(MailError::Kind::WrongPassword);
    client.imap("EXAMINE \"" + folder + '"');
    const auto answer = client.imap("UID SEARCH ALL");
    const auto line = answer.mid(answer.indexOf("* SEARCH") + 8).split('\n').first().simplified();
    QList<QByteArray> messages;
    for (const auto &uid : line.isEmpty() ? QList<QByteArray>() : line.split(' '))
        messages << client.imap("UID FETCH " + uid + " BODY.PEEK[]");
    return messages;
}

/// One computer: a profile, its service and its window.
struct Computer {
    SendingClient client;
    Account account;
    std::unique_ptr<WindowHost> host;

    explicit Computer(const Account &wanted, bool second = false)
    {
        WindowState(client.profile.path()).setUndoSeconds(0);
        if (second) { // so that nothing of the two can be taken for each other's
            Account other = wanted;
            other.name = q("another one");
            other.enabled = false;
            client.add(other);
        }
        account = client.add(wanted);
        host = std::make_unique<WindowHost>(
            guard(), *client.service, client.profile.path(), LookOverride{ThemeChoice::Light, q("en")});
        host->window()->show();
    }
    MainWindow &window() { return *host->window(); }
    MessageListModel &list() { return *window().messages(); }
    FolderId folder(const QString &path) { return client.folder(account.id, path).id; }
    void choose(const QString &path)
    {
        window().getMail();
        QTRY_VERIFY_WITH_TIMEOUT(bool(folder(path)), patienceMs);
        window().folderTree()->choose({account.id, folder(path)});
        QTRY_COMPARE_WITH_TIMEOUT(list().folder(), (FolderRef{account.id, folder(path)}), patienceMs);
    }
    /// The only draft, opened by Enter, as a person does.
    ComposeWindow *openDraft()
    {
        const auto before = ComposeWindow::all();
        ComposeWindow *opened = nullptr;
        const auto found = [&] {
            for (auto *one : ComposeWindow::all()) {
                if (!before.contains(one))
                    opened = one;
            }
            return opened != nullptr;
        };
        [&] {
            auto *view = window().listPane()->list();
            QTRY_COMPARE_WITH_TIMEOUT(list().rowCount(), 1, patienceMs);
            view->setFocus();
            view->setCurrentIndex(list().index(0));
            QTest::keyClick(view, Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(found(), patienceMs);
        }();
        return opened;
    }
};

void save(ComposeWindow *window)
{
    const auto before = window->draft();
    window->saveDraft();
    QTRY_VERIFY_WITH_TIMEOUT(window->draft() != before, patienceMs);
}

void closeWindow(QPointer<ComposeWindow> window)
{
    window->close();
    QTRY_VERIFY(!window);
}

} // namespace

class TestComposeLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_me, m_you;

    QList<QByteArray> drafts() { return onServer(*m_lab, m_me, "Drafts"); }

private slots:
    void initTestCase()
    {
        qputenv("DUOPOST_SENT_LOOK_MS", "500");
        try {
            m_lab = Lab::start(
                {.sampleMail = false, .extraUsers = {QStringLiteral("me"), QStringLiteral("you")}});
        } catch (const MailError &error) {
            QSKIP(error.what());
        }
        if (m_lab->ports().smtp == 0)
            QSKIP("no submission server here");
        for (const auto &user : m_lab->users()) {
            if (user.name == QLatin1String("me"))
                m_me = user;
            else if (user.name == QLatin1String("you"))
                m_you = user;
        }
    }

    void cleanup() { qDeleteAll(ComposeWindow::all()); }

    void aDraftIsWrittenHereGoneOnWithThereAndSentOnce()
    {
        const auto wanted = m_lab->account(m_me, Protocol::Imap, Security::Tls);
        Computer home(wanted), work(wanted, true);
        const QByteArray content("\0\r\n\xff %PDF", 10);
        QFile file(home.client.profile.filePath(q("Übersicht 🌷.pdf")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        for (auto *one : {&home, &work})
            one->choose(q("Drafts"));

        home.window().writing()->write()->trigger();
        QTRY_COMPARE(ComposeWindow::all().size(), 1);
        QPointer<ComposeWindow> here = ComposeWindow::all().first();
        QTest::keyClicks(here->header()->field(ComposeHeader::Row::To)->edit(), m_you.address + u',');
        here->header()->subject()->setText(q("Straßenfest 🎡"));
        QTest::keyClicks(here->editor(), q("from home"));
        here->files()->attach(QStringList{file.fileName()});
        QTRY_COMPARE(here->files()->parts().size(), 1);
        save(here);
        QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 1, patienceMs);
        closeWindow(here);

        // The other computer sees it, with its attachment, and goes on with it.
        work.window().getMail();
        QPointer<ComposeWindow> there = work.openDraft();
        QVERIFY(there);
        QCOMPARE(there->composition().message.subject, q("Straßenfest 🎡"));
        QCOMPARE(there->files()->parts().size(), 1);
        QCOMPARE(there->files()->parts()[0].name, q("Übersicht 🌷.pdf"));
        QCOMPARE(there->files()->parts()[0].content, content);
        QTest::keyClicks(there->editor(), q("and from work, "));
        save(there);
        closeWindow(there);
        const auto isChanged = [&] {
            const auto all = drafts();
            return all.size() == 1 && all[0].contains("and from work, ");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isChanged(), patienceMs);

        // The first one sees that; then both write at the same time, and save again and again.
        home.window().getMail();
        const auto draftAtHome = [&] {
            const auto rows = home.client.list(home.account.id, home.folder(q("Drafts")));
            return rows.size() == 1 && rows[0].preview.contains(q("and from work"))
                && home.list().rowCount() == 1 && home.list().idAt(0) == rows[0].id; // the window too
        };
        QTRY_VERIFY_WITH_TIMEOUT(draftAtHome(), patienceMs);
        here = home.openDraft();
        QVERIFY(here && here->composition().message.text.contains(q("and from work, ")));
        there = work.openDraft();
        QVERIFY(there && there != here);
        qsizetype most = 0;
        for (int i = 0; i < 5; ++i) {
            for (const auto &[window, words] : {std::pair(here, q("H")), std::pair(there, q("W"))}) {
                QTest::keyClicks(window->editor(), words);
                save(window);
                most = qMax(most, drafts().size());
            }
        }
        const auto bothKept = [&] {
            const auto all = drafts();
            return all.size() == 2 && all[0].contains("HHHHH") != all[1].contains("HHHHH")
                && all[0].contains("WWWWW") != all[1].contains("WWWWW");
        };
        QTRY_VERIFY_WITH_TIMEOUT(bothKept(), patienceMs);
        QVERIFY2(most <= 6, QByteArray::number(most)); // old and new for a moment; never one a save

        // What was written at home is thrown away there; what was written at work is sent.
        const auto draft = here->draft();
        closeWindow(here);
        const FolderRef draftsAtHome{home.account.id, home.folder(q("Drafts"))};
        home.client.wait(home.client.service->change(draftsAtHome, {draft.message}, DeleteForGood{}));
        QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 1, patienceMs);
        there->sendAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!there, patienceMs);
        const auto inbox = [&] { return onServer(*m_lab, m_you, "INBOX"); };
        QTRY_COMPARE_WITH_TIMEOUT(inbox().size(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 0, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(onServer(*m_lab, m_me, "Sent").size(), 1, patienceMs);
        for (auto *one : {&home, &work}) {
            one->window().getMail();
            QTRY_COMPARE_WITH_TIMEOUT(one->list().rowCount(), 0, patienceMs);
        }
        QVERIFY(inbox().first().contains("WWWWW"));
        QCOMPARE(inbox().size(), 1); // still
        SendingClient receiver;
        const auto you = receiver.add(m_lab->account(m_you, Protocol::Imap, Security::Tls));
        receiver.sync(you.id, SyncDepth::Bodies);
        const auto rows = receiver.list(you.id, receiver.folder(you.id, q("INBOX")).id);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].subject, q("Straßenfest 🎡"));
        const auto message = receiver.wait(receiver.service->openMessage({you.id, rows[0].id}));
        QCOMPARE(message->attachments.size(), 1);
        QCOMPARE(message->attachments[0].name, q("Übersicht 🌷.pdf"));
        QCOMPARE(message->attachments[0].content, content);
    }

    void twoSentFoldersAreMovedTogetherAndBackByUndo()
    {
        const auto letter = [](const QByteArray &id) {
            return LabMessage{
                .bytes = "Message-ID: <" + id + "@lab.example>\r\nSubject: " + id + "\r\n\r\nx\r\n"};
        };
        m_lab->fill(m_me, q("Gesendet"), {letter("one"), letter("two")});
        const auto before = onServer(*m_lab, m_me, "Sent").size();
        Computer home(m_lab->account(m_me, Protocol::Imap, Security::Tls));
        home.window().getMail();
        auto *rivals = home.window().rivalStrips();
        QTRY_COMPARE_WITH_TIMEOUT(rivals->strips().size(), 1, patienceMs);
        QVERIFY(rivals->strips().first()->sentence().contains(q("“Sent” and “Gesendet”")));
        rivals->strips().first()->findChildren<QPushButton *>().first()->click();
        auto *question = home.window().findChild<QMessageBox *>(q("mergeQuestion"));
        QVERIFY(question);
        for (auto *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        const auto count = [&](const char *folder) { return onServer(*m_lab, m_me, folder).size(); };
        QTRY_COMPARE_WITH_TIMEOUT(count("Gesendet"), 0, patienceMs);
        QCOMPARE(count("Sent"), before + 2);
        QTRY_VERIFY(rivals->strips().isEmpty());
        home.client.wait(home.client.service->undo());
        QTRY_COMPARE_WITH_TIMEOUT(count("Gesendet"), 2, patienceMs);
        QCOMPARE(count("Sent"), before);
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeLive)
#include "tst_compose_live.moc"
