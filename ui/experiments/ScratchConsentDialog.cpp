// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/ScratchConsentDialog.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

namespace {

constexpr int textWidth = 430;

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    label->setFixedWidth(textWidth); // so that its height is known
    return label;
}

QLayout *point(const QString &icon, const QString &text, QWidget *parent)
{
    auto *picture = new QLabel(parent);
    picture->setPixmap(linePixmap(icon, 18, parent->devicePixelRatioF(), colours().subtle));
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(picture, 0, Qt::AlignTop);
    line->addWidget(paragraph(text, parent), 1);
    return line;
}

} // namespace

ScratchConsentDialog::ScratchConsentDialog(const ScratchPlan &plan, const QString &account, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Experiments on your account"));
    auto *title = new QLabel(tr("May this be tried on “%1”?").arg(account), this);
    auto bold = title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    title->setFont(bold);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 18);
    layout->setSpacing(14);
    layout->addWidget(title);
    layout->addSpacing(2);
    layout->addLayout(point(
        QStringLiteral("folder-new"), tr("A folder is made on the server: “%1”.").arg(plan.folder), this));
    layout->addLayout(point(
        QStringLiteral("mail"),
        tr("Test messages are put into it, %Ln at most. Only these are read, marked, moved and deleted.",
           nullptr, plan.messages),
        this));
    layout->addLayout(point(
        QStringLiteral("shield-check"),
        tr("Your inbox and your other folders are not opened, and nothing is sent."), this));
    layout->addLayout(point(
        QStringLiteral("trash"),
        tr("Afterwards the test messages and the folder are removed. If that is interrupted, Duopost knows "
           "what is left and offers to remove it."),
        this));
    layout->addLayout(point(
        QStringLiteral("devices"),
        tr("Other devices of yours may show the folder while the experiments run. They take about a minute."),
        this));
    layout->addSpacing(6);
    auto *buttons = new QDialogButtonBox(this);
    auto *begin = buttons->addButton(tr("Make the folder and &begin"), QDialogButtonBox::AcceptRole);
    begin->setObjectName(QStringLiteral("primary"));
    auto *no = buttons->addButton(QDialogButtonBox::Cancel);
    no->setDefault(true); // Enter agrees to nothing
    no->setFocus();
    begin->setAutoDefault(false);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, plan] {
        accept();
        emit agreed(ScratchConsent::given(plan)); // what was on the screen
    });
}

} // namespace duopost
