// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/SavedSearch.h"

#include <QWidget>
#include <functional>

class QLabel;
class QListWidget;

namespace duopost {

class MailService;

/// Searches that were kept, below the folders and looking like them; not there at all while there are none.
class SavedSearchList : public QWidget {
    Q_OBJECT
public:
    explicit SavedSearchList(MailService &service, QWidget *parent = nullptr);

    void save(const QString &text); ///< asks for a name
    QListWidget *list() const { return m_list; }

signals:
    void chosen(const QString &text);
    void failed(const duopost::MailError &error);

private:
    void fill();
    void showMenu(const QPoint &where);
    void rename(int row);
    void remove(int row);
    void store(const QList<SavedSearch> &searches);
    void
    askForName(const QString &title, const QString &name, const std::function<void(const QString &)> &take);

    MailService &m_service;
    QLabel *m_title;
    QListWidget *m_list;
};

} // namespace duopost
