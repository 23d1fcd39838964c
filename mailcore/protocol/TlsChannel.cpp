// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/TlsChannel.h"

#include "mailcore/protocol/OpenSsl.h"

#include <openssl/err.h>

namespace duopost {

namespace {

// Level 2: nothing below 112 bits, no SHA-1 in signatures. What it keeps out is named all the same.
constexpr auto ciphers = "DEFAULT:!aNULL:!eNULL:!EXPORT:!LOW:!RC4:!3DES:!MD5:!PSK:!SRP:@SECLEVEL=2";
constexpr long maxCertificates = 100 * 1024; ///< bytes of all certificates a server may send

int noteClientCertificate(SSL *ssl, X509 **, EVP_PKEY **)
{
    *static_cast<bool *>(SSL_get_app_data(ssl)) = true;
    return 0; // none: who we are is said by logging in, and only there
}

// Judged after the handshake by checkCertificate(), where every reason can be told.
int judgeLater(X509_STORE_CTX *, void *)
{
    return 1;
}

SSL_CTX *sharedContext()
{
    static const SslContextPtr context = [] {
        SslContextPtr made(SSL_CTX_new(TLS_client_method()));
        if (!made)
            return made;
        auto *c = made.get();
        SSL_CTX_set_min_proto_version(c, TLS1_2_VERSION); // RFC 8997, RFC 8314
        SSL_CTX_set_options(c, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
        SSL_CTX_set_session_cache_mode(c, SSL_SESS_CACHE_OFF);
        SSL_CTX_set_max_cert_list(c, maxCertificates);
        SSL_CTX_set_cert_verify_callback(c, judgeLater, nullptr);
        SSL_CTX_set_client_cert_cb(c, noteClientCertificate);
        SSL_CTX_set_mode(c, SSL_MODE_AUTO_RETRY);
        if (SSL_CTX_set_cipher_list(c, ciphers) != 1)
            made.reset();
        return made;
    }();
    return context.get();
}

void require(bool ok)
{
    if (!ok)
        throw MailError(MailError::Kind::TlsFailed, {}, {}, takeOpenSslFault().text);
}

} // namespace

struct TlsChannel::Engine {
    SslPtr ssl;
    BIO *in = nullptr, *out = nullptr; ///< owned by ssl
};

TlsChannel::TlsChannel(const QByteArray &serverName, const QByteArray &application)
    : m_engine(std::make_unique<Engine>())
{
    ERR_clear_error();
    require(sharedContext() != nullptr);
    m_engine->ssl.reset(SSL_new(sharedContext()));
    m_engine->in = BIO_new(BIO_s_mem());
    m_engine->out = BIO_new(BIO_s_mem());
    auto *ssl = m_engine->ssl.get();
    require(ssl && m_engine->in && m_engine->out);
    SSL_set_bio(ssl, m_engine->in, m_engine->out);
    SSL_set_app_data(ssl, &m_clientCertificateAsked);
    if (!serverName.isEmpty())
        require(SSL_set_tlsext_host_name(ssl, serverName.constData()) == 1);
    if (!application.isEmpty()) {
        const auto offer = static_cast<char>(application.size()) + application;
        require(
            SSL_set_alpn_protos(
                ssl, reinterpret_cast<const unsigned char *>(offer.constData()),
                static_cast<unsigned>(offer.size()))
            == 0);
    }
    SSL_set_connect_state(ssl);
}

TlsChannel::~TlsChannel() = default;

void TlsChannel::feed(QByteArrayView wire)
{
    BIO_write(m_engine->in, wire.data(), static_cast<int>(wire.size()));
}

QByteArray TlsChannel::takeOutgoing()
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(m_engine->out, &data);
    QByteArray bytes(data, static_cast<qsizetype>(size));
    (void)BIO_reset(m_engine->out);
    return bytes;
}

bool TlsChannel::shakeHands()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(m_engine->ssl.get());
    if (result == 1)
        return true;
    if (SSL_get_error(m_engine->ssl.get(), result) == SSL_ERROR_WANT_READ)
        return false;
    throw fault();
}

void TlsChannel::write(QByteArrayView bytes)
{
    ERR_clear_error();
    size_t written = 0;
    if (bytes.isEmpty())
        return;
    // A memory buffer takes everything; anything else is a fault of the connection.
    if (SSL_write_ex(m_engine->ssl.get(), bytes.data(), static_cast<size_t>(bytes.size()), &written) != 1)
        throw fault();
}

qsizetype TlsChannel::read(char *data, qsizetype max)
{
    ERR_clear_error();
    size_t got = 0;
    auto *ssl = m_engine->ssl.get();
    if (SSL_read_ex(ssl, data, static_cast<size_t>(max), &got) == 1)
        return static_cast<qsizetype>(got);
    switch (SSL_get_error(ssl, 0)) {
    case SSL_ERROR_WANT_READ:
        return 0;
    case SSL_ERROR_ZERO_RETURN:
        m_farewell = true;
        return 0;
    default:
        throw fault();
    }
}

MailError TlsChannel::fault() const
{
    using K = MailError::Kind;
    const auto error = takeOpenSslFault();
    const auto kind = [&] {
        switch (error.reason) {
        case SSL_R_UNSUPPORTED_PROTOCOL:
        case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
        case SSL_R_VERSION_TOO_LOW:
        case SSL_R_UNSUPPORTED_SSL_VERSION:
            return K::TlsTooOld;
        case SSL_R_HTTP_REQUEST:
        case SSL_R_HTTPS_PROXY_REQUEST:
        case SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL:
            return K::WrongProtocol;
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
            return K::ClientCertificateWanted;
        case SSL_R_EXCESSIVE_MESSAGE_SIZE:
            return K::LimitExceeded;
        default:
            // TLS 1.2 has no alert of its own for it.
            return m_clientCertificateAsked && error.reason == SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE
                ? K::ClientCertificateWanted
                : K::TlsFailed;
        }
    }();
    return MailError(kind, {}, {}, error.text.isEmpty() ? QStringLiteral("TLS failed") : error.text);
}

QList<QByteArray> TlsChannel::peerCertificates() const
{
    QList<QByteArray> result;
    const auto *sent = SSL_get_peer_cert_chain(m_engine->ssl.get());
    for (int i = 0; i < sk_X509_num(sent); ++i) {
        unsigned char *der = nullptr;
        const int size = i2d_X509(sk_X509_value(sent, i), &der);
        if (size > 0)
            result << QByteArray(reinterpret_cast<const char *>(der), size);
        OPENSSL_free(der);
    }
    return result;
}

QString TlsChannel::protocol() const
{
    // "TLSv1.3" as people write it.
    return QString::fromLatin1(SSL_get_version(m_engine->ssl.get()))
        .replace(QLatin1String("TLSv"), QLatin1String("TLS "));
}

QString TlsChannel::cipher() const
{
    return QString::fromLatin1(SSL_get_cipher_name(m_engine->ssl.get()));
}

int TlsChannel::keyBits() const
{
    return SSL_get_cipher_bits(m_engine->ssl.get(), nullptr);
}

} // namespace duopost
