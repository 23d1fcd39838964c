// SPDX-License-Identifier: GPL-3.0-or-later
// Content-Type, Content-Disposition and their parameters (RFC 2045, RFC 2183, RFC 2231). Pure; any thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace duopost::mime {

struct Parameter {
    QByteArray name; ///< lower case, without RFC 2231 stars
    QByteArray value; ///< unquoted, continuations joined, percent signs resolved; not converted
    QByteArray charset; ///< from RFC 2231, else empty
    bool extended = false; ///< came in RFC 2231 form
};

struct ParameterizedField {
    QByteArray value; ///< "text/plain", "attachment": lower case, without blanks
    QList<Parameter> parameters; ///< in order; RFC 2231 pieces joined
    bool repeated = false; ///< one parameter was given twice with different values; the first one counts

    QByteArray bytes(QByteArrayView name) const; ///< as sent; empty if missing
    QString
    text(QByteArrayView name) const; ///< decoded, also encoded words and raw 8-bit text; empty if missing
    bool has(QByteArrayView name) const { return find(name) != nullptr; }

private:
    const Parameter *find(QByteArrayView name) const;
};

ParameterizedField parseParameterized(QByteArrayView raw);

} // namespace duopost::mime
