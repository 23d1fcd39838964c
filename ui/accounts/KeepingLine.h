// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace duopost {

class OfflineChoice;

/// One line about where a new account's mail will be and how much of it; everything else unfolds on request.
class KeepingLine : public QWidget {
    Q_OBJECT
public:
    explicit KeepingLine(QWidget *parent);

    /// The place if nothing is chosen.
    void setUsualPlace(const QString &folder);
    void setProtocol(Protocol protocol);
    KeepOffline keep() const;
    bool keepsArchive() const; ///< IMAP, and an archive on this computer
    QString storeIn() const { return m_chosen; } ///< empty = the usual place

private:
    void choosePlace();
    void tell();

    QString m_usual, m_chosen;
    Protocol m_protocol = Protocol::Imap;
    QLabel *m_text, *m_place;
    QPushButton *m_edit, *m_choose, *m_usualAgain;
    QWidget *m_box;
    OfflineChoice *m_offline;
    QCheckBox *m_archive;
};

} // namespace duopost
