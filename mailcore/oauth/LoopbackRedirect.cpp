// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/oauth/LoopbackRedirect.h"

#include "mailcore/MailError.h"

#include <QTcpSocket>
#include <QTimer>

namespace duopost {

namespace {

constexpr int requestMs = 10'000, requestsAtOnce = 4;
constexpr qsizetype requestSize = 16 * 1024;

// The browser's language, not the window's: this page stands among others of the browser.
bool wantsGerman(const QByteArray &request)
{
    const auto lower = request.toLower();
    const auto at = lower.indexOf("\r\naccept-language:");
    return at >= 0 && lower.mid(at + 18, 16).trimmed().startsWith("de");
}

QByteArray pageFor(const QUrlQuery &answer, bool german)
{
    const bool allowed = answer.hasQueryItem(QStringLiteral("code"));
    const char *sentence = allowed
        ? (german ? "Duopost hat die Antwort. Sie können diese Seite schließen."
                  : "Duopost has the answer. You can close this page.")
        : (german ? "Nichts wurde erlaubt. In Duopost steht, wie es weitergeht."
                  : "Nothing was allowed. Duopost says how to go on.");
    return QByteArray("<!doctype html><html lang=\"") + (german ? "de" : "en")
        + "\"><head><meta charset=\"utf-8\"><title>Duopost</title></head>"
          "<body><h1>Duopost</h1><p>"
        + sentence + "</p></body></html>\n";
}

} // namespace

LoopbackRedirect::LoopbackRedirect()
{
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        throw MailError(MailError::Kind::Unreachable, QStringLiteral("127.0.0.1"), {}, m_server.errorString());
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackRedirect::accept);
}

LoopbackRedirect::~LoopbackRedirect()
{
    for (auto *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect(this); // their end is no answer
}

QString LoopbackRedirect::uri() const
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(m_server.serverPort());
}

void LoopbackRedirect::accept()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        if (m_open >= requestsAtOnce || m_answer) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_open;
        connect(socket, &QObject::destroyed, this, [this] { --m_open; });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(requestMs, socket, [socket] {
            socket->abort();
            socket->deleteLater();
        });
    }
}

void LoopbackRedirect::read(QTcpSocket *socket)
{
    const auto request = socket->peek(requestSize);
    if (!request.contains("\r\n\r\n")) {
        if (request.size() >= requestSize)
            socket->abort();
        return;
    }
    socket->disconnect(this);
    connect(socket, &QObject::destroyed, this, [this] { --m_open; });
    const auto words = request.left(request.indexOf("\r\n")).split(' ');
    if (words.value(0) != "GET" || !words.value(1).startsWith("/?") || m_answer)
        return reply(socket, "404 Not Found", "Not found\n");
    // In a form's encoding a plus is a space (RFC 6749, appendix B).
    m_answer = QUrlQuery(QString::fromLatin1(words[1].mid(2).replace('+', "%20")));
    connect(socket, &QObject::destroyed, this, &LoopbackRedirect::answered);
    reply(socket, "200 OK", pageFor(*m_answer, wantsGerman(request)));
}

void LoopbackRedirect::reply(QTcpSocket *socket, const QByteArray &status, const QByteArray &page)
{
    socket->readAll();
    socket->write(
        "HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(page.size())
        + "\r\nConnection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
          "Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\n\r\n"
        + page);
    socket->disconnectFromHost();
}

} // namespace duopost
