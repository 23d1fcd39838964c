// SPDX-License-Identifier: GPL-3.0-or-later
// Spelling while writing: several languages at once, suggestions, own words. The dictionaries are small ones
// made here.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/Spelling.h"
#include "ui/compose/WritingHighlighter.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestComposeSpelling : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile, words;
        FakeMailService service;
        std::shared_ptr<Spelling> spelling;
        QPointer<ComposeWindow> window;

        Fixture()
        {
            write(
                words.filePath(q("en_US.aff")),
                "SET UTF-8\nTRY esianrtolcdugmphbyfvkwzESIANRTOLCDUGMPHBYFVKWZ'\n");
            write(words.filePath(q("en_US.dic")), "4\nhello\nthere\nreceive\nit's\n");
            write(
                words.filePath(q("de_DE.aff")),
                "SET UTF-8\nTRY esianrtolcdugmphbyfvkwäüößESIANRTOLCDUGMPHBYFVKWÄÜÖ\n");
            write(words.filePath(q("de_DE.dic")), "2\nGrüße\nhallo\n");
            spelling = std::make_shared<Spelling>(profile.filePath(q("words.txt")), QStringList{words.path()});
            const AccountId anna = service.addFakeAccount(q("Anna"), Protocol::Imap);
            Composition composition;
            composition.id = q("id");
            composition.account = anna;
            window = new ComposeWindow(service, profile.path(), composition, {});
            window->setSpelling(spelling);
            window->show();
        }
        ~Fixture() { delete window; }
        QStringList underlined() const
        {
            QStringList all;
            const QTextDocument *document = window->editor()->document();
            for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
                for (const auto &range : block.layout()->formats()) {
                    if (range.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                        all << block.text().mid(range.start, range.length);
                }
            }
            return all;
        }
        QMenu *menuAt(const QString &word) const
        {
            ComposeEditor *editor = window->editor();
            const QTextCursor at = editor->document()->find(word);
            const QPoint where = editor->cursorRect(at).center() - QPoint(6, 0);
            QContextMenuEvent event(QContextMenuEvent::Mouse, where, editor->mapToGlobal(where));
            QApplication::sendEvent(editor->viewport(), &event);
            return editor->findChild<QMenu *>();
        }
        static QStringList titles(const QMenu *menu)
        {
            QStringList all;
            for (const QAction *action : menu->actions()) {
                if (action->isVisible() && !action->isSeparator())
                    all << action->text();
            }
            return all;
        }
    };

private slots:
    void init() { guard().forget(); }

    void wrongWordsAreUnderlinedInSeveralLanguagesAtOnce()
    {
        Fixture f;
        QCOMPARE(f.spelling->available(), QStringList({q("de_DE"), q("en_US")}));
        f.spelling->choose({q("en_US")});
        f.window->editor()->insertPlainText(q("hello Grüße recieve"));
        QTRY_COMPARE(f.underlined(), QStringList({q("Grüße"), q("recieve")}));
        f.spelling->choose({q("en_US"), q("de_DE")});
        QTRY_COMPARE(f.underlined(), QStringList{q("recieve")});
        f.spelling->choose({});
        QTRY_COMPARE(f.underlined(), QStringList());
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void quotedWordsAreNotLookedAt()
    {
        Fixture f;
        f.spelling->choose({q("en_US")});
        f.window->editor()->setContent(q("> recieve\nrecieve"), {}, {});
        QTRY_COMPARE(f.underlined(), QStringList{q("recieve")});
    }

    void aSuggestionReplacesTheWord()
    {
        Fixture f;
        f.spelling->choose({q("en_US")});
        QTest::keyClicks(f.window->editor(), q("hello recieve there"));
        QTRY_COMPARE(f.underlined(), QStringList{q("recieve")});
        QPointer<QMenu> menu = f.menuAt(q("recieve"));
        QVERIFY(menu);
        QTRY_VERIFY(f.titles(menu).contains(q("receive")));
        for (QAction *action : menu->actions()) {
            if (action->text() == q("receive"))
                action->trigger();
        }
        QCOMPARE(f.window->editor()->text(), q("hello receive there"));
        QTRY_COMPARE(f.underlined(), QStringList());
        menu->close();
    }

    void anOwnWordIsLearntForGood()
    {
        Fixture f;
        f.spelling->choose({q("en_US")});
        QTest::keyClicks(f.window->editor(), q("hello Duoposty"));
        QTRY_COMPARE(f.underlined(), QStringList{q("Duoposty")});
        QPointer<QMenu> menu = f.menuAt(q("Duoposty"));
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(q("Add “Duoposty”")))
                action->trigger();
        }
        QTRY_COMPARE(f.underlined(), QStringList());
        menu->close();
        QTRY_VERIFY(QFile::exists(f.profile.filePath(q("words.txt"))));
        Spelling another(f.profile.filePath(q("words.txt")), {f.words.path()});
        another.choose({q("en_US")});
        QTRY_VERIFY(another.isRight(q("Duoposty")).has_value());
        QVERIFY(*another.isRight(q("Duoposty")));
        QTRY_VERIFY(another.isRight(q("Duopostx")).has_value());
        QVERIFY(!*another.isRight(q("Duopostx")));
    }

    void aRightWordHasNoSuggestions()
    {
        Fixture f;
        f.spelling->choose({q("en_US")});
        QTest::keyClicks(f.window->editor(), q("hello recieve"));
        QTRY_COMPARE(f.underlined(), QStringList{q("recieve")});
        QPointer<QMenu> menu = f.menuAt(q("hello"));
        QVERIFY(menu);
        for (const QString &title : f.titles(menu))
            QVERIFY(!title.contains(q("“hello”")));
        menu->close();
    }

    void theUsualLanguagesAreTheWindowsAndEnglish()
    {
        Fixture f;
        QCOMPARE(f.spelling->usual(q("de_AT")), QStringList({q("de_DE"), q("en_US")}));
        QCOMPARE(f.spelling->usual(q("en_GB")), QStringList{q("en_US")});
        QCOMPARE(f.spelling->usual(q("fr_FR")), QStringList{q("en_US")});
    }

    void theChosenLanguagesAreRemembered()
    {
        Fixture f;
        WindowState state(f.profile.path());
        QVERIFY(!state.spellLanguages());
        state.setSpellLanguages({});
        QCOMPARE(*state.spellLanguages(), QStringList());
        state.setSpellLanguages({q("de_DE"), q("en_US")});
        QCOMPARE(*WindowState(f.profile.path()).spellLanguages(), QStringList({q("de_DE"), q("en_US")}));
    }
};

DUOPOST_UI_TEST_MAIN(TestComposeSpelling)
#include "tst_compose_spelling.moc"
