// SPDX-License-Identifier: GPL-3.0-or-later
// SCRAM (RFC 5802, RFC 7677) without channel binding.
#include "mailcore/protocol/SaslExchange.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace duopost {

namespace {

// RFC 5802 asks for 4096. Much less would let a false server guess quickly, much more is there to keep us busy.
constexpr int fewestRounds = 1000, mostRounds = 2'000'000;
constexpr qsizetype nonceSize = 24;

[[noreturn]] void violation(const char *what)
{
    throw MailError(MailError::Kind::ProtocolViolation, {}, {}, QString::fromLatin1(what));
}

QByteArray newNonce()
{
    QByteArray bytes(nonceSize, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), nonceSize) != 1)
        violation("no random numbers");
    return bytes.toBase64();
}

class Scram : public SaslExchange {
public:
    Scram(const EVP_MD *digest, Credentials credentials, const QByteArray &nonce)
        : m_digest(digest), m_credentials(std::move(credentials)), m_nonce(nonce.isEmpty() ? newNonce() : nonce)
    {
        auto user = m_credentials.user;
        m_clientFirst = "n=" + user.replace('=', "=3D").replace(',', "=2C") + ",r=" + m_nonce;
    }

    std::optional<Secret> initialResponse() override { return Secret("n,," + m_clientFirst); }

    Secret respond(QByteArrayView challenge) override
    {
        switch (m_step++) {
        case 0:
            return clientFinal(challenge.toByteArray());
        case 1:
            checkServer(challenge.toByteArray());
            return {};
        default:
            violation("SCRAM does not end");
        }
    }

    bool isProven() const override { return m_proven; }

private:
    static QByteArray field(const QByteArray &text, char name)
    {
        for (const auto &part : text.split(',')) {
            if (part.size() >= 2 && part[0] == name && part[1] == '=')
                return part.mid(2);
        }
        return {};
    }

    qsizetype digestSize() const { return EVP_MD_get_size(m_digest); }

    Secret hmac(const Secret &key, QByteArrayView text) const
    {
        Secret result;
        result.resize(digestSize());
        HMAC(
            m_digest, key.view().data(), static_cast<int>(key.size()),
            reinterpret_cast<const unsigned char *>(text.data()), static_cast<size_t>(text.size()),
            reinterpret_cast<unsigned char *>(result.data()), nullptr);
        return result;
    }

    Secret clientFinal(const QByteArray &serverFirst)
    {
        const auto nonce = field(serverFirst, 'r');
        const auto salt = QByteArray::fromBase64(field(serverFirst, 's'));
        const int rounds = field(serverFirst, 'i').toInt();
        if (serverFirst.startsWith("m=") || nonce.size() <= m_nonce.size() || !nonce.startsWith(m_nonce)
            || salt.isEmpty())
            violation("SCRAM: the server's first message makes no sense");
        if (rounds < fewestRounds || rounds > mostRounds)
            violation("SCRAM: the server wants an unreasonable number of rounds");

        Secret salted;
        salted.resize(digestSize());
        const auto password = m_credentials.password.view();
        PKCS5_PBKDF2_HMAC(
            password.data(), static_cast<int>(password.size()),
            reinterpret_cast<const unsigned char *>(salt.constData()), static_cast<int>(salt.size()), rounds,
            m_digest, static_cast<int>(salted.size()), reinterpret_cast<unsigned char *>(salted.data()));
        const auto clientKey = hmac(salted, "Client Key");
        Secret storedKey;
        storedKey.resize(digestSize());
        EVP_Digest(
            clientKey.view().data(), static_cast<size_t>(clientKey.size()),
            reinterpret_cast<unsigned char *>(storedKey.data()), nullptr, m_digest, nullptr);
        const auto withoutProof = "c=biws,r=" + nonce; // biws = "n,,"
        const auto message = m_clientFirst + ',' + serverFirst + ',' + withoutProof;
        auto proof = hmac(storedKey, message);
        for (qsizetype i = 0; i < proof.size(); ++i)
            proof.data()[i] ^= clientKey.view()[i];
        m_serverSignature = hmac(hmac(salted, "Server Key"), message);
        Secret response(withoutProof + ",p=");
        response.append(proof.toBase64().view());
        return response;
    }

    void checkServer(const QByteArray &serverFinal)
    {
        const auto signature = QByteArray::fromBase64(field(serverFinal, 'v'));
        if (signature.size() != m_serverSignature.size()
            || CRYPTO_memcmp(
                   signature.constData(), m_serverSignature.view().data(),
                   static_cast<size_t>(signature.size()))
                != 0)
            violation("SCRAM: the server does not know the password itself");
        m_proven = true;
    }

    const EVP_MD *m_digest;
    Credentials m_credentials;
    QByteArray m_nonce, m_clientFirst;
    Secret m_serverSignature;
    int m_step = 0;
    bool m_proven = false;
};

} // namespace

std::unique_ptr<SaslExchange>
makeScram(const char *digest, const Credentials &credentials, const QByteArray &nonce)
{
    return std::make_unique<Scram>(EVP_get_digestbyname(digest), credentials, nonce);
}

} // namespace duopost
