// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Envelope.h"

#include "mailcore/protocol/mime/CmsReader.h"

namespace duopost::mime {

bool isEnvelopeType(QByteArrayView type)
{
    return type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime";
}

EnvelopeContent envelopeContent(const QByteArray &der)
{
    const CmsPtr cms = readCms(der);
    if (!cms)
        return EnvelopeContent::Unreadable;
    switch (typeOf(*cms)) {
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
    const CmsPtr cms = readCms(der);
    if (!cms || typeOf(*cms) != NID_pkcs7_signed)
        return {};
    ASN1_OCTET_STRING **content = CMS_get0_content(cms.get());
    if (!content || !*content)
        return {};
    return QByteArray(
        reinterpret_cast<const char *>(ASN1_STRING_get0_data(*content)), ASN1_STRING_length(*content));
}

} // namespace duopost::mime
