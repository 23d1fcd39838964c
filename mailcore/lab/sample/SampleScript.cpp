// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/sample/SampleScript.h"

namespace duopost {

namespace {

QString trimmedText(const QStringList &lines)
{
    QString text = lines.join(QLatin1Char('\n'));
    while (text.startsWith(QLatin1Char('\n')))
        text.remove(0, 1);
    while (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    return text;
}

} // namespace

int SampleBlock::number(const char *name, int otherwise) const
{
    bool ok = false;
    const int value = key(name).toInt(&ok);
    return ok ? value : otherwise;
}

QList<SampleBlock> parseSampleScript(const QString &script)
{
    QList<SampleBlock> blocks;
    QStringList text;
    bool inKeys = false;
    const auto finish = [&] {
        if (!blocks.isEmpty())
            blocks.last().text = trimmedText(text);
        text.clear();
    };
    for (const QString &line : script.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("== "))) {
            finish();
            blocks << SampleBlock{line.mid(3).trimmed(), {}, {}};
            inKeys = true;
        } else if (inKeys && !line.trimmed().isEmpty()) {
            const qsizetype colon = line.indexOf(QLatin1Char(':'));
            blocks.last().keys.insert(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
        } else {
            inKeys = false;
            text << line;
        }
    }
    finish();
    return blocks;
}

QList<SampleTurn> parseSampleTurns(const QString &text)
{
    QList<SampleTurn> turns;
    QStringList lines;
    const auto finish = [&] {
        if (!turns.isEmpty())
            turns.last().text = trimmedText(lines);
        lines.clear();
    };
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.startsWith(QLatin1String("--- "))) {
            lines << line;
            continue;
        }
        finish();
        // Options part at "; " because file names may hold spaces.
        QStringList words = line.mid(4).split(QStringLiteral("; "));
        const QStringList head = words.takeFirst().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        turns << SampleTurn{head.value(0), head.value(1), words, {}};
    }
    finish();
    return turns;
}

qint64 sampleSpan(const QString &text)
{
    if (text.isEmpty())
        return 0;
    const QChar unit = text.back();
    const qint64 number = QStringView(text).chopped(1).toLongLong();
    return number * (unit == QLatin1Char('d') ? 86400 : unit == QLatin1Char('h') ? 3600 : 60);
}

MailAddress sampleAddress(const QString &text)
{
    const qsizetype open = text.indexOf(QLatin1Char('<'));
    if (open < 0)
        return {{}, text.trimmed()};
    return {text.left(open).trimmed(), text.mid(open + 1, text.indexOf(QLatin1Char('>')) - open - 1)};
}

} // namespace duopost
