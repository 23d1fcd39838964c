// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/remote/PublicHost.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>
#include <functional>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace duopost {

/// GETs one picture over https. Each host, a redirect's too, is looked up first; if any of its addresses is not
/// allowed nothing is asked, and what is asked goes to exactly the address that was looked at. Lives on a
/// thread with an event loop; ends with done() once, unless destroyed before (which cancels).
class ImageFetch : public QObject {
    Q_OBJECT
public:
    struct Rules {
        std::function<bool(const QHostAddress &)> mayAsk; ///< isPublicAddress(), but for tests
        int port = 443; ///< the only one
        int ms = 20'000; ///< for all of it
        qsizetype bytes = 8 * 1024 * 1024;
        int redirects = 3;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    };
    ImageFetch(QNetworkAccessManager &network, const Rules &rules, QObject *parent = nullptr);
    ~ImageFetch() override;

    void start(const QUrl &url);

signals:
    void done(const QByteArray &bytes, const std::optional<duopost::MailError> &error);

private:
    void lookUp(const QUrl &url);
    void request(const QHostAddress &address);
    void readSome();
    void finish();
    void fail(MailError::Kind kind, const QString &detail = {});
    void end(const QByteArray &bytes, const std::optional<MailError> &error);

    QNetworkAccessManager &m_network;
    Rules m_rules;
    PublicHost m_host;
    QUrl m_url;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_bytes;
    int m_redirects = 0;
    bool m_ended = false;
};

} // namespace duopost
