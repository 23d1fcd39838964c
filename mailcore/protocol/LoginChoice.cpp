// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/LoginChoice.h"

#include <algorithm>

namespace duopost {

LoginChoice chooseLogin(const QList<QByteArray> &mechanisms, bool ownCommandAllowed, bool isPrivate)
{
    const auto offered = [&](const char *name) {
        return std::any_of(mechanisms.begin(), mechanisms.end(), [&](const QByteArray &m) {
            return m.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    if (isPrivate && offered("PLAIN"))
        return {LoginChoice::Kind::Sasl, "PLAIN"};
    for (const auto *name : {"SCRAM-SHA-256", "SCRAM-SHA-1"}) {
        if (offered(name))
            return {LoginChoice::Kind::Sasl, name};
    }
    if (!isPrivate)
        return {};
    if (ownCommandAllowed)
        return {LoginChoice::Kind::OwnCommand, {}};
    if (offered("LOGIN"))
        return {LoginChoice::Kind::Sasl, "LOGIN"};
    return {};
}

} // namespace duopost
