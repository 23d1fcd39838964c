// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MessageCorpus.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace duopost::test {

namespace {

/// Everything in these corpora is a message except what comes with it: expectations, notes, other formats.
bool isMessageFile(const QString &path)
{
    static const QStringList others{
        QStringLiteral(".json"),   QStringLiteral(".xml"),    QStringLiteral(".out"),  QStringLiteral(".bin"),
        QStringLiteral(".tokens"), QStringLiteral(".xhtml"),  QStringLiteral(".html"), QStringLiteral(".tnef"),
        QStringLiteral(".list"),   QStringLiteral(".COPYING")};
    for (const QString &suffix : others) {
        if (path.endsWith(suffix))
            return false;
    }
    const QString name = path.section(QLatin1Char('/'), -1);
    if (name == QLatin1String("SOURCE.txt") || name == QLatin1String("COPYING")
        || name.contains(QLatin1String("LICENSE")) || name == QLatin1String("README"))
        return false;
    if (path.contains(QLatin1String("/tnef/")))
        return path.endsWith(QLatin1String(".eml"));
    if (path.contains(QLatin1String("/imaptest/")))
        return path.endsWith(QLatin1String(".mbox"));
    if (path.contains(QLatin1String("/mimetools-testmsgs/")))
        return path.endsWith(QLatin1String(".msg"));
    return !path.contains(QLatin1String("/summary/output/"))
        && !path.contains(QLatin1String("/charset-detection/"));
}

QList<CorpusMessage> splitMbox(const QString &name, const QByteArray &raw)
{
    QList<CorpusMessage> messages;
    qsizetype at = 0;
    while (at < raw.size()) {
        qsizetype next = raw.indexOf("\nFrom ", at);
        next = next < 0 ? raw.size() : next + 1;
        messages.append(
            {name + QLatin1Char('#') + QString::number(messages.size() + 1), raw.sliced(at, next - at)});
        at = next;
    }
    return messages;
}

} // namespace

QString corporaFolder()
{
    const QString path = QStringLiteral(DUOPOST_CORPORA);
    return QDir(path).exists() ? path : QString();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<CorpusMessage> corpusMessages(const QString &corpus)
{
    const QString folder = corporaFolder();
    QStringList paths;
    QDirIterator files(folder + QLatin1Char('/') + corpus, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    paths.sort();
    QList<CorpusMessage> messages;
    for (const QString &path : std::as_const(paths)) {
        if (!isMessageFile(path))
            continue;
        const QString name = path.sliced(folder.size() + 1);
        const QByteArray raw = readFile(path);
        if (raw.startsWith("From ")
            && (path.contains(QLatin1String("mbox")) || path.contains(QLatin1String("imaptest"))))
            messages += splitMbox(name, raw);
        else
            messages.append({name, raw});
    }
    return messages;
}

} // namespace duopost::test
