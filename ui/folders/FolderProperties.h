// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Folder.h"

#include <QDialog>

namespace duopost {

/// What is known of a folder: where it is, its name on the server, counts, freshness.
class FolderProperties : public QDialog {
    Q_OBJECT
public:
    FolderProperties(const Account &account, const Folder &folder, QWidget *parent);
};

} // namespace duopost
