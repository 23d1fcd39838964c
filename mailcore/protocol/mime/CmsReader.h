// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/OpenSsl.h"

#include <QByteArray>
#include <openssl/cms.h>

namespace duopost::mime {

using CmsPtr = std::unique_ptr<CMS_ContentInfo, OpenSslFree<CMS_ContentInfo_free>>;

/// Null if it is none.
CmsPtr readCms(const QByteArray &der);

inline int typeOf(const CMS_ContentInfo &cms)
{
    return OBJ_obj2nid(CMS_get0_type(&cms));
}

} // namespace duopost::mime
