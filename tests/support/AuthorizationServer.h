// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/CertificateMaker.h"

#include <QHash>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

namespace duopost::test {

/// An authorisation server over https on loopback that is as strict as RFC 6749 and 7636 want one to be, and
/// the browser of somebody who allows everything. Lives on the test's thread, whose event loop serves it.
class AuthorizationServer : public QTcpServer {
    Q_OBJECT
public:
    AuthorizationServer();

    /// signin.json for a profile: the provider "example" at this server, for mail servers on 127.0.0.1.
    QByteArray settings(bool trusted = true) const;
    QUrl url(const QString &path) const;

    /// What a person's allowing makes the browser go to, with a code for this very question.
    QUrl allow(const QUrl &question);

    QHash<QString, QString> question; ///< the last one
    QList<QHash<QString, QString>> requests; ///< to the token endpoint, in order
    QByteArray answerInstead; ///< to the next requests, "400 {…}"; empty = as it should be
    bool revoked = false, rotates = false, silent = false;
    int expiresIn = 3600;
    int tokens = 0; ///< given so far; the next one is accessToken(tokens + 1)

    static QByteArray accessToken(int number) { return "acc3ss-token-" + QByteArray::number(number); }
    static QByteArray refreshToken(int number) { return "r3fresh-token-" + QByteArray::number(number); }
    QByteArray currentRefreshToken() const { return refreshToken(m_refreshTokens); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QByteArray answerTo(const QByteArray &body);
    QByteArray given();

    Identity m_root = makeIdentity({.commonName = "Test Root", .isAuthority = true});
    Identity m_identity = makeIdentity({.alternativeNames = "IP:127.0.0.1"}, &m_root);
    QTemporaryDir m_folder;
    QString m_code;
    int m_codes = 0, m_refreshTokens = 0;
};

/// GET, as a browser does. @return status line and page
QByteArray browse(const QUrl &url, const QByteArray &language = "en");

} // namespace duopost::test
