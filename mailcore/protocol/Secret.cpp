// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/Secret.h"

#include <QStringEncoder>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace duopost {

void wipe(void *memory, size_t size)
{
    if (size > 0)
        OPENSSL_cleanse(memory, size);
}

Secret Secret::toBase64() const
{
    Secret result;
    result.resize((size() + 2) / 3 * 4 + 1); // OpenSSL ends it with a NUL
    const int written = EVP_EncodeBlock(
        reinterpret_cast<unsigned char *>(result.data()),
        reinterpret_cast<const unsigned char *>(m_bytes.data()), static_cast<int>(size()));
    result.resize(written);
    return result;
}

Secret Secret::take(QString &text)
{
    QStringEncoder encoder(QStringEncoder::Utf8);
    Secret result;
    result.resize(encoder.requiredSpace(text.size()));
    const auto *end = encoder.appendToBuffer(result.data(), text);
    result.resize(end - result.data());
    if (text.isDetached()) // else it is somebody's who goes on using it, or a literal
        wipe(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text.clear();
    return result;
}

} // namespace duopost
