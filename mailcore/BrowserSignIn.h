// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with the browser instead of a password (OAuth 2: RFC 6749, 7636, 8252).
#pragma once

#include "mailcore/MailError.h"

#include <QObject>
#include <QUrl>
#include <memory>

namespace duopost {

/// Who lets people sign in to a mail server with the browser.
struct SignInOffer {
    QString provider; ///< "google", "microsoft"; empty = nobody known for this server
    QString name; ///< for people: "Google"
    bool configured = false; ///< a client id is there, at build or in the profile's signin.json
    bool isPossible() const { return !provider.isEmpty() && configured; }
};

/// As what Duopost introduces itself to a provider. No secret, whatever the provider calls it.
struct SignInClient {
    QString provider; ///< "google"
    QString name; ///< for people
    QString clientId, clientSecret; ///< as said in this profile; empty = as built in
    bool builtIn = false; ///< there is one without the profile's word
    bool operator==(const SignInClient &) const = default;
};

/// What a provider allowed. Opaque outside mailcore: it holds tokens, which nobody shows, copies or stores.
struct SignInGrant;
using SignInGrantPtr = std::shared_ptr<const SignInGrant>;

/// One running sign-in; made by MailService::signIn(). Lives on the caller's thread, where its signals arrive;
/// the work is done on a thread of its own. Ends by itself after ten minutes. Deleting it cancels it.
class BrowserSignIn : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual bool isFinished() const = 0;
    virtual void cancel() = 0; ///< failed(Cancelled) follows within tens of milliseconds

signals:
    /// To be opened in the system's browser. Holds no secret; only this computer can make use of the answer.
    void openBrowser(const QUrl &address);
    void succeeded(const duopost::SignInGrantPtr &grant);
    /// SignInNotConfigured, SignInRefused, TimedOut, Cancelled, or a network error on the way to the provider.
    void failed(const duopost::MailError &error);
};

} // namespace duopost
