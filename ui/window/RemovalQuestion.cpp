// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RemovalQuestion.h"

#include <QPushButton>

namespace duopost {

RemovalQuestion::RemovalQuestion(const RemovalPlan &plan, const QString &accountName, QWidget *parent)
    : QMessageBox(parent)
{
    setIcon(QMessageBox::Question);
    setWindowTitle(accountName);
    setText(tr("Remove %Ln message(s) from the server?", nullptr, plan.toRemove));
    QString why = plan.settingChanged
        ? tr("You changed what is left on the server. The new rule also applies to messages that were fetched "
             "before.")
        : tr("That is more than usual: the server has %Ln message(s).", nullptr, plan.listed);
    why += QLatin1Char('\n')
        + tr("All of them are stored on this computer, whole and checked. Other devices will not find them "
             "on the server any more.");
    setInformativeText(why);
    auto *remove = addButton(tr("Remove from the server"), QMessageBox::DestructiveRole);
    auto *keep = addButton(tr("Leave them there"), QMessageBox::RejectRole);
    setDefaultButton(keep);
    setEscapeButton(keep);
    connect(remove, &QPushButton::clicked, this, [this, plan] { emit agreed(plan); });
}

} // namespace duopost
