// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/TagActions.h"

#include "mailcore/MailService.h"
#include "ui/tags/TagChips.h"
#include "ui/theme/Icons.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace duopost {

namespace {
constexpr int keys = 9;
}

TagActions::TagActions(MailService &service, QWidget *window)
    : QObject(window), m_service(service), m_window(window), m_menu(new QMenu(window)),
      m_button(new QAction(lineIcon(QStringLiteral("tag")), tr("Tag"), window)),
      m_removeAll(new QAction(tr("Remove all tags"), window)), m_edit(new QAction(tr("Edit tags…"), window)),
      m_note(new QAction(window))
{
    m_menu->setTitle(tr("Tag"));
    m_menu->setIcon(m_button->icon());
    m_button->setToolTip(tr("Give the message a tag, or take it away (1 to 9)"));
    m_button->setMenu(m_menu);
    m_removeAll->setShortcut(Qt::Key_0);
    m_note->setEnabled(false);
    window->addAction(m_removeAll);
    connect(m_removeAll, &QAction::triggered, this, &TagActions::removeAll);
    connect(m_edit, &QAction::triggered, this, &TagActions::editRequested);
    connect(m_menu, &QMenu::aboutToShow, this, &TagActions::askWhere);
    connect(&service, &MailService::tagsChanged, this, &TagActions::make);
    make();
}

void TagActions::make()
{
    m_menu->clear();
    qDeleteAll(m_tags);
    m_tags.clear();
    for (const Tag &tag : m_service.tags()) {
        const ShownTag shown = shownTag(tag);
        QString text = shown.name;
        auto *action
            = new QAction(tagIcon(shown.colour), text.replace(QLatin1Char('&'), QStringLiteral("&&")), this);
        action->setCheckable(true);
        action->setData(tag.keyword);
        if (m_tags.size() < keys)
            action->setShortcut(QKeySequence(Qt::Key_1 + static_cast<int>(m_tags.size())));
        connect(action, &QAction::triggered, this, [this, keyword = tag.keyword] { toggle(keyword); });
        m_tags << action;
    }
    m_window->addActions(m_tags);
    update();
    emit made();
}

void TagActions::setSelection(AccountId account, const QList<QByteArray> &keywords)
{
    m_account = account;
    m_keywords = keywords;
    update();
}

bool TagActions::has(const QByteArray &keyword) const
{
    const auto words = m_keywords.value(0).split(' ');
    return std::any_of(
        words.cbegin(), words.cend(), [&](const QByteArray &word) { return sameKeyword(word, keyword); });
}

void TagActions::update()
{
    const bool any = !m_keywords.isEmpty();
    for (QAction *action : std::as_const(m_tags)) {
        action->setEnabled(any);
        action->setChecked(any && has(action->data().toByteArray()));
    }
    m_menu->clear();
    m_menu->addActions(m_tags);
    qDeleteAll(m_others);
    m_others.clear();
    for (const ShownTag &tag : shownTags(m_keywords.value(0), m_service.tags())) {
        const auto isKnown
            = [&tag](const QAction *action) { return sameKeyword(action->data().toByteArray(), tag.keyword); };
        if (std::any_of(m_tags.cbegin(), m_tags.cend(), isKnown))
            continue;
        auto *action = new QAction(tagIcon(tag.colour), tag.name, this);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::triggered, this, [this, keyword = tag.keyword] { toggle(keyword); });
        m_others << action;
    }
    m_menu->addActions(m_others);
    m_menu->addSeparator();
    m_menu->addActions({m_removeAll, m_edit});
    m_menu->addSeparator();
    m_menu->addAction(m_note);
    m_note->setVisible(!m_note->text().isEmpty());
    m_removeAll->setEnabled(any);
    m_button->setEnabled(any);
}

void TagActions::toggle(const QByteArray &keyword)
{
    if (m_keywords.isEmpty())
        return;
    emit wanted(has(keyword) ? Change(RemoveKeyword{keyword}) : Change(AddKeyword{keyword}));
}

void TagActions::removeAll()
{
    QList<QByteArray> tags;
    for (const QByteArray &keywords : std::as_const(m_keywords)) {
        for (const ShownTag &tag : shownTags(keywords, m_service.tags())) {
            if (!tags.contains(tag.keyword))
                tags << tag.keyword;
        }
    }
    for (const QByteArray &keyword : std::as_const(tags))
        emit wanted(RemoveKeyword{keyword});
}

void TagActions::askWhere()
{
    m_note->setText({});
    m_note->setVisible(false);
    if (!m_account)
        return;
    whenFinished(
        m_service.whatSyncs(m_account), this, [this](const QList<LedgerEntry> &ledger) { takeWhere(ledger); },
        [this, account = m_account](const MailError &error) { emit failed(account, error); });
}

void TagActions::takeWhere(const QList<LedgerEntry> &ledger)
{
    for (const LedgerEntry &entry : ledger) {
        if (entry.operation != Operation::AddKeyword)
            continue;
        if (entry.verdict == Verdict::Impossible)
            m_note->setText(tr("Tags of this account are kept on this computer only"));
        else if (entry.verdict == Verdict::Refused)
            m_note->setText(tr("This server does not keep tags"));
    }
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace duopost
