// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Writing.h"

#include <QDialog>
#include <QIcon>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace duopost {

class MailService;

/// Whom was written to, or imported, and is offered while typing: to look at, to forget, to import. GUI thread.
class PeopleDialog : public QDialog {
    Q_OBJECT
public:
    PeopleDialog(MailService &service, QWidget *parent = nullptr);
    void importFile(const QString &path); ///< visiting cards

signals:
    void failed(const duopost::MailError &error);

private:
    QList<KnownPerson> shownPeople() const;
    void fill();
    void chooseFile();
    void forget();

    MailService &m_service;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QIcon m_oneIcon, m_groupIcon;
    QLabel *m_note;
    QPushButton *m_forget;
};

} // namespace duopost
