// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Provider.h"

namespace duopost {

/// resources/providers.json as values. problems: everything that breaks the schema, one line each; an entry
/// with a problem is left out. Pure.
QList<Provider> readProviders(const QByteArray &json, QStringList &problems);

/// Whether the country is a member of the European Union or of the European Economic Area; Unknown for an empty
/// or malformed code.
DataArea dataAreaOf(const QString &country);

} // namespace duopost
