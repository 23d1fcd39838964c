// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/LabCertificate.h"

#include "mailcore/MailError.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace duopost {

namespace {

template <auto Free> struct Freer {
    template <class T> void operator()(T *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free>>;

void require(bool ok)
{
    if (ok)
        return;
    char words[256];
    ERR_error_string_n(ERR_get_error(), words, sizeof words);
    throw MailError(
        MailError::Kind::LabUnavailable, QStringLiteral("its certificate cannot be made."), {},
        QString::fromLatin1(words));
}

Key newKey()
{
    Key key(EVP_EC_gen("P-256"));
    require(key != nullptr);
    return key;
}

void setTime(ASN1_TIME *field, const QDateTime &time)
{
    require(ASN1_TIME_set(field, static_cast<time_t>(time.toSecsSinceEpoch())) != nullptr);
}

Certificate blank(EVP_PKEY *key, const char *commonName, const CertificateRequest &request)
{
    Certificate certificate(X509_new());
    require(certificate != nullptr);
    X509 *c = certificate.get();
    require(X509_set_version(c, X509_VERSION_3) == 1);
    Number serial(BN_new());
    require(
        BN_rand(serial.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(c)) != nullptr);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    setTime(X509_getm_notBefore(c), request.notBefore.isValid() ? request.notBefore : now.addDays(-1));
    setTime(X509_getm_notAfter(c), request.notAfter.isValid() ? request.notAfter : now.addDays(365));
    X509_NAME *name = X509_get_subject_name(c);
    const auto *text = reinterpret_cast<const unsigned char *>(commonName);
    require(
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1
        && X509_set_pubkey(c, key) == 1);
    return certificate;
}

void extend(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    require(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

QByteArray contents(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return QByteArray(data, size);
}

QByteArray pem(X509 *certificate)
{
    Memory memory(BIO_new(BIO_s_mem()));
    require(memory && PEM_write_bio_X509(memory.get(), certificate) == 1);
    return contents(memory.get());
}

QByteArray pem(EVP_PKEY *key)
{
    Memory memory(BIO_new(BIO_s_mem()));
    require(memory && PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return contents(memory.get());
}

QByteArray alternativeNames(const CertificateRequest &request)
{
    QStringList names;
    for (const QString &name : request.dnsNames)
        names << QStringLiteral("DNS:") + name;
    for (const QString &address : request.addresses)
        names << QStringLiteral("IP:") + address;
    return names.join(QLatin1Char(',')).toLatin1();
}

} // namespace

LabCertificates makeLabCertificates(const CertificateRequest &request)
{
    ERR_clear_error();
    const Key authorityKey = newKey();
    const Certificate authority = blank(authorityKey.get(), "Duopost practice server authority", {});
    X509 *ca = authority.get();
    require(X509_set_issuer_name(ca, X509_get_subject_name(ca)) == 1);
    extend(ca, ca, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    extend(ca, ca, NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(ca, ca, NID_subject_key_identifier, "hash");
    require(X509_sign(ca, authorityKey.get(), EVP_sha256()) != 0);

    const Key serverKey = newKey();
    const Certificate server = blank(serverKey.get(), "Duopost practice server", request);
    X509 *leaf = server.get();
    require(X509_set_issuer_name(leaf, X509_get_subject_name(ca)) == 1);
    extend(leaf, ca, NID_basic_constraints, "critical,CA:FALSE");
    extend(leaf, ca, NID_key_usage, "critical,digitalSignature");
    extend(leaf, ca, NID_ext_key_usage, "serverAuth");
    extend(leaf, ca, NID_authority_key_identifier, "keyid");
    extend(leaf, ca, NID_subject_alt_name, alternativeNames(request));
    require(X509_sign(leaf, authorityKey.get(), EVP_sha256()) != 0);

    return {pem(ca), pem(leaf), pem(serverKey.get())};
}

} // namespace duopost
