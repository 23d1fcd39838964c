// SPDX-License-Identifier: GPL-3.0-or-later
// What is done in the window: looking again, and what the second device may do.
#include "mailcore/MailService.h"
#include "ui/seconddevice/DeviceRow.h"
#include "ui/seconddevice/SecondDeviceWindow.h"
#include "ui/words/AccountWords.h"
#include "ui/words/Futures.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>

namespace duopost {

// While it is only to look it leaves everything on the server, whatever rule was chosen for it.
void SecondDeviceWindow::connectDevice()
{
    if (m_device)
        m_device->disconnect(this);
    Account device = *m_other;
    if (m_onlyLook->isChecked())
        device.leave = {};
    m_device = m_service.secondDevice(m_account->id, device);
    if (!m_device)
        return;
    connect(m_device.get(), &SecondDevice::viewed, this, &SecondDeviceWindow::showView);
    connect(m_device.get(), &SecondDevice::failed, this, &SecondDeviceWindow::tell);
    connect(m_device.get(), &SecondDevice::busyChanged, this, &SecondDeviceWindow::showBusy);
}

bool SecondDeviceWindow::removesMail() const
{
    return m_other->protocol == Protocol::Pop3 && m_other->leave.kind != LeaveRule::Kind::Always;
}

void SecondDeviceWindow::lookOnly(bool only)
{
    if (!removesMail()) {
        updateActions();
        return;
    }
    const auto change = [this] {
        connectDevice();
        updateActions();
        m_device->look();
    };
    if (only)
        return change();
    m_onlyLook->setChecked(true); // until it is confirmed
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Let it remove mail"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Let the second device remove mail from the server?"));
    box->setInformativeText(
        tr("Its rule is: %1. What it removes is gone from the server for your other devices too. What is on "
           "this computer already stays here if this computer uses POP3.")
            .arg(leaveTitle(m_other->leave.kind)));
    auto *allow = box->addButton(tr("Let it remove"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Only look"), QMessageBox::RejectRole));
    connect(allow, &QPushButton::clicked, this, [this, change] {
        m_onlyLook->setChecked(false);
        change();
    });
    box->open();
}

// One after the other: a POP3 server lets in only one at a time.
void SecondDeviceWindow::look()
{
    if (m_looksHere || m_device->isBusy())
        return;
    m_looksHere = true;
    showBusy();
    const auto then = [this] {
        m_looksHere = false;
        m_device->look();
    };
    whenFinished(
        m_service.synchronize(m_account->id, {.depth = SyncDepth::RecentBodies}), this,
        [then](const SyncReport &) { then(); },
        [this, then](const MailError &error) {
            tell(error);
            then();
        });
}

void SecondDeviceWindow::act(DeviceAction action)
{
    m_device->act(current()->messageId, action);
}

void SecondDeviceWindow::askToDelete()
{
    const auto *message = currentOnSecond();
    if (!message)
        return;
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Delete on the second device"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Delete “%1” on the second device?").arg(message->subject));
    box->setInformativeText(
        m_other->protocol == Protocol::Imap
            ? tr("It is deleted for good from the server, and so from every device that uses IMAP.")
            : tr("It is deleted for good, from the server as well. Devices that have fetched it by POP3 keep "
                 "their copies."));
    auto *remove = box->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(remove, &QPushButton::clicked, this, [this, id = message->messageId] {
        m_device->act(id, DeviceAction::Delete);
    });
    box->open();
}

} // namespace duopost
