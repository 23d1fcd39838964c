// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/SavedSearchList.h"

#include "mailcore/MailService.h"
#include "ui/folders/FolderDelegate.h"
#include "ui/folders/FolderModel.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"

#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QVBoxLayout>

namespace duopost {

SavedSearchList::SavedSearchList(MailService &service, QWidget *parent)
    : QWidget(parent), m_service(service), m_title(new QLabel(tr("Saved searches"), this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("folderPane"));
    setAttribute(Qt::WA_StyledBackground);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_list->setAccessibleName(m_title->text());
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new FolderDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QPalette ground = m_list->palette();
    ground.setColor(QPalette::Base, colours().pane);
    ground.setColor(QPalette::Highlight, colours().pane); // the delegate paints the selection, rounded
    m_list->setPalette(ground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 0, 6); // under the folders' icons
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_list);
    const auto choose = [this](QListWidgetItem *item) {
        emit chosen(m_service.savedSearches().value(m_list->row(item)).text);
    };
    connect(m_list, &QListWidget::itemClicked, this, choose);
    connect(m_list, &QListWidget::itemActivated, this, choose);
    connect(m_list, &QListWidget::customContextMenuRequested, this, &SavedSearchList::showMenu);
    connect(&service, &MailService::savedSearchesChanged, this, &SavedSearchList::fill);
    fill();
}

void SavedSearchList::fill()
{
    constexpr int mostShown = 8; // the others are scrolled to: folders need the room
    m_list->clear();
    for (const SavedSearch &search : m_service.savedSearches()) {
        auto *item = new QListWidgetItem(search.name, m_list);
        item->setToolTip(search.text);
        item->setData(FolderModel::IconRole, QStringLiteral("search"));
        item->setData(FolderModel::SelectableRole, true);
        item->setData(FolderModel::WhereRole, static_cast<int>(Where::ServerAndHere));
    }
    const int count = m_list->count();
    setVisible(count > 0);
    if (count > 0)
        m_list->setFixedHeight(qMin(count, mostShown) * m_list->sizeHintForRow(0) + 4);
}

void SavedSearchList::showMenu(const QPoint &where)
{
    const int row = m_list->row(m_list->itemAt(where));
    if (row < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename…"), this, [this, row] { rename(row); });
    menu->addAction(tr("Delete search"), this, [this, row] { remove(row); });
    menu->popup(m_list->viewport()->mapToGlobal(where));
}

void SavedSearchList::askForName(
    const QString &title, const QString &name, const std::function<void(const QString &)> &take)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the search:"));
    dialog->setTextValue(name);
    dialog->setOkButtonText(tr("Save"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [take](const QString &chosen) {
        if (!chosen.trimmed().isEmpty())
            take(chosen.trimmed());
    });
    dialog->open();
}

void SavedSearchList::save(const QString &text)
{
    askForName(tr("Save search"), text, [this, text](const QString &name) {
        auto searches = m_service.savedSearches();
        // Under a name that is there, it takes the other one's place.
        searches.removeIf(
            [&](const SavedSearch &search) { return search.name.compare(name, Qt::CaseInsensitive) == 0; });
        store(searches << SavedSearch{name, text});
    });
}

void SavedSearchList::rename(int row)
{
    const auto old = m_service.savedSearches().value(row);
    askForName(tr("Rename search"), old.name, [this, old](const QString &name) {
        auto searches = m_service.savedSearches();
        for (auto &search : searches) {
            if (search == old)
                search.name = name;
        }
        store(searches);
    });
}

void SavedSearchList::remove(int row)
{
    auto searches = m_service.savedSearches();
    if (row < searches.size())
        searches.removeAt(row);
    store(searches);
}

void SavedSearchList::store(const QList<SavedSearch> &searches)
{
    whenFinished(
        m_service.setSavedSearches(searches), this, [] {},
        [this](const MailError &error) { emit failed(error); });
}

} // namespace duopost
