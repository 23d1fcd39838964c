// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

namespace duopost {

/// What a configuration file (config-v1.1.xml) says for one address. Either servers or a reason why there are
/// none.
struct AutoconfigFile {
    QList<FoundServer> servers; ///< in the file's order; source and foundAt are the caller's to fill in
    DiscoveryStep::Reason reason = DiscoveryStep::Reason::None;
    QString detail;
};

/// Pure. No DTD, no entities, unknown elements passed over, servers without encryption left out; a file that
/// names domains and not this one is refused. domain: whose file was asked for, which is not always the
/// address's own.
AutoconfigFile
readAutoconfigFile(const QByteArray &bytes, const AccountAddress &address, const QString &domain);

} // namespace duopost
