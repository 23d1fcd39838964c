// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/LoginNames.h"

namespace duopost {

QStringList loginNames(LoginName rule, const AccountAddress &address)
{
    switch (rule) {
    case LoginName::FullAddress:
        return {address.toString()};
    case LoginName::LocalPart:
        return {address.local};
    case LoginName::Own:
        return {};
    case LoginName::Unknown:
        break;
    }
    return {address.toString(), address.local}; // the order of RFC 6186 section 4
}

} // namespace duopost
