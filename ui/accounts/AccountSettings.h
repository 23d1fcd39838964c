// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace duopost {

class IdentityView;
class LeaveChoice;
class ServerForm;
class StorageView;

/// Everything that can be changed about an account later. Nothing in here costs or fetches a message twice.
class AccountSettings : public QDialog {
    Q_OBJECT
public:
    AccountSettings(MailService &service, const Account &account, QWidget *parent);

signals:
    /// The account is to be looked at again with its new data.
    void synchronizeRequested(duopost::AccountId account);
    /// To the other protocol; these settings are closed.
    void switchRequested(duopost::AccountId account);

private:
    QWidget *makePerson();
    QWidget *makeServers();
    QWidget *makeLogIn();
    QWidget *makeLeave();
    void addPage(const QString &title, QWidget *page);
    void chooseColour();
    void showColour();
    Account edited() const;
    void check();
    void save();
    void store(bool weaker);
    void lookBeforeRemoval();
    void askForRemoval(int unsent);
    void tell(const MailError &error);

    MailService &m_service;
    Account m_account;
    QString m_colour;
    QListWidget *m_titles;
    QStackedWidget *m_pages;
    QLineEdit *m_name = nullptr, *m_displayName = nullptr, *m_address = nullptr;
    QCheckBox *m_enabled = nullptr;
    QPushButton *m_colourButton = nullptr;
    ServerForm *m_incoming = nullptr, *m_outgoing = nullptr;
    LeaveChoice *m_leave = nullptr;
    StorageView *m_storage = nullptr;
    IdentityView *m_identities = nullptr;
    QLabel *m_problem;
    QPushButton *m_save;
};

} // namespace duopost
