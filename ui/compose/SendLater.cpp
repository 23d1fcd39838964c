// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/SendLater.h"

#include <QDateTimeEdit>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

QDateTime tomorrowMorning(const QDateTime &now)
{
    return QDateTime(now.date().addDays(1), QTime(8, 0));
}

SendLaterDialog::SendLaterDialog(QWidget *parent) : QDialog(parent), m_when(new QDateTimeEdit(this))
{
    setObjectName(QStringLiteral("sendLater"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Send later"));
    const QDateTime now = QDateTime::currentDateTime();
    m_when->setCalendarPopup(true);
    m_when->setMinimumDateTime(now);
    m_when->setDateTime(tomorrowMorning(now));
    m_when->setAccessibleName(tr("Date and time"));
    auto *label = new QLabel(
        tr("The message waits in the outbox and is sent then, if Duopost is running and there is a connection; "
           "else as soon as both are so."),
        this);
    label->setWordWrap(true);
    label->setMinimumWidth(340);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *send = new QPushButton(tr("Send then"), this);
    send->setObjectName(QStringLiteral("primary"));
    send->setDefault(true);
    connect(send, &QPushButton::clicked, this, [this] {
        accept();
        emit chosen(m_when->dateTime());
    });
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(14);
    layout->addWidget(label);
    layout->addWidget(m_when);
    layout->addLayout(buttons);
}

} // namespace duopost
