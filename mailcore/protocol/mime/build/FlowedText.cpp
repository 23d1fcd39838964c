// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/FlowedText.h"

namespace duopost::mime {

namespace {

constexpr qsizetype width = 76, narrowest = 24;

qsizetype quoteDepth(QStringView line)
{
    qsizetype depth = 0;
    while (depth < line.size() && line[depth] == u'>')
        ++depth;
    return depth == line.size() || line[depth] == u' ' ? depth : 0;
}

bool isSignature(QStringView line)
{
    return line == u"-- ";
}

/// How much of a line goes before a soft line break: up to and with all blanks where it is cut. All of it if it
/// is short enough or has no place to cut.
qsizetype softLength(QStringView line, qsizetype room)
{
    if (line.size() <= room)
        return line.size();
    qsizetype best = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] != u' ')
            continue;
        while (i + 1 < line.size() && line[i + 1] == u' ')
            ++i;
        if (isSignature(line.first(i + 1))) // would be taken for one
            continue;
        if (i + 1 > room && best > 0)
            break;
        best = i + 1;
        if (best > room)
            break;
    }
    return best > 0 ? best : line.size();
}

void writeLine(QStringView content, qsizetype depth, QString &result)
{
    result += QString(depth, QLatin1Char('>'));
    const bool stuff
        = depth > 0 || content.startsWith(u' ') || content.startsWith(u'>') || content.startsWith(u"From ");
    if (stuff && !content.isEmpty())
        result += QLatin1Char(' ');
    result += content;
    result += QLatin1Char('\n');
}

void writeParagraph(QStringView line, QString &result)
{
    const auto depth = quoteDepth(line);
    line = line.sliced(depth);
    if (depth > 0 && !line.isEmpty())
        line = line.sliced(1);
    if (!isSignature(line)) {
        while (!line.isEmpty() && line.back() == u' ') // would join it with the next one
            line.chop(1);
    }
    const auto room = qMax(narrowest, width - depth - 1);
    do {
        const auto length = isSignature(line) ? line.size() : softLength(line, room);
        writeLine(line.first(length), depth, result);
        line = line.sliced(length);
    } while (!line.isEmpty());
}

} // namespace

QString flowedText(const QString &text)
{
    QString result;
    result.reserve(text.size() + text.size() / 32);
    for (const auto line : QStringView(text).split(u'\n'))
        writeParagraph(line, result);
    if (text.isEmpty() || text.endsWith(QLatin1Char('\n'))) // what follows the last line end is no line
        result.chop(1);
    return result;
}

} // namespace duopost::mime
