// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Envelope.h"

#include "mailcore/protocol/OpenSsl.h"

#include <openssl/cms.h>
#include <openssl/err.h>

namespace duopost::mime {

namespace {

using CmsPtr = std::unique_ptr<CMS_ContentInfo, OpenSslFree<CMS_ContentInfo_free>>;

CmsPtr read(const QByteArray &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    return cms;
}

} // namespace

bool isEnvelopeType(QByteArrayView type)
{
    return type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime";
}

EnvelopeContent envelopeContent(const QByteArray &der)
{
    const CmsPtr cms = read(der);
    if (!cms)
        return EnvelopeContent::Unreadable;
    switch (OBJ_obj2nid(CMS_get0_type(cms.get()))) {
    case NID_pkcs7_signed:
        return EnvelopeContent::Signed;
    case NID_pkcs7_enveloped:
    case NID_pkcs7_encrypted:
    case NID_id_smime_ct_authEnvelopedData:
        return EnvelopeContent::Encrypted;
    default:
        return EnvelopeContent::Other;
    }
}

std::optional<QByteArray> signedInside(const QByteArray &der)
{
    const CmsPtr cms = read(der);
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        return {};
    ASN1_OCTET_STRING **content = CMS_get0_content(cms.get());
    if (!content || !*content)
        return {};
    return QByteArray(
        reinterpret_cast<const char *>(ASN1_STRING_get0_data(*content)), ASN1_STRING_length(*content));
}

} // namespace duopost::mime
