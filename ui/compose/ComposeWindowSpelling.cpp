// SPDX-License-Identifier: GPL-3.0-or-later
// How a window looks at the spelling of what is written in it.
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/Spelling.h"
#include "ui/compose/WritingHighlighter.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QMenu>
#include <QPointer>

namespace duopost {

namespace {

QString languageTitle(const QString &code)
{
    const QLocale locale(code);
    const QString language = locale.nativeLanguageName();
    return language.isEmpty() || locale.language() == QLocale::C
        ? code
        : QStringLiteral("%1 (%2)").arg(language, locale.nativeTerritoryName());
}

void replaceWord(const QTextCursor &word, const QString &better)
{
    QTextCursor cursor = word;
    cursor.insertText(better, cursor.charFormat());
}

} // namespace

void ComposeWindow::setSpelling(const std::shared_ptr<Spelling> &spelling)
{
    m_spelling = spelling;
    m_spellingMenu->clear();
    m_spellingMenu->menuAction()->setVisible(true);
    for (const QString &code : spelling->available()) {
        QAction *language = m_spellingMenu->addAction(languageTitle(code));
        language->setCheckable(true);
        language->setChecked(spelling->chosen().contains(code));
        connect(language, &QAction::toggled, this, [this, code](bool on) {
            QStringList chosen = m_spelling->chosen();
            chosen.removeAll(code);
            if (on)
                chosen << code;
            m_state.setSpellLanguages(chosen);
            m_spelling->choose(chosen);
        });
    }
    if (spelling->available().isEmpty())
        m_spellingMenu->addAction(tr("No dictionaries are installed"))->setEnabled(false);
    m_editor->highlighter()->setSpelling([spelling](const QString &word) { return spelling->isRight(word); });
    connect(spelling.get(), &Spelling::learnt, m_editor->highlighter(), &WritingHighlighter::lookAgain);
    connect(spelling.get(), &Spelling::changed, m_editor->highlighter(), &WritingHighlighter::lookAtAll);
    connect(spelling.get(), &Spelling::failed, this, &ComposeWindow::showError);
    m_editor->setWordMenu([this](QMenu *menu, const QTextCursor &word) { offerWords(menu, word); });
}

void ComposeWindow::offerWords(QMenu *menu, const QTextCursor &cursor)
{
    const QString word = cursor.selectedText();
    const auto right = word.isEmpty() ? std::optional(true) : m_spelling->isRight(word);
    if (right.value_or(true))
        return;
    QAction *first = menu->actions().value(0);
    auto *waiting = new QAction(tr("Looking for suggestions…"), menu);
    waiting->setEnabled(false);
    auto *learn = new QAction(tr("Add “%1” to the dictionary").arg(word.left(40)), menu);
    connect(learn, &QAction::triggered, this, [this, word] { m_spelling->learn(word); });
    auto *ignore = new QAction(tr("Ignore “%1”").arg(word.left(40)), menu);
    connect(ignore, &QAction::triggered, this, [this, word] { m_spelling->ignore(word); });
    menu->insertActions(first, {waiting, learn, ignore});
    menu->insertSeparator(first);
    whenFinished(
        m_spelling->suggestions(word), menu,
        [menu, waiting, cursor](const QStringList &better) {
            if (better.isEmpty()) {
                waiting->setText(ComposeWindow::tr("No suggestions"));
                return;
            }
            for (const QString &one : better) {
                auto *action = new QAction(one, menu);
                QFont bold = action->font();
                bold.setWeight(QFont::DemiBold);
                action->setFont(bold);
                QObject::connect(
                    action, &QAction::triggered, menu, [cursor, one] { replaceWord(cursor, one); });
                menu->insertAction(waiting, action);
            }
            waiting->setVisible(false);
        },
        [waiting](const MailError &) { waiting->setText(ComposeWindow::tr("No suggestions")); });
}

} // namespace duopost
