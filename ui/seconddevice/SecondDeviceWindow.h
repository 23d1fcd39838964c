// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"
#include "mailcore/SecondDevice.h"
#include "ui/seconddevice/DeviceRow.h"

#include <QDialog>
#include <QTimer>
#include <functional>
#include <memory>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace duopost {

class DeviceModel;
class HereView;
class MailService;
class SecondDeviceChoice;
struct Account;

/// A second device beside this one: this computer, that device and the server in three columns, what differs
/// and why. GUI thread.
class SecondDeviceWindow : public QDialog {
    Q_OBJECT
public:
    SecondDeviceWindow(MailService &service, const Account &account, QWidget *parent);
    ~SecondDeviceWindow() override;

    AccountId account() const;
    DeviceModel *model() const { return m_model; }

private:
    QWidget *makeComparison();
    void begin();
    void connectDevice();
    void look(); ///< all three sides
    void lookOnly(bool only);
    bool removesMail() const; ///< the second device, as soon as it may
    void showHere();
    void showView(const DeviceView &view);
    void showBusy();
    void updateCaptions();
    void updateActions();
    void keepCurrent(const std::function<void()> &change);
    void act(DeviceAction action);
    void askToDelete();
    void tell(const MailError &error);
    const DeviceRow *current() const;
    const DeviceMessage *currentOnSecond() const; ///< in its inbox: what it can act on

    MailService &m_service;
    const std::unique_ptr<const Account> m_account;
    std::unique_ptr<Account> m_other;
    HereView *m_here = nullptr;
    std::unique_ptr<SecondDevice> m_device;
    DeviceModel *m_model;
    std::array<DeviceView, sideCount> m_views;
    QTimer m_lookSoon; ///< after something happened on this computer
    QTimer m_lookOn;
    bool m_looksHere = false; ///< this computer is looking
    QStackedWidget *m_pages;
    SecondDeviceChoice *m_choice;
    QTableView *m_table = nullptr;
    QLabel *m_why = nullptr, *m_problem, *m_sum = nullptr;
    QCheckBox *m_onlyLook = nullptr, *m_keepLooking = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_begin = nullptr, *m_look = nullptr, *m_read = nullptr, *m_star = nullptr,
                *m_delete = nullptr;
};

} // namespace duopost
