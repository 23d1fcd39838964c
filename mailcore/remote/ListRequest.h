// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/remote/PublicHost.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <optional>

namespace duopost {

/// One POST that leaves a mailing list (RFC 8058 section 3.2). The host is looked up first and asked at exactly
/// the address that was looked at; a redirect is an answer like another refusal. Lives on a thread with an
/// event loop; ends with done() once, unless destroyed before (which cancels).
class ListRequest : public QObject {
    Q_OBJECT
public:
    struct Rules {
        PublicHost::MayAsk mayAsk;
        int port = 443; ///< the only one
        int ms = 30'000; ///< for all of it
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    };
    explicit ListRequest(const Rules &rules, QObject *parent = nullptr);
    ~ListRequest() override;

    void start(const QUrl &url);

signals:
    void done(const std::optional<duopost::MailError> &error);

private:
    void post(const QHostAddress &address);
    void readSome();
    void finish();
    void end(const std::optional<MailError> &error);

    QNetworkAccessManager m_network; ///< nothing of one request is left for the next, not even a connection
    Rules m_rules;
    PublicHost m_host;
    QUrl m_url;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_answer;
    bool m_ended = false;
};

} // namespace duopost
