// SPDX-License-Identifier: GPL-3.0-or-later
// Searching in the window: the field, what was found, and the way back.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/search/SavedSearchList.h"
#include "ui/search/SearchField.h"
#include "ui/search/SearchPane.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QInputDialog>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace duopost;

class TestSearch : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        FolderRef inbox, other, pop;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(const char *language = "en")
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 300, 3);
            other = service.addFolder(anna, QStringLiteral("Other"), FolderRole::None, 20);
            const AccountId bert = service.addFakeAccount(QStringLiteral("Bert"), Protocol::Pop3);
            pop = service.addFolder(bert, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
            SearchResult rare{.coverage = {.headers = 325, .bodies = 300, .notHere = 25}};
            rare.hits << hit(other, 2) << hit(inbox, 7) << hit(pop, 1);
            service.found.insert(QStringLiteral("rare"), rare);
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(),
                LookOverride{ThemeChoice::Light, QString::fromLatin1(language)});
            window().resize(1280, 800);
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_VERIFY(window().messages()->state() == MessageListModel::State::Ready);
        }
        SearchHit hit(FolderRef folder, int row)
        {
            const SpineRow spine = service.spineOf(folder).at(row);
            auto known = service.rowFor(spine.id);
            known.folder = folder.folder;
            service.setMessage(spine.id, known, {});
            return {{folder.account, spine.id}, folder.folder, spine.sortKey, 1.0 / (row + 1)};
        }
        MainWindow &window() { return *host->window(); }
        SearchField &field() { return *window().searchField(); }
        SearchPane &pane() { return *window().searchPane(); }
        SearchModel &model() { return pane().model(); }
        MessageListView &list() { return *window().listPane()->list(); }
        template <class W> W *button(const char *text)
        {
            for (auto *one : pane().findChildren<W *>()) {
                if (one->text() == QString::fromUtf8(text))
                    return one;
            }
            return nullptr;
        }
    };

private slots:
    void init() { guard().forget(); }

    void slashAndControlKFocusTheField()
    {
        Fixture f;
        f.list().setFocus();
        QTest::keyClick(&f.list(), Qt::Key_Slash);
        QVERIFY(f.field().hasFocus());
        f.list().setFocus();
        QTest::keyClick(&f.list(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(f.field().hasFocus());
        f.list().setFocus();
        QTest::keyClick(&f.list(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(f.field().hasFocus());
        QTest::keyClick(&f.field(), Qt::Key_Slash); // and there it is a letter
        QCOMPARE(f.field().text(), QStringLiteral("/"));
    }

    void resultsComeAsOneTypesAndSayHowMuchWasSearched()
    {
        Fixture f;
        f.field().setFocus();
        QTest::keyClicks(&f.field(), QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        QVERIFY(f.window().isSearching());
        QVERIFY(f.service.searches.size() < 4); // not for every letter
        QVERIFY(f.pane().coverageText().contains(QLatin1String("25 texts are only on the server")));
        QTRY_VERIFY(f.model().rowAt(0) && f.model().rowAt(1) && f.model().rowAt(2));
        QCOMPARE(f.model().rowAt(0)->preview, QStringLiteral("… where rare stands …"));
        QCOMPARE(f.model().marksOf(f.model().idAt(0)).size(), 1);
        // Newest first, whichever folder: the places say which.
        QVERIFY(f.model().spineAt(0).sortKey >= f.model().spineAt(1).sortKey);
        QStringList places;
        for (int row = 0; row < 3; ++row)
            places << f.model().placeOf(f.model().idAt(row));
        places.sort();
        QCOMPARE(places.first(), QString::fromUtf8("Anna · Inbox"));
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void aResultIsReadAndActedOnInItsOwnFolder()
    {
        Fixture f;
        f.field().search(QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        QTest::keyClick(&f.field(), Qt::Key_Return);
        QVERIFY(f.pane().list()->hasFocus());
        for (int row = 0; row < 3; ++row) {
            QTRY_VERIFY(f.model().rowAt(row));
            f.pane().list()->setCurrentIndex(f.model().index(row));
            const MessageRef ref = f.model().refOf(f.model().idAt(row));
            QTRY_COMPARE(f.window().reader()->shown(), ref);
            f.service.changes.clear();
            QTest::keyClick(f.pane().list(), Qt::Key_S);
            QTRY_VERIFY(!f.service.changes.isEmpty());
            QCOMPARE(f.service.changes.last().first, ref.message);
            QCOMPARE(f.service.changes.last().second, QStringLiteral("star"));
            QTRY_VERIFY(f.model().rowAt(row) && f.model().rowAt(row)->flags.testFlag(MessageFlag::Flagged));
        }
    }

    void escapeLeadsBackToTheFolderAsItWas()
    {
        Fixture f;
        f.list().setCurrentIndex(f.window().messages()->index(40));
        const auto id = f.window().messages()->idAt(40);
        f.list().verticalScrollBar()->setValue(1234);
        QTRY_COMPARE(f.window().reader()->shown().message, id);
        f.field().setFocus();
        QTest::keyClicks(&f.field(), QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        QTest::keyClick(&f.field(), Qt::Key_Escape);
        QVERIFY(!f.window().isSearching());
        QVERIFY(f.field().text().isEmpty());
        QVERIFY(f.list().hasFocus());
        QCOMPARE(f.list().verticalScrollBar()->value(), 1234);
        QCOMPARE(f.list().currentIndex().row(), 40);
        QTRY_COMPARE(f.window().reader()->shown().message, id);
        // From among the results too.
        f.field().search(QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        f.pane().list()->setFocus();
        QTest::keyClick(f.pane().list(), Qt::Key_Escape);
        QVERIFY(!f.window().isSearching());
        QCOMPARE(f.list().currentIndex().row(), 40);
    }

    void choosingAFolderEndsTheSearch()
    {
        Fixture f;
        f.field().search(QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        f.window().folderTree();
        f.window().listPane();
        emit f.service.foldersChanged(f.other.account);
        QTRY_VERIFY(f.service.idle());
        QVERIFY(f.window().isSearching()); // the tree was only read again
    }

    void theServersHitsAreAdded()
    {
        Fixture f;
        SearchResult server;
        server.hits << f.hit(f.inbox, 7) << f.hit(f.inbox, 99);
        f.service.foundOnServer.insert(QStringLiteral("rare"), server);
        f.field().search(QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        auto *ask = f.button<QPushButton>("Ask the server");
        QVERIFY(ask && ask->isVisible());
        ask->click();
        QVERIFY(!ask->isEnabled());
        QTRY_COMPARE(f.model().rowCount(), 4);
        QCOMPARE(f.service.serverSearches, QStringList{QStringLiteral("rare")});
    }

    void nothingFoundIsSaidInWords()
    {
        Fixture f;
        f.field().search(QStringLiteral("nothing"));
        QTRY_VERIFY(f.window().isSearching() && f.service.idle());
        QCOMPARE(f.model().rowCount(), 0);
        QTRY_VERIFY(f.pane().coverageText().contains(QLatin1String("0 headers")));
    }

    void theBestCanComeFirst()
    {
        Fixture f;
        f.field().search(QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        auto *best = f.button<QToolButton>("Best first");
        QVERIFY(best);
        best->click();
        const auto hits = f.service.found.value(QStringLiteral("rare")).hits;
        for (int row = 0; row < 3; ++row)
            QCOMPARE(f.model().refOf(f.model().idAt(row)), hits.at(row).message);
        QCOMPARE(f.model().dateSign(), 0);
    }

    void whatVanishesLeavesTheResults()
    {
        Fixture f;
        f.field().search(QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        const auto gone = f.service.found.value(QStringLiteral("rare")).hits.first().message;
        f.service.found[QStringLiteral("rare")].hits.removeFirst();
        f.service.remove(f.other, {gone.message});
        QTRY_COMPARE(f.model().rowCount(), 2);
    }

    void operatorsAreOffered_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("offered");
        QTest::newRow("name") << "en"
                              << "anna fr"
                              << "from:";
        QTest::newRow("values") << "en"
                                << "is:un"
                                << "is:unread";
        QTest::newRow("negated") << "en"
                                 << "-is:st"
                                 << "-is:starred";
        QTest::newRow("german") << "de"
                                << "vo"
                                << "von:,vor:";
        QTest::newRow("german values") << "de"
                                       << "ist:un"
                                       << "ist:ungelesen";
        QTest::newRow("a word") << "en"
                                << "hello"
                                << "";
        QTest::newRow("one letter") << "en"
                                    << "f"
                                    << "";
        QTest::newRow("complete") << "en"
                                  << "is:unread"
                                  << "";
    }
    void operatorsAreOffered()
    {
        QFETCH(QString, language);
        QFETCH(QString, typed);
        QFETCH(QString, offered);
        SearchField field;
        field.setLocale(QLocale(language));
        QCOMPARE(field.offers(typed).join(QLatin1Char(',')), offered);
    }

    void aSearchIsSavedRenamedAndDeleted()
    {
        Fixture f;
        auto *saved = f.window().savedSearches();
        QVERIFY(!saved->isVisible());
        f.field().search(QStringLiteral("rare"));
        QTRY_COMPARE(f.model().rowCount(), 3);
        f.button<QPushButton>("Save search…")->click();
        auto *dialog = saved->findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(QStringLiteral("Rare things"));
        dialog->accept();
        QTRY_COMPARE(saved->list()->count(), 1);
        QVERIFY(saved->isVisible());
        QCOMPARE(f.service.saved.first().text, QStringLiteral("rare"));
        QTest::keyClick(&f.field(), Qt::Key_Escape);
        QVERIFY(!f.window().isSearching());
        QTest::mouseClick(
            saved->list()->viewport(), Qt::LeftButton, {},
            saved->list()->visualItemRect(saved->list()->item(0)).center());
        QTRY_COMPARE(f.model().rowCount(), 3);
        QCOMPARE(f.field().text(), QStringLiteral("rare"));
        f.service.setSavedSearches({});
        QVERIFY(!saved->isVisible());
    }
};

DUOPOST_UI_TEST_MAIN(TestSearch)
#include "tst_search.moc"
