// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/BrowserSignIn.h"
#include "mailcore/Discovery.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace duopost {

class KeepingLine;
class LeaveChoice;
class PasswordEdit;
class ProtocolCard;
class ServerForm;
class StepList;

/// What was found, both protocols side by side with their consequences; everything can be edited.
class FoundPage : public QWidget {
    Q_OBJECT
public:
    explicit FoundPage(QWidget *parent);

    /// A search begins, for this address.
    void begin(const QString &address);
    void showStep(const DiscoveryStep &step);
    /// Keeps what the user has chosen or edited since begin().
    void showFound(const Discovery &discovery, bool complete);
    /// Protocol, servers, leave rule and what is kept offline, as chosen.
    void fill(Account &account) const;
    void setUsualPlace(const QString &folder); ///< for the mail
    QString storeIn() const; ///< another place for it, if one was chosen
    bool isComplete() const;
    void focusPassword();
    bool isSearching() const { return m_searching; }
    const std::optional<Provider> &provider() const { return m_provider; }
    /// How the account signs in: with the browser, if offer and provider allow and want it; or with a password,
    /// which is asked for here if asksPassword.
    void showSignIn(const SignInOffer &offer, bool withBrowser, bool asksPassword);
    QString password() const; ///< as entered here
    void forgetPassword();
    bool wantsBrowser() const { return m_provider && m_provider->signIn == SignIn::OAuth2; }
    /// How the password is to be called here; empty where it is the usual one.
    QString passwordHint() const;

signals:
    void edited();
    void searchAgain();
    void searchCancelled();
    void clientIdWanted(); ///< to sign in with the browser

private:
    void choose(const Discovery &discovery);
    void showProvider(const Discovery &discovery);
    void updateChoice();
    ProtocolCard *chosen() const;

    QString m_user;
    std::optional<Provider> m_provider;
    bool m_searching = false, m_touched = false, m_choiceTouched = false, m_submissionTouched = false;
    QLabel *m_state, *m_about, *m_hostWarning, *m_submissionText, *m_signIn, *m_passwordLabel;
    PasswordEdit *m_password;
    QProgressBar *m_progress;
    QPushButton *m_again, *m_tried, *m_editSubmission;
    ProtocolCard *m_imap, *m_pop3;
    QButtonGroup *m_choice;
    QWidget *m_leaveBox;
    LeaveChoice *m_leave;
    ServerForm *m_submission;
    KeepingLine *m_keeping;
    QPushButton *m_clientId;
    StepList *m_steps;
    Discovery m_discovery;
};

} // namespace duopost
