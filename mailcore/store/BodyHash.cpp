// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/BodyHash.h"

#include "mailcore/MailError.h"

#include <openssl/evp.h>

namespace duopost {

// OpenSSL's, because Qt's own takes several times as long, which counts when a whole maildrop comes in.
QByteArray bodyHash(QByteArrayView raw)
{
    QByteArray result(32, '\0');
    unsigned length = 0;
    if (EVP_Digest(
            raw.data(), static_cast<size_t>(raw.size()), reinterpret_cast<unsigned char *>(result.data()),
            &length, EVP_sha256(), nullptr)
            != 1
        || length != 32)
        throw MailError(MailError::Kind::StoreFailed, {}, {}, QStringLiteral("SHA-256 is not available"));
    return result;
}

} // namespace duopost
