// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <QSet>

namespace duopost {

/// What two spellings of one address have in common: lower case, the domain in A-labels. RFC 5321 section 2.4
/// lets the part before the "@" tell case apart; no provider does.
QString addressKey(const QString &address);

/// Collects addresses, each once.
class AddressCollector {
public:
    /// These are passed over.
    explicit AddressCollector(const QStringList &without = {});

    /// Those of @p addresses that can be sent to and were not seen before.
    QList<MailAddress> take(const QList<MailAddress> &addresses);

private:
    QSet<QString> m_seen;
};

} // namespace duopost
