// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

#include <QWidget>

class QCheckBox;

namespace duopost {

class OfflineChoice;

/// Where an account's mail is on this computer, and how much of it.
class StorageView : public QWidget {
    Q_OBJECT
public:
    StorageView(MailService &service, const Account &account, QWidget *parent);

    KeepOffline keep() const;
    bool keepsArchive() const; ///< as chosen; of POP3 as it was

private:
    KeepOffline m_before;
    bool m_archived;
    OfflineChoice *m_offline = nullptr; ///< IMAP only, as is the next
    QCheckBox *m_archive = nullptr;
};

} // namespace duopost
