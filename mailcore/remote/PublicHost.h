// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

#include <QHostAddress>
#include <QNetworkRequest>
#include <QObject>
#include <QUrl>
#include <functional>

class QNetworkReply;
class QSslConfiguration;

namespace duopost {

/// Finds the address of a host that a message names. If any of its addresses is not allowed, none is given.
/// Lives on a thread with an event loop; ends each question with found() or refused(), maybe before find()
/// returns.
class PublicHost : public QObject {
    Q_OBJECT
public:
    using MayAsk = std::function<bool(const QHostAddress &)>; ///< isPublicAddress(), but for tests

    /// @param port the only one that is asked
    PublicHost(MayAsk mayAsk, int port, QObject *parent = nullptr);
    ~PublicHost() override;

    void find(const QUrl &url); ///< https only

signals:
    void found(const QHostAddress &address);
    void refused(duopost::MailError::Kind kind, const QString &detail);

private:
    MayAsk m_mayAsk;
    int m_port;
    int m_lookUp = -1;
};

/// A request that goes to exactly this address; the name stands in the certificate check and the Host field,
/// and is not looked up a second time.
QNetworkRequest requestTo(const QUrl &url, const QHostAddress &address, QSslConfiguration tls);

MailError::Kind errorKindOf(const QNetworkReply &reply);

} // namespace duopost
