// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/CertificateMaker.h"

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace duopost::test {

namespace {

void require(bool ok)
{
    if (!ok)
        qFatal("a certificate for a test cannot be made");
}

std::shared_ptr<EVP_PKEY> newKey(int rsaBits)
{
    auto *key = rsaBits > 0 ? EVP_RSA_gen(static_cast<unsigned>(rsaBits)) : EVP_EC_gen("P-256");
    require(key != nullptr);
    return {key, EVP_PKEY_free};
}

void extend(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    require(extension && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

Identity make(const Wanted &wanted, X509 *issuer, EVP_PKEY *signer)
{
    Identity identity{newKey(wanted.rsaBits), {X509_new(), X509_free}};
    auto *c = identity.certificate.get();
    X509_set_version(c, X509_VERSION_3);
    auto *serial = BN_new();
    require(
        BN_rand(serial, 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(c)) != nullptr);
    BN_free(serial);
    const auto now = QDateTime::currentDateTimeUtc();
    const auto begin = wanted.notBefore.isValid() ? wanted.notBefore : now.addDays(-1);
    const auto end = wanted.notAfter.isValid() ? wanted.notAfter : now.addDays(365);
    ASN1_TIME_set(X509_getm_notBefore(c), static_cast<time_t>(begin.toSecsSinceEpoch()));
    ASN1_TIME_set(X509_getm_notAfter(c), static_cast<time_t>(end.toSecsSinceEpoch()));
    require(
        X509_NAME_add_entry_by_txt(
            X509_get_subject_name(c), "CN", MBSTRING_UTF8,
            reinterpret_cast<const unsigned char *>(wanted.commonName.constData()), -1, -1, 0)
        == 1);
    X509_set_pubkey(c, identity.key.get());
    if (!issuer)
        issuer = c;
    X509_set_issuer_name(c, X509_get_subject_name(issuer));
    extend(c, issuer, NID_basic_constraints, wanted.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    extend(
        c, issuer, NID_key_usage,
        wanted.isAuthority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature,keyEncipherment");
    extend(c, issuer, NID_subject_key_identifier, "hash");
    if (!wanted.isAuthority && !wanted.extendedKeyUsage.isEmpty())
        extend(c, issuer, NID_ext_key_usage, wanted.extendedKeyUsage);
    if (!wanted.alternativeNames.isEmpty())
        extend(c, issuer, NID_subject_alt_name, wanted.alternativeNames);
    if (!wanted.authorityInformation.isEmpty())
        extend(c, issuer, NID_info_access, wanted.authorityInformation);
    require(X509_sign(c, signer ? signer : identity.key.get(), wanted.sha1 ? EVP_sha1() : EVP_sha256()) != 0);
    return identity;
}

template <class Write> QByteArray written(Write write)
{
    auto *memory = BIO_new(BIO_s_mem());
    require(write(memory) == 1);
    char *data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    const QByteArray bytes(data, size);
    BIO_free(memory);
    return bytes;
}

} // namespace

QByteArray Identity::der() const
{
    return written([&](BIO *to) { return i2d_X509_bio(to, certificate.get()); });
}

QByteArray Identity::pem() const
{
    return written([&](BIO *to) { return PEM_write_bio_X509(to, certificate.get()); });
}

QByteArray Identity::keyPem() const
{
    return written([&](BIO *to) {
        return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

Identity makeIdentity(const Wanted &wanted, const Identity *issuer)
{
    return issuer ? make(wanted, issuer->certificate.get(), issuer->key.get()) : make(wanted, nullptr, nullptr);
}

Identity makeForged(const Wanted &wanted, const Identity &namedIssuer, const Identity &signer)
{
    return make(wanted, namedIssuer.certificate.get(), signer.key.get());
}

} // namespace duopost::test
