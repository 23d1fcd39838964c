// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ListPane.h"

#include "ui/list/ListHeader.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/QuickFilterBar.h"
#include "ui/list/SortMenu.h"
#include "ui/reader/Placeholder.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/theme/Icons.h"
#include "ui/words/Dates.h"
#include "ui/words/Words.h"

#include <QAction>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace duopost {

ListPane::ListPane(MessageListModel &model, QWidget *parent)
    : QFrame(parent), m_model(model), m_title(new ElidedLabel(this)), m_counts(new ElidedLabel(this)),
      m_sort(new SortMenu(this)), m_sortButton(makeTool()), m_filter(new QuickFilterBar(this)),
      m_pages(new QStackedWidget(this)), m_list(new MessageListView(model, this)),
      m_empty(new Placeholder(this))
{
    setObjectName(QStringLiteral("listPane"));
    auto *header = new QFrame(this);
    header->setObjectName(QStringLiteral("listHeader"));
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_counts->setObjectName(QStringLiteral("subtle"));
    auto *top = new QHBoxLayout(header);
    top->setContentsMargins(24, 10, 8, 10);
    top->setSpacing(2);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_counts);
    top->addLayout(words, 1);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(2);
    top->addLayout(m_tools);
    m_sortButton->setMenu(m_sort);
    m_sortButton->setPopupMode(QToolButton::InstantPopup);
    m_tools->addWidget(m_sortButton);
    m_filter->hide();
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_filter);
    layout->addWidget(m_pages, 1);
    connect(&model, &MessageListModel::stateChanged, this, &ListPane::update);
    connect(&model, &MessageListModel::rowsInserted, this, &ListPane::update);
    connect(&model, &MessageListModel::rowsRemoved, this, &ListPane::update);
    connect(&model, &MessageListModel::modelReset, this, &ListPane::update);
    connect(m_empty, &Placeholder::clicked, this, [this] {
        if (m_model.state() == MessageListModel::State::Failed)
            emit reloadRequested();
        else if (!m_model.request().filter.isEmpty())
            m_filter->clear();
        else
            emit getMailRequested();
    });
    update();
}

QToolButton *ListPane::makeTool()
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("flat"));
    button->setIconSize({18, 18});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void ListPane::addTool(QAction *action)
{
    QToolButton *button = makeTool();
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const auto follow = [button, action] { button->setAccessibleName(action->text()); };
    connect(action, &QAction::changed, button, follow);
    follow();
    m_tools->addWidget(button);
}

void ListPane::showFilter(bool shown)
{
    m_filter->setVisible(shown);
    if (!shown)
        m_filter->clear();
}

void ListPane::showOrder()
{
    const ListOrder order = m_model.request().order;
    using People = SortMenu::People;
    m_list->header()->showOrder(order);
    m_list->header()->setTextOrders(!m_model.isUnified());
    m_sort->showOrder(
        order,
        m_model.isUnified() ? People::Nobody
            : m_recipients  ? People::Recipients
                            : People::Senders);
    m_sortButton->setIcon(lineIcon(
        order.direction == SortDirection::Ascending ? QStringLiteral("sort-up") : QStringLiteral("sort")));
    const QString summary = tr("Sorted by: %1").arg(m_sort->summary());
    m_sortButton->setToolTip(summary);
    m_sortButton->setAccessibleName(summary);
    // What is not the usual order is said without being asked.
    m_sortButton->setText(m_sort->summary().section(QStringLiteral(", "), 0, 0));
    m_sortButton->setToolButtonStyle(
        order.by == SortBy::Date ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void ListPane::showFolder(const Folder *folder)
{
    m_recipients = folder && (folder->role == FolderRole::Sent || folder->role == FolderRole::Drafts);
    m_title->setText(folder ? folderTitle(*folder) : tr("Messages"));
    m_title->setToolTip(folder ? folder->path : QString());
    QStringList counts;
    if (folder) {
        counts << tr("%Ln message(s)", nullptr, folder->total);
        if (folder->unread > 0)
            counts << tr("%Ln unread", nullptr, folder->unread);
        if (folder->asOf.isValid())
            counts << tr("as of %1").arg(freshness(folder->asOf, QDateTime::currentDateTime(), locale()));
        m_list->showRecipients(m_recipients);
    }
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    showOrder();
}

QString ListPane::title() const
{
    return m_title->text();
}

void ListPane::update()
{
    using State = MessageListModel::State;
    const bool hadKeyboard = hasKeyboard();
    showOrder();
    m_filter->showHits(m_model.state() == State::Ready ? m_model.rowCount() : -1);
    const bool empty = m_model.rowCount() == 0 && m_model.state() != State::Loading;
    if (empty && m_model.state() == State::Failed)
        m_empty->say(QStringLiteral("warning"), tr("This folder cannot be shown."), {}, tr("Try again"));
    else if (empty && m_model.state() == State::Nothing)
        m_empty->say(
            QStringLiteral("folder"), tr("No folder chosen"),
            tr("Folders appear on the left as soon as an account was reached."), tr("Get mail"));
    else if (empty && !m_model.request().filter.isEmpty())
        m_empty->say(
            QStringLiteral("filter"), tr("Nothing matches"),
            tr("No message of this folder fits the quick filter."), tr("Show all"));
    else if (empty)
        m_empty->say(
            QStringLiteral("inbox"), tr("Nothing here"), tr("This folder has no messages."), tr("Get mail"));
    m_pages->setCurrentIndex(empty ? 1 : 0);
    if (hadKeyboard && !hasKeyboard())
        takeKeyboard(); // it stays in this place, whatever is there at the moment
}

bool ListPane::hasKeyboard() const
{
    const QWidget *focus = window()->focusWidget();
    const QWidget *page = m_pages->currentWidget();
    return focus && (focus == page || page->isAncestorOf(focus));
}

void ListPane::takeKeyboard()
{
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

} // namespace duopost
