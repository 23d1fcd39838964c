// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/BrowserSignIn.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace duopost {

/// Where and how people sign in with the browser, and which mail servers understand the token.
struct OAuthProvider {
    QString id; ///< "google"
    QString name; ///< for people
    QUrl authorization, token; ///< always https
    QStringList scopes;
    QMap<QString, QString> parameters; ///< the provider's own, added to the address that the browser opens
    QStringList hosts; ///< mail servers, lower case; nobody else is shown a token
    QString clientId; ///< empty: nobody registered this Duopost there
    /// Google gives one to programs on the desktop and wants it back, although it calls it no secret.
    QString clientSecret;
    QString caFile; ///< PEM file of trust anchors besides the system's, for a provider of one's own

    bool serves(const QString &host) const { return hosts.contains(host.toLower()); }
};

/// The built-in ones (resources/signin.json) with what the settings file says over them: a JSON object of the
/// same form, by provider id, such as {"google": {"clientId": "…"}}. A file that is not there says nothing.
/// @throws MailError FileUnreadable (also if an address in it is not https)
QList<OAuthProvider> oauthProviders(const QString &settingsFile);

/// What the settings file says, and whether something is built in.
/// @throws MailError FileUnreadable
QList<SignInClient> signInClients(const QString &settingsFile);
/// Replaces the ids in the settings file and leaves everything else in it as it is.
/// @throws MailError FileUnreadable, FileUnwritable
void saveSignInClient(const QString &settingsFile, const SignInClient &client);

/// @throws MailError SignInNotConfigured (unknown, or without a client id), FileUnreadable
OAuthProvider configuredProvider(const QString &id, const QString &settingsFile);

} // namespace duopost
