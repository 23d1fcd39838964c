// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/SaslExchange.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace duopost {

namespace {

// RFC 4616
class Plain : public SaslExchange {
public:
    explicit Plain(Credentials credentials) : m_credentials(std::move(credentials)) { }
    std::optional<Secret> initialResponse() override
    {
        Secret response(QByteArrayView("", 1));
        response.append(m_credentials.user);
        response.append(QByteArrayView("", 1));
        response.append(m_credentials.password.view());
        return response;
    }
    Secret respond(QByteArrayView) override { return *initialResponse(); }

private:
    Credentials m_credentials;
};

// draft-murchison-sasl-login: two questions, whatever their words.
class Login : public SaslExchange {
public:
    explicit Login(Credentials credentials) : m_credentials(std::move(credentials)) { }
    std::optional<Secret> initialResponse() override { return std::nullopt; }
    Secret respond(QByteArrayView) override
    {
        switch (m_step++) {
        case 0:
            return m_credentials.user;
        case 1:
            return m_credentials.password;
        default:
            throw MailError(MailError::Kind::ProtocolViolation, {}, {}, QStringLiteral("a third question"));
        }
    }

private:
    Credentials m_credentials;
    int m_step = 0;
};

// RFC 2195
class CramMd5 : public SaslExchange {
public:
    explicit CramMd5(Credentials credentials) : m_credentials(std::move(credentials)) { }
    std::optional<Secret> initialResponse() override { return std::nullopt; }
    Secret respond(QByteArrayView challenge) override
    {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned size = 0;
        const auto password = m_credentials.password.view();
        HMAC(
            EVP_md5(), password.data(), static_cast<int>(password.size()),
            reinterpret_cast<const unsigned char *>(challenge.data()), static_cast<size_t>(challenge.size()),
            digest, &size);
        Secret response(m_credentials.user);
        response.append(" ");
        response.append(
            QByteArray(reinterpret_cast<const char *>(digest), static_cast<qsizetype>(size)).toHex());
        return response;
    }

private:
    Credentials m_credentials;
};

// developers.google.com/gmail/imap/xoauth2-protocol
class XOAuth2 : public SaslExchange {
public:
    explicit XOAuth2(Credentials credentials) : m_credentials(std::move(credentials)) { }
    std::optional<Secret> initialResponse() override
    {
        Secret response(QByteArrayView("user="));
        response.append(m_credentials.user);
        response.append("\x01"
                        "auth=Bearer ");
        response.append(m_credentials.password.view());
        response.append("\x01\x01");
        return response;
    }
    Secret respond(QByteArrayView) override { return {}; } // a refusal in JSON, which wants an empty answer

private:
    Credentials m_credentials;
};

} // namespace

std::unique_ptr<SaslExchange>
makeSaslExchange(const QByteArray &mechanism, const Credentials &credentials, const QByteArray &nonce)
{
    if (mechanism == "PLAIN")
        return std::make_unique<Plain>(credentials);
    if (mechanism == "LOGIN")
        return std::make_unique<Login>(credentials);
    if (mechanism == "CRAM-MD5")
        return std::make_unique<CramMd5>(credentials);
    if (mechanism == "XOAUTH2")
        return std::make_unique<XOAuth2>(credentials);
    if (mechanism == "SCRAM-SHA-1")
        return makeScram("SHA1", credentials, nonce);
    if (mechanism == "SCRAM-SHA-256")
        return makeScram("SHA256", credentials, nonce);
    throw MailError(MailError::Kind::NotSupported, QString::fromLatin1(mechanism));
}

} // namespace duopost
