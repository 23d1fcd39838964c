// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/attachments/ContentLines.h"

#include "mailcore/protocol/mime/Charset.h"
#include "mailcore/protocol/mime/Neutralise.h"
#include "mailcore/protocol/mime/QuotedPrintable.h"

namespace duopost {

namespace {

constexpr int mostLines = 5000;
constexpr qsizetype longestLine = 100'000; // a picture in a card may be longer; nobody reads it here

// Unfolded: a line that begins with a blank goes on with the one before it (a soft break of quoted-printable
// too).
QStringList unfolded(const QString &text)
{
    QStringList lines;
    for (QStringView line : QStringView(text).split(QLatin1Char('\n'))) {
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
        if (!lines.isEmpty() && (line.startsWith(QLatin1Char(' ')) || line.startsWith(QLatin1Char('\t')))) {
            if (lines.last().size() < longestLine)
                lines.last() += line.mid(1);
        } else if (
            !lines.isEmpty() && lines.last().endsWith(QLatin1Char('='))
            && lines.last().contains(QLatin1String("QUOTED-PRINTABLE"), Qt::CaseInsensitive)) {
            lines.last().chop(1);
            if (lines.last().size() < longestLine)
                lines.last() += line;
        } else if (!line.trimmed().isEmpty()) {
            if (lines.size() >= mostLines)
                break;
            lines << line.toString();
        }
    }
    return lines;
}

// Splits at a character that stands outside of quotes.
QStringList splitUnquoted(QStringView text, QChar at)
{
    QStringList pieces;
    bool quoted = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (text[i] == at && !quoted) {
            pieces << text.mid(begin, i - begin).toString();
            begin = i + 1;
        }
    }
    pieces << text.mid(begin).toString();
    return pieces;
}

qsizetype valueBegins(QStringView line)
{
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == QLatin1Char('"'))
            quoted = !quoted;
        else if (line[i] == QLatin1Char(':') && !quoted)
            return i;
    }
    return -1;
}

QString unescaped(QStringView value, bool oneLine)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != QLatin1Char('\\') || i + 1 == value.size()) {
            text += value[i];
            continue;
        }
        const QChar next = value[++i];
        text += next == QLatin1Char('n') || next == QLatin1Char('N') ? QChar(oneLine ? u' ' : u'\n') : next;
    }
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = mime::neutralised(line);
    return lines.join(QLatin1Char('\n')).trimmed();
}

} // namespace

QString ContentLine::text() const
{
    return unescaped(value, false);
}

QStringList ContentLine::parts() const
{
    QStringList pieces;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= value.size(); ++i) {
        if (i < value.size() && value[i] == QLatin1Char('\\')) {
            ++i;
            continue;
        }
        if (i >= value.size() || value[i] == QLatin1Char(';')) {
            pieces << unescaped(QStringView(value).mid(begin, i - begin), true);
            begin = i + 1;
        }
    }
    return pieces;
}

QList<ContentLine> contentLines(const QByteArray &bytes)
{
    QList<ContentLine> result;
    for (const QString &line : unfolded(mime::decodeCharset(bytes, "utf-8").text)) {
        const qsizetype colon = valueBegins(line);
        if (colon <= 0)
            continue;
        ContentLine content;
        content.value = line.mid(colon + 1);
        const QStringList words = splitUnquoted(QStringView(line).left(colon), QLatin1Char(';'));
        content.name = words.first().section(QLatin1Char('.'), -1).trimmed().toUpper();
        for (const QString &word : words.mid(1)) {
            QString value = word.section(QLatin1Char('='), 1);
            if (value.startsWith(QLatin1Char('"')) && value.endsWith(QLatin1Char('"')) && value.size() > 1)
                value = value.mid(1, value.size() - 2);
            content.parameters.insert(word.section(QLatin1Char('='), 0, 0).trimmed().toUpper(), value);
        }
        const QString encoding = content.parameters.value(QStringLiteral("ENCODING"));
        if (encoding.compare(QLatin1String("QUOTED-PRINTABLE"), Qt::CaseInsensitive) == 0) {
            const QByteArray charset = content.parameters.value(QStringLiteral("CHARSET")).toLatin1();
            content.value
                = mime::decodeCharset(mime::decodeQuotedPrintable(content.value.toUtf8()).bytes, charset).text;
        }
        result << content;
    }
    return result;
}

} // namespace duopost
