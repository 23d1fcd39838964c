// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Flowed.h"

namespace duopost::mime {

namespace {

QString quotePrefix(qsizetype depth, QStringView line)
{
    if (depth == 0)
        return {};
    return QString(depth, QLatin1Char('>')) + (line.isEmpty() ? QString() : QStringLiteral(" "));
}

} // namespace

QString unwrapFlowed(const QString &text, DelSp delSp)
{
    QString result;
    result.reserve(text.size());
    bool open = false; // the last line written goes on
    qsizetype openDepth = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), at);
        const bool hasEnd = end >= 0;
        if (!hasEnd)
            end = text.size();
        QStringView line = QStringView(text).sliced(at, end - at);
        at = end + 1;

        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == QLatin1Char('>'))
            ++depth;
        line = line.sliced(depth);
        if (line.startsWith(QLatin1Char(' '))) // space-stuffed, section 4.4
            line = line.sliced(1);
        const bool signature = line == QLatin1String("-- ");
        const bool flows = line.endsWith(QLatin1Char(' ')) && !signature;

        if (open && (signature || depth != openDepth)) {
            result += QLatin1Char('\n');
            open = false;
        }
        if (!open)
            result += quotePrefix(depth, line);
        if (flows && delSp == DelSp::Yes)
            line.chop(1);
        result += line;
        open = flows;
        openDepth = depth;
        if (!flows && hasEnd)
            result += QLatin1Char('\n');
    }
    if (open)
        result += QLatin1Char('\n');
    return result;
}

} // namespace duopost::mime
