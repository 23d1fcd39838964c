// SPDX-License-Identifier: GPL-3.0-or-later
// The lines that calendars and visiting cards are made of (RFC 5545 section 3.1, RFC 6350 section 3.3).
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace duopost {

struct ContentLine {
    QString name; ///< upper case, without a group
    QHash<QString, QString> parameters; ///< names in upper case
    QString value; ///< as written

    QString text() const; ///< the value unescaped, its control and direction characters neutralised
    QStringList parts() const; ///< the same, split at semicolons (N, ADR, ORG)
};

/// At most 5,000 lines; what is no such line is passed over. UTF-8, else windows-1252. Quoted-printable values
/// of vCard 2.1 are decoded.
QList<ContentLine> contentLines(const QByteArray &bytes);

} // namespace duopost
