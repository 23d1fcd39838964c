// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/OpenSsl.h"

#include <openssl/err.h>

namespace duopost {

OpenSslFault takeOpenSslFault()
{
    const auto code = ERR_get_error();
    ERR_clear_error();
    if (code == 0)
        return {};
    const auto *words = ERR_reason_error_string(code);
    return {ERR_GET_REASON(code), QString::fromLatin1(words ? words : "unknown TLS error")};
}

} // namespace duopost
