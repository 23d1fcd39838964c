// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/PasswordEdit.h"

#include "mailcore/MemoryGuard.h"

namespace duopost {

PasswordEdit::PasswordEdit(QWidget *parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(inputMethodHints() | Qt::ImhSensitiveData);
}

void PasswordEdit::forget()
{
    auto own = text(); // shares the field's memory
    if (own.isEmpty())
        return;
    overwrite(own);
    clear();
}

} // namespace duopost
