// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/smime/CmsSignature.h"

#include "mailcore/protocol/CertificateReader.h"
#include "mailcore/protocol/OpenSsl.h"
#include "mailcore/protocol/mime/CmsReader.h"

#include <openssl/cms.h>
#include <openssl/err.h>

namespace duopost::smime {

namespace {

using mime::CmsPtr;

constexpr int mostAddresses = 20;
constexpr int mostSigners = 10;
constexpr int mostCertificates = 50; ///< sent along; real messages have 1 to 4
constexpr int deepestPath = 8;
// RSA from 1024 bits and no MD5: mail is kept for decades, and keys of its time were shorter.
constexpr int securityLevel = 1;

struct EmailsFree {
    void operator()(STACK_OF(OPENSSL_STRING) * list) const { X509_email_free(list); }
};

QString harmless(QString text)
{
    for (auto &c : text) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return text.left(300);
}

QStringList addressesOf(X509 *certificate)
{
    QStringList addresses;
    const std::unique_ptr<STACK_OF(OPENSSL_STRING), EmailsFree> list(X509_get1_email(certificate));
    for (int i = 0; list && i < sk_OPENSSL_STRING_num(list.get()) && addresses.size() < mostAddresses; ++i) {
        const QString address = harmless(QString::fromUtf8(sk_OPENSSL_STRING_value(list.get(), i)));
        if (!addresses.contains(address, Qt::CaseInsensitive))
            addresses << address;
    }
    return addresses;
}

QString commonName(X509 *certificate)
{
    const X509_NAME *name = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0)
        return {};
    unsigned char *utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0)
        return {};
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), size);
    OPENSSL_free(utf8);
    return harmless(text);
}

QDateTime signingTime(const CMS_SignerInfo *signer)
{
    const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    X509_ATTRIBUTE *attribute = at < 0 ? nullptr : CMS_signed_get_attr(signer, at);
    ASN1_TYPE *value = attribute ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
    tm parts{};
    if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)
        || ASN1_TIME_to_tm(value->value.asn1_string, &parts) != 1)
        return {};
    return QDateTime(
        QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
        QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

/// Empty = trusted at that time; else OpenSSL's words. The path goes into `chain`.
QString faultOfPath(
    X509 *own, STACK_OF(X509) * sent, const TrustAnchors &anchors, const QDateTime &when,
    QList<CertificateLink> &chain)
{
    const std::unique_ptr<X509_STORE_CTX, OpenSslFree<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), anchors.store(), own, sent) != 1)
        return takeOpenSslFault().text;
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SMIME_SIGN);
    auto *rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_auth_level(rules, securityLevel);
    X509_VERIFY_PARAM_set_depth(rules, deepestPath);
    X509_VERIFY_PARAM_set_time(rules, when.toSecsSinceEpoch());
    const bool good = X509_verify_cert(context.get()) == 1;
    chain.clear();
    const auto *path = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; path && i < sk_X509_num(path); ++i)
        chain << readLink(sk_X509_value(path, i));
    ERR_clear_error();
    return good ? QString()
                : QString::fromLatin1(X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())));
}

void judgeSigner(
    CMS_SignerInfo *info, STACK_OF(X509) * sent, const TrustAnchors &anchors, const QDateTime &now,
    Protection &into)
{
    X509 *own = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, &own, nullptr, nullptr);
    if (!own)
        return;
    const QDateTime signedAt = signingTime(info);
    X509_ALGOR *digest = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &digest, nullptr);
    const bool plausible = signedAt.isValid() && signedAt <= now;
    QList<CertificateLink> chain;
    QString fault = faultOfPath(own, sent, anchors, plausible ? signedAt : now, chain);
    if (fault.isEmpty() && OBJ_obj2nid(digest->algorithm) == NID_md5)
        fault = QStringLiteral("signed with MD5, which can be forged");
    const bool trusted = fault.isEmpty();
    if (!trusted && into.verdict == Protection::Verdict::Confirmed)
        return; // another signer is already known to be good
    into.verdict = trusted ? Protection::Verdict::Confirmed : Protection::Verdict::UnknownSigner;
    into.detail = fault;
    into.addresses = addressesOf(own);
    into.signer = commonName(own);
    if (into.signer.isEmpty())
        into.signer = into.addresses.value(0);
    into.signedAt = signedAt;
    into.chain = chain;
    if (into.chain.isEmpty())
        into.chain << readLink(own);
    into.expiredSince = trusted && into.chain.first().notAfter < now;
}

} // namespace

void verify(
    const QByteArray &der, const std::optional<QByteArray> &detached, const TrustAnchors &anchors,
    const QDateTime &now, Protection &into)
{
    into.verdict = Protection::Verdict::Broken;
    const CmsPtr cms = mime::readCms(der);
    if (!cms || mime::typeOf(*cms) != NID_pkcs7_signed) {
        into.detail = QStringLiteral("the signature cannot be read");
        return;
    }
    const X509ListPtr sent(CMS_get1_certs(cms.get()));
    auto *signers = CMS_get0_SignerInfos(cms.get());
    if (!signers || sk_CMS_SignerInfo_num(signers) < 1 || sk_CMS_SignerInfo_num(signers) > mostSigners
        || (sent && sk_X509_num(sent.get()) > mostCertificates)) {
        into.detail = QStringLiteral("no signer, or too many of them");
        return;
    }
    const BioPtr content(
        detached ? BIO_new_mem_buf(detached->constData(), static_cast<int>(detached->size())) : nullptr);
    const BioPtr nowhere(BIO_new(BIO_s_null()));
    // Whether the signers can be trusted is looked at afterwards, and told apart from "was changed".
    constexpr unsigned flags = CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    if (CMS_verify(cms.get(), nullptr, anchors.store(), content.get(), nowhere.get(), flags) != 1) {
        const OpenSslFault fault = takeOpenSslFault();
        into.detail = fault.text;
        if (fault.reason == CMS_R_SIGNER_CERTIFICATE_NOT_FOUND)
            into.verdict = Protection::Verdict::NotChecked;
        ERR_clear_error();
        return;
    }
    for (int i = 0; i < sk_CMS_SignerInfo_num(signers); ++i)
        judgeSigner(sk_CMS_SignerInfo_value(signers, i), sent.get(), anchors, now, into);
    ERR_clear_error();
}

} // namespace duopost::smime
