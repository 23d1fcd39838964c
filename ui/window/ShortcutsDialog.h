// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace duopost {

/// All shortcuts, as a table (F1).
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);
};

} // namespace duopost
