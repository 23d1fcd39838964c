// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

#include <QSslConfiguration>
#include <QSslError>
#include <QUrl>
#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace duopost {

struct FetchAnswer {
    DiscoveryStep::Reason reason = DiscoveryStep::Reason::None; ///< None: body is there
    QString detail;
    std::optional<MailError> error; ///< with ConnectionFailed
    QByteArray body;
    int status = 0;
    QStringList headerNames; ///< lower case; of the last answer, an error's too
};

/// GETs one page over HTTPS: at most three redirects, https only, never carrying the user's address to another
/// host; at most 256 KiB; no cookies, no cache, no credentials. Lives on a thread with an event loop; calls
/// back once, unless destroyed before (which cancels).
class HttpsFetch : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const FetchAnswer &)>;
    struct Limits {
        int ms = 10'000;
        qsizetype bytes = 256 * 1024;
        int redirects = 3;
    };

    HttpsFetch(QNetworkAccessManager &network, const QSslConfiguration &tls, Limits limits, QObject *parent);
    ~HttpsFetch() override;

    /// secret: what must not reach another host than url's own (the address).
    void start(const QUrl &url, const QString &secret, Done done);

private:
    void request(const QUrl &url);
    void readSome();
    void finish();
    void follow(const QUrl &target);
    void answer(FetchAnswer answer);
    void refuse(DiscoveryStep::Reason reason, const QString &detail = {});

    QNetworkAccessManager &m_network;
    QSslConfiguration m_tls;
    Limits m_limits;
    QString m_secret, m_firstHost;
    Done m_done;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    QList<QSslError> m_sslErrors;
    int m_redirects = 0;
};

/// The system's trust anchors and those of the file, TLS 1.2 or later. @throws MailError FileUnreadable
QSslConfiguration discoveryTls(const QString &extraCaFile);

} // namespace duopost
