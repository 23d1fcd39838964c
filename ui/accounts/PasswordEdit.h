// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace duopost {

/// A field for a password, which it overwrites in memory when it is no longer needed.
class PasswordEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent);
    ~PasswordEdit() override { forget(); }

    /// Whoever was given text() has nothing any more either.
    void forget();
};

} // namespace duopost
