// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TlsServer.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QRegularExpression>
#include <QThread>
#include <arpa/inet.h>
#include <atomic>
#include <csignal>
#include <optional>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace duopost::test {

namespace {

constexpr int patienceMs = 15'000, lookMs = 20;

QByteArray unescaped(QByteArray text)
{
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", QByteArray(1, '\0'));
}

bool matches(const QByteArray &line, const QByteArray &pattern)
{
    auto expression = QRegularExpression::escape(QString::fromUtf8(pattern));
    expression.replace(QStringLiteral("\\<tag\\>"), QStringLiteral("\\S+"));
    expression.replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression))
        .match(QString::fromUtf8(line))
        .hasMatch();
}

} // namespace

struct TlsServer::Play {
    QList<TlsFace> faces;
    TlsFace face; ///< of this handshake
    QList<QByteArray> steps;
    int listener = -1;
    quint16 port = 0;
    std::atomic<bool> ending = false, played = false, clientCertificate = false;
    std::atomic<int> connections = 0, clientHellos = 0;
    QList<int> parked;
    mutable QMutex mutex;
    QString failure;
    QList<QByteArray> lines;
    QByteArray serverName, applications;
    std::unique_ptr<QThread> thread;
    // Of the connection that is being served.
    int fd = -1;
    SSL *ssl = nullptr;
    QByteArray received;

    void listen()
    {
        ::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to sockets whose other end has gone
        listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(listener, 8) != 0
            || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no port for a test server");
        port = ntohs(address.sin_port);
    }

    bool readable(int descriptor) const
    {
        pollfd wait{descriptor, POLLIN, 0};
        return ::poll(&wait, 1, lookMs) > 0;
    }

    void run()
    {
        qsizetype next = 0;
        while (next < steps.size() && !ending) {
            if (!readable(listener))
                continue;
            fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
            ++connections;
            received.clear();
            next = play(next);
            hangUp(false);
        }
        // Whoever still comes is let in and left alone, like a server whose script is over.
    }

    qsizetype play(qsizetype next)
    {
        QByteArray tag;
        for (; next < steps.size() && !ending; ++next) {
            const auto &step = steps[next];
            if (step == "NEW")
                return next + 1;
            if (step == "TLS") {
                if (!shakeHands()) {
                    hangUp(false);
                    while (next < steps.size() && steps[next] != "NEW")
                        ++next;
                    if (next >= steps.size())
                        played = true;
                    return next + 1;
                }
            } else if (step == "BYE" || step == "FIN" || step == "DROP") {
                hangUp(step == "BYE");
            } else if (step == "PARK") {
                parked << fd;
                fd = -1;
                return next + 1;
            } else if (step == "RENEGOTIATE") {
                SSL_renegotiate(ssl);
                SSL_do_handshake(ssl); // no more than the question; the answer comes with what is read next
            } else if (step == "HANG") {
                waitForLeave();
            } else if (step.startsWith("S: ")) {
                send(step.mid(3).replace("<tag>", tag) + "\r\n");
            } else if (step.startsWith("S! ")) {
                send(unescaped(step.mid(3).replace("<tag>", tag)));
            } else if (step.startsWith("C: ")) {
                const auto line = readLine();
                if (!line || !matches(*line, step.mid(3))) {
                    fail(QStringLiteral("step %1: expected \"%2\", got \"%3\"")
                             .arg(next)
                             .arg(
                                 QString::fromUtf8(step.mid(3)),
                                 line ? QString::fromUtf8(*line) : QStringLiteral("nothing")));
                    ending = true;
                    return steps.size();
                }
                tag = line->left(line->indexOf(' '));
            } else {
                fail(QStringLiteral("not a step: ") + QString::fromUtf8(step));
                return steps.size();
            }
        }
        played = true;
        waitForLeave();
        return next;
    }

    void waitForLeave()
    {
        char bytes[4096];
        while (!ending && fd >= 0) {
            if (!readable(fd))
                continue;
            const auto got = ssl ? SSL_read(ssl, bytes, sizeof bytes) : ::recv(fd, bytes, sizeof bytes, 0);
            if (got <= 0)
                return;
            const QMutexLocker lock(&mutex);
            lines << QByteArray(bytes, got);
        }
    }

    void hangUp(bool politely)
    {
        if (ssl) {
            if (politely)
                SSL_shutdown(ssl);
            else
                SSL_set_quiet_shutdown(ssl, 1);
            SSL_free(ssl);
            ssl = nullptr;
        }
        if (fd >= 0) {
            ::shutdown(fd, SHUT_WR); // a FIN, not a reset: what was sent arrives
            ::close(fd);
        }
        fd = -1;
    }

    bool shakeHands()
    {
        face = faces.size() > 1 ? faces.takeFirst() : faces.first();
        auto *context = SSL_CTX_new(TLS_server_method());
        SSL_CTX_set_security_level(context, 0); // it has to be able to be bad
        SSL_CTX_set_cipher_list(context, face.ciphers.constData());
        SSL_CTX_set_min_proto_version(context, face.oldest);
        SSL_CTX_set_max_proto_version(context, face.newest);
        if (SSL_CTX_use_certificate(context, face.identity.certificate.get()) != 1
            || SSL_CTX_use_PrivateKey(context, face.identity.key.get()) != 1)
            fail(QStringLiteral("the certificate cannot be used"));
        for (const auto &link : face.chain)
            SSL_CTX_add1_chain_cert(context, link.certificate.get());
        if (face.asksForCertificate || face.demandsCertificate)
            SSL_CTX_set_verify(
                context, SSL_VERIFY_PEER | (face.demandsCertificate ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0),
                [](int, X509_STORE_CTX *) { return 1; });
        SSL_CTX_set_alpn_select_cb(
            context,
            [](SSL *, const unsigned char **out, unsigned char *outSize, const unsigned char *in, unsigned size,
               void *self) {
                auto *play = static_cast<Play *>(self);
                const QByteArray offered(reinterpret_cast<const char *>(in), size);
                {
                    const QMutexLocker lock(&play->mutex);
                    play->applications = offered;
                }
                if (play->face.onlyApplication.isEmpty())
                    return SSL_TLSEXT_ERR_NOACK;
                const auto at = offered.indexOf(play->face.onlyApplication);
                if (at < 0)
                    return SSL_TLSEXT_ERR_ALERT_FATAL;
                *out = in + at;
                *outSize = static_cast<unsigned char>(play->face.onlyApplication.size());
                return SSL_TLSEXT_ERR_OK;
            },
            this);
        ssl = SSL_new(context);
        SSL_CTX_free(context);
        SSL_set_msg_callback_arg(ssl, this);
        SSL_set_msg_callback(
            ssl, [](int written, int, int type, const void *bytes, size_t size, SSL *, void *self) {
                const bool hello = size > 0 && *static_cast<const char *>(bytes) == SSL3_MT_CLIENT_HELLO;
                if (!written && type == SSL3_RT_HANDSHAKE && hello)
                    ++static_cast<Play *>(self)->clientHellos;
            });
        SSL_set_fd(ssl, fd);
        const timeval patience{5, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        const bool ok = SSL_accept(ssl) == 1;
        ERR_clear_error();
        const auto *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
        clientCertificate = SSL_get0_peer_certificate(ssl) != nullptr;
        const QMutexLocker lock(&mutex);
        serverName = name ? name : "";
        return ok;
    }

    std::optional<QByteArray> readLine()
    {
        const QDeadlineTimer deadline(patienceMs);
        for (;;) {
            if (const auto end = received.indexOf('\n'); end >= 0) {
                auto line = received.left(end);
                received.remove(0, end + 1);
                if (line.endsWith('\r'))
                    line.chop(1);
                const QMutexLocker lock(&mutex);
                lines << line;
                return line;
            }
            if (ending || deadline.hasExpired() || fd < 0)
                return std::nullopt;
            if (!(ssl && SSL_pending(ssl) > 0) && !readable(fd))
                continue;
            char bytes[4096];
            const auto got = ssl ? SSL_read(ssl, bytes, sizeof bytes) : ::recv(fd, bytes, sizeof bytes, 0);
            if (got <= 0)
                return std::nullopt;
            received.append(bytes, got);
        }
    }

    void send(const QByteArray &bytes)
    {
        if (ssl)
            SSL_write(ssl, bytes.constData(), static_cast<int>(bytes.size()));
        else if (::send(fd, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) < 0)
            fail(QStringLiteral("nobody listens"));
    }

    void fail(const QString &text)
    {
        const QMutexLocker lock(&mutex);
        if (failure.isEmpty())
            failure = text;
        played = true;
    }
};

TlsServer::TlsServer(const QList<TlsFace> &faces, const QByteArray &script) : m_play(std::make_unique<Play>())
{
    m_play->faces = faces;
    for (const auto &step : script.split('\n')) {
        if (!step.trimmed().isEmpty())
            m_play->steps << step;
    }
    m_play->listen();
    m_play->thread.reset(QThread::create([play = m_play.get()] { play->run(); }));
    m_play->thread->start();
}

TlsServer::~TlsServer()
{
    m_play->ending = true;
    m_play->thread->wait();
    ::close(m_play->listener);
    for (const int descriptor : std::as_const(m_play->parked))
        ::close(descriptor);
}

quint16 TlsServer::port() const
{
    return m_play->port;
}

QString TlsServer::failure()
{
    const QDeadlineTimer deadline(patienceMs);
    while (!m_play->played && !m_play->thread->wait(5)) {
        if (deadline.hasExpired())
            return QStringLiteral("the script was not played to its end");
    }
    const QMutexLocker lock(&m_play->mutex);
    return m_play->failure;
}

QList<QByteArray> TlsServer::clientLines() const
{
    const QMutexLocker lock(&m_play->mutex);
    return m_play->lines;
}

QByteArray TlsServer::serverName() const
{
    const QMutexLocker lock(&m_play->mutex);
    return m_play->serverName;
}

QByteArray TlsServer::offeredApplications() const
{
    const QMutexLocker lock(&m_play->mutex);
    return m_play->applications;
}

int TlsServer::connections() const
{
    return m_play->connections;
}

int TlsServer::clientHellos() const
{
    return m_play->clientHellos;
}

bool TlsServer::sawClientCertificate() const
{
    return m_play->clientCertificate;
}

} // namespace duopost::test
