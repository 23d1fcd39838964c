// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/CertificateReader.h"

#include "mailcore/protocol/OpenSsl.h"

#include <QHostAddress>
#include <openssl/err.h>

namespace duopost {

namespace {

constexpr int maxNames = 100;
constexpr qsizetype maxText = 300;

QString text(const X509_NAME *name)
{
    const BioPtr memory(BIO_new(BIO_s_mem()));
    // UTF-8 as it is, everything that could disturb a terminal or a label escaped.
    constexpr unsigned long style = (XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB & ~XN_FLAG_SPC_EQ);
    X509_NAME_print_ex(memory.get(), name, 0, style);
    char *data = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &data);
    return QString::fromUtf8(data, size).left(maxText);
}

QDateTime time(const ASN1_TIME *time)
{
    tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(
        QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
        QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QString keyOf(X509 *certificate)
{
    const auto *key = X509_get0_pubkey(certificate);
    if (!key)
        return QStringLiteral("unknown");
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_EC) {
        char group[80] = {};
        size_t size = 0;
        if (EVP_PKEY_get_group_name(key, group, sizeof group, &size) == 1)
            return QStringLiteral("EC %1").arg(QString::fromLatin1(group, static_cast<qsizetype>(size)));
    }
    const auto *name = EVP_PKEY_get0_type_name(key);
    return QStringLiteral("%1 %2")
        .arg(QString::fromLatin1(name ? name : "unknown"))
        .arg(EVP_PKEY_get_bits(key));
}

} // namespace

CertificateLink readLink(X509 *certificate)
{
    CertificateLink link;
    link.subject = text(X509_get_subject_name(certificate));
    link.issuer = text(X509_get_issuer_name(certificate));
    link.notBefore = time(X509_get0_notBefore(certificate));
    link.notAfter = time(X509_get0_notAfter(certificate));
    link.key = keyOf(certificate);
    link.signature = QString::fromLatin1(OBJ_nid2ln(X509_get_signature_nid(certificate)));
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest, &size) == 1)
        link.sha256 = QByteArray(reinterpret_cast<const char *>(digest), static_cast<qsizetype>(size));
    return link;
}

QStringList readNames(X509 *certificate)
{
    QStringList names;
    const std::unique_ptr<GENERAL_NAMES, OpenSslFree<GENERAL_NAMES_free>> list(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; list && i < sk_GENERAL_NAME_num(list.get()) && names.size() < maxNames; ++i) {
        const auto *name = sk_GENERAL_NAME_value(list.get(), i);
        if (name->type == GEN_DNS) {
            const auto *bytes = reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.dNSName));
            auto label = QString::fromLatin1(bytes, ASN1_STRING_length(name->d.dNSName)).left(maxText);
            for (auto &c : label) {
                if (!c.isPrint())
                    c = QChar::ReplacementCharacter;
            }
            names << label;
        } else if (name->type == GEN_IPADD) {
            const auto *bytes = ASN1_STRING_get0_data(name->d.iPAddress);
            if (ASN1_STRING_length(name->d.iPAddress) == 4)
                names << QHostAddress(
                             static_cast<quint32>(bytes[0]) << 24 | static_cast<quint32>(bytes[1]) << 16
                             | static_cast<quint32>(bytes[2]) << 8 | bytes[3])
                             .toString();
            else if (ASN1_STRING_length(name->d.iPAddress) == 16)
                names << QHostAddress(bytes).toString();
        }
    }
    ERR_clear_error();
    return names;
}

} // namespace duopost
