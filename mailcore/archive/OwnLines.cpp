// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/OwnLines.h"

#include "mailcore/archive/Marks.h"

#include <QCryptographicHash>

namespace duopost {

namespace {

constexpr QByteArrayView crlfLines = "crlf";
constexpr qsizetype longestLine = 1 << 16;

// Every line ends in CRLF, and neither stands alone: then LF says as much.
bool hasOnlyCrlf(const QByteArray &raw)
{
    qsizetype ends = 0;
    for (qsizetype at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) {
        if (at == 0 || raw[at - 1] != '\r')
            return false;
        ++ends;
    }
    return ends > 0 && raw.count('\r') == ends;
}

QByteArray withLf(const QByteArray &raw)
{
    QByteArray result;
    result.reserve(raw.size());
    for (const char c : raw) {
        if (c != '\r')
            result += c;
    }
    return result;
}

QByteArray withCrlf(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size() + text.size() / 32);
    for (const char c : text) {
        if (c == '\n')
            result += '\r';
        result += c;
    }
    return result;
}

// "size=12; received=5; …" behind the field's name.
QHash<QByteArray, QByteArray> valuesIn(const QByteArray &line)
{
    QHash<QByteArray, QByteArray> result;
    for (const auto &part : line.split(';')) {
        const auto one = part.trimmed();
        const auto equals = one.indexOf('=');
        if (equals > 0)
            result.insert(one.first(equals), one.sliced(equals + 1));
    }
    return result;
}

} // namespace

QByteArray digestOf(const QByteArray &raw)
{
    return QCryptographicHash::hash(raw, QCryptographicHash::Sha256);
}

QByteArray withOwnLines(const ArchivedMessage &message)
{
    const Marks marks{message.flags, message.keywords};
    const auto forOthers = headerOf(marks);
    QList<QByteArray> names;
    for (const auto &name : toNames(marks))
        names << name.toPercentEncoding();
    const bool crlf = hasOnlyCrlf(message.raw);
    QByteArray result = ownField.toByteArray();
    result += "size=" + QByteArray::number(message.raw.size());
    result += "; sha256=" + digestOf(message.raw).toHex();
    result += "; received=" + QByteArray::number(message.received);
    result += "; marks=" + names.join(',');
    result += crlf ? "; lines=crlf" : "; lines=own";
    result += "; fields=" + QByteArray::number(forOthers.count('\n')) + '\n';
    return result + forOthers + (crlf ? withLf(message.raw) : message.raw);
}

std::optional<ArchivedMessage> behindOwnLines(const QByteArray &text)
{
    const auto end = text.indexOf('\n');
    if (end < 0 || end > longestLine || !text.startsWith(ownField))
        return std::nullopt;
    const auto values = valuesIn(text.first(end).sliced(ownField.size()));
    auto begin = end + 1;
    for (auto fields = values.value("fields").toInt(); fields > 0; --fields) {
        const auto next = text.indexOf('\n', begin);
        if (next < 0)
            return std::nullopt;
        begin = next + 1;
    }
    const auto size = values.value("size").toLongLong();
    const auto rest = QByteArrayView(text).sliced(begin);
    ArchivedMessage result;
    result.raw = values.value("lines") == crlfLines ? withCrlf(rest) : rest.toByteArray();
    if (size < 0 || size > result.raw.size())
        return std::nullopt;
    result.raw.truncate(size);
    if (digestOf(result.raw).toHex() != values.value("sha256"))
        return std::nullopt;
    QList<QByteArray> names;
    for (const auto &name : values.value("marks").split(','))
        names << QByteArray::fromPercentEncoding(name);
    const auto marks = fromNames(names);
    result.flags = marks.flags;
    result.keywords = marks.keywords;
    result.received = values.value("received").toLongLong();
    result.isProven = true;
    return result;
}

} // namespace duopost
