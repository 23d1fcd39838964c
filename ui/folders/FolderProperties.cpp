// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/folders/FolderProperties.h"

#include "ui/words/Dates.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace duopost {

FolderProperties::FolderProperties(const Account &account, const Folder &folder, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Properties of “%1”").arg(folderTitle(folder)));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(18);
    form->setVerticalSpacing(8);
    const auto add = [&](const QString &name, const QString &value) {
        auto *text = new QLabel(value, this);
        text->setTextFormat(Qt::PlainText); // a server's words
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setWordWrap(true);
        text->setMinimumWidth(260);
        auto *label = new QLabel(name, this);
        label->setObjectName(QStringLiteral("subtle"));
        label->setBuddy(text);
        form->addRow(label, text);
    };
    const bool here = folder.where == Where::OnlyHere;
    add(tr("Account"), account.name);
    add(tr("Where"), whereWords(folder.where).sentence);
    if (!here)
        add(tr("Name on the server"), QString::fromUtf8(folder.remoteName));
    add(tr("Messages"),
        tr("%1, %2 unread").arg(locale().toString(folder.total), locale().toString(folder.unread)));
    if (!here && account.protocol == Protocol::Imap) {
        add(tr("Shown on other devices"), folder.subscribed ? tr("Yes") : tr("No"));
        add(QStringLiteral("UIDVALIDITY"),
            folder.uidValidity > 0 ? QString::number(folder.uidValidity) : tr("not known yet"));
    }
    if (!here)
        add(tr("As of"),
            folder.asOf.isValid() ? freshness(folder.asOf.toLocalTime(), QDateTime::currentDateTime(), locale())
                                  : tr("The server has not been asked yet."));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addWidget(buttons);
}

} // namespace duopost
