// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/remote/ListRequest.h"

#include <QNetworkReply>
#include <QTimer>
#include <utility>

namespace duopost {

namespace {

using Kind = MailError::Kind;

constexpr qsizetype answerAtMost = 4000; // of what is read; a page of words is enough to be quoted

/// What a server said, as one line for people; nothing if it said it in HTML.
QString wordsOf(QNetworkReply &reply, const QByteArray &answer)
{
    const auto status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto reason = QString::fromLatin1(
        reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray().left(100));
    auto words = QStringLiteral("%1 %2").arg(status).arg(reason).trimmed();
    const bool isText = reply.header(QNetworkRequest::ContentTypeHeader)
                            .toString()
                            .startsWith(QLatin1String("text/plain"), Qt::CaseInsensitive);
    const auto text = isText ? QString::fromUtf8(answer).simplified().left(500) : QString();
    return text.isEmpty() ? words : words + QLatin1String(": ") + text;
}

} // namespace

ListRequest::ListRequest(const Rules &rules, QObject *parent)
    : QObject(parent), m_rules(rules), m_host(rules.mayAsk, rules.port)
{
    connect(&m_host, &PublicHost::found, this, &ListRequest::post);
    connect(&m_host, &PublicHost::refused, this, [this](Kind kind, const QString &detail) {
        end(MailError(kind, m_url.host(), {}, detail));
    });
}

ListRequest::~ListRequest()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void ListRequest::start(const QUrl &url)
{
    m_url = url;
    m_url.setFragment({});
    m_url.setUserInfo({});
    QTimer::singleShot(m_rules.ms, this, [this] { end(MailError(Kind::TimedOut, m_url.host())); });
    m_host.find(m_url);
}

void ListRequest::post(const QHostAddress &address)
{
    auto request = requestTo(m_url, address, m_rules.tls);
    request.setHeader(
        QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    m_reply = m_network.post(request, QByteArrayLiteral("List-Unsubscribe=One-Click"));
    m_reply->setReadBufferSize(answerAtMost);
    connect(m_reply, &QIODevice::readyRead, this, &ListRequest::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &ListRequest::finish);
}

void ListRequest::readSome()
{
    m_answer += m_reply->readAll();
    if (m_answer.size() > answerAtMost) // enough of it; the status came before
        finish();
}

void ListRequest::finish()
{
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!m_ended && m_reply->isFinished())
        m_answer += m_reply->readAll();
    if (status >= 200 && status < 300)
        return end({});
    if (status == 0)
        return end(MailError(errorKindOf(*m_reply), m_url.host(), {}, m_reply->errorString()));
    end(MailError(Kind::ServerRefused, m_url.host(), wordsOf(*m_reply, m_answer)));
}

void ListRequest::end(const std::optional<MailError> &error)
{
    if (std::exchange(m_ended, true))
        return;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    emit done(error);
}

} // namespace duopost
