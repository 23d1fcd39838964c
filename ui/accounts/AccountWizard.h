// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountTest.h"
#include "mailcore/Discovery.h"
#include "mailcore/MailService.h"

#include <QDialog>
#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace duopost {

class AddressPage;
class DeviceSetupView;
class FoundPage;
class SignInView;
class TestPage;

/// From an address and a password to a working account, in three steps. Nothing is stored before the last one.
class AccountWizard : public QDialog {
    Q_OBJECT
public:
    /// options: for every search; their extraCaFile becomes the account's.
    AccountWizard(
        MailService &service, std::unique_ptr<Discoverer> discoverer, const DiscoveryOptions &options,
        QWidget *parent);
    ~AccountWizard() override;

signals:
    void added(duopost::AccountId account);
    void publicListChosen(bool asks);

protected:
    void reject() override;

private:
    enum Page { Address, Found, Browser, Test, Done };
    void go(Page page);
    void update();
    void next();
    void back();
    void search();
    void test();
    void add(KeepPassword keep);
    void askForClientId();
    void askAboutCertificate(const CertificateFactsPtr &certificate);
    void addingFailed(const MailError &error);
    Account account() const;
    SignInOffer offer() const;
    bool signsIn() const; ///< with the browser
    QString password() const;

    MailService &m_service;
    std::unique_ptr<Discoverer> m_discoverer;
    std::unique_ptr<AccountTest> m_test;
    DiscoveryOptions m_options;
    SignInGrantPtr m_grant; ///< what the browser brought
    QString m_grantedFor; ///< provider and address
    QString m_searched; ///< the address that was looked for last
    bool m_tested = false, m_works = false, m_adding = false;
    QLabel *m_title, *m_step, *m_problem;
    QStackedWidget *m_pages;
    AddressPage *m_address;
    FoundPage *m_found;
    SignInView *m_signIn;
    TestPage *m_testPage;
    DeviceSetupView *m_devices;
    QLabel *m_summary;
    QPushButton *m_back, *m_next, *m_cancel, *m_thisRun;
};

} // namespace duopost
