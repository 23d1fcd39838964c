// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ListPane.h"

#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/Placeholder.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/words/Dates.h"
#include "ui/words/Words.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace duopost {

ListPane::ListPane(MessageListModel &model, QWidget *parent)
    : QFrame(parent), m_model(model), m_title(new ElidedLabel(this)), m_counts(new ElidedLabel(this)),
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
    auto *words = new QVBoxLayout(header);
    words->setContentsMargins(24, 10, 14, 10);
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_counts);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_pages, 1);
    connect(&model, &MessageListModel::stateChanged, this, &ListPane::update);
    connect(&model, &MessageListModel::rowsInserted, this, &ListPane::update);
    connect(&model, &MessageListModel::rowsRemoved, this, &ListPane::update);
    connect(&model, &MessageListModel::modelReset, this, &ListPane::update);
    connect(m_empty, &Placeholder::clicked, this, [this] {
        if (m_model.state() == MessageListModel::State::Failed)
            emit reloadRequested();
        else
            emit getMailRequested();
    });
    update();
}

void ListPane::showFolder(const Folder *folder)
{
    m_title->setText(folder ? folderTitle(*folder) : tr("Messages"));
    m_title->setToolTip(folder ? folder->path : QString());
    QStringList counts;
    if (folder) {
        counts << tr("%Ln message(s)", nullptr, folder->total);
        if (folder->unread > 0)
            counts << tr("%Ln unread", nullptr, folder->unread);
        if (folder->asOf.isValid())
            counts << tr("as of %1").arg(freshness(folder->asOf, QDateTime::currentDateTime(), locale()));
        m_list->showRecipients(folder->role == FolderRole::Sent || folder->role == FolderRole::Drafts);
    }
    m_counts->setText(counts.join(QStringLiteral(" · ")));
}

QString ListPane::title() const
{
    return m_title->text();
}

void ListPane::update()
{
    using State = MessageListModel::State;
    const bool empty = m_model.rowCount() == 0 && m_model.state() != State::Loading;
    if (empty && m_model.state() == State::Failed)
        m_empty->say(QStringLiteral("warning"), tr("This folder cannot be shown."), {}, tr("Try again"));
    else if (empty && m_model.state() == State::Nothing)
        m_empty->say(
            QStringLiteral("folder"), tr("No folder chosen"),
            tr("Folders appear on the left as soon as an account was reached."), tr("Get mail"));
    else if (empty)
        m_empty->say(
            QStringLiteral("inbox"), tr("Nothing here"), tr("This folder has no messages."), tr("Get mail"));
    m_pages->setCurrentIndex(empty ? 1 : 0);
}

} // namespace duopost
