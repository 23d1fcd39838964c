// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/CmsReader.h"

#include <openssl/err.h>

namespace duopost::mime {

CmsPtr readCms(const QByteArray &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error(); // what it thinks of other people's bytes must not be found by the next caller
    return cms;
}

} // namespace duopost::mime
