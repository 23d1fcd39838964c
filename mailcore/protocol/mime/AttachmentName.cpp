// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/AttachmentName.h"

#include "mailcore/protocol/mime/MediaType.h"
#include "mailcore/protocol/mime/Neutralise.h"

#include <QStringList>
#include <algorithm>

namespace duopost::mime {

namespace {

constexpr qsizetype longestName = 200; // bytes; file systems stop at 255, and " (2)" must fit

QString baseName(const QString &path)
{
    const qsizetype cut = qMax(path.lastIndexOf(QLatin1Char('/')), path.lastIndexOf(QLatin1Char('\\')));
    return path.sliced(cut + 1);
}

/// Blanks and dots at the ends: Windows drops them, and a leading dot hides the file.
QString stripped(QStringView name)
{
    const auto loose = [](QChar c) { return c == QLatin1Char('.') || c.isSpace(); };
    while (!name.isEmpty() && loose(name.back()))
        name.chop(1);
    while (!name.isEmpty() && loose(name.front()))
        name = name.sliced(1);
    return name.toString();
}

QString withoutReserved(QString name)
{
    for (QChar &c : name) {
        if (QStringLiteral("<>:\"|?*/\\").contains(c))
            c = QLatin1Char('_');
    }
    return name;
}

/// CON, NUL, COM1 … with any extension are devices on Windows.
bool isDevice(const QString &name)
{
    const QString stem = name.section(QLatin1Char('.'), 0, 0).trimmed().toUpper();
    static const QStringList devices{QStringLiteral("CON"),    QStringLiteral("PRN"),
                                     QStringLiteral("AUX"),    QStringLiteral("NUL"),
                                     QStringLiteral("CONIN$"), QStringLiteral("CONOUT$")};
    if (devices.contains(stem))
        return true;
    return stem.size() == 4 && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT")))
        && stem[3].isDigit();
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= longestName)
        return name;
    constexpr qsizetype longestExtension = 20;
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    const QString extension
        = dot > 0 && name.sliced(dot).toUtf8().size() <= longestExtension ? name.sliced(dot) : QString();
    QString stem = name.first(qMin(name.size() - extension.size(), longestName));
    while (stem.toUtf8().size() + extension.toUtf8().size() > longestName)
        stem.chop(1);
    if (!stem.isEmpty() && stem.back().isHighSurrogate())
        stem.chop(1);
    return stripped(stem) + extension;
}

QString nameFor(const QByteArray &type)
{
    QByteArray stem = type.left(type.indexOf('/'));
    if (stem == "message")
        stem = "message";
    else if (stem == "text")
        stem = "text";
    else if (stem != "image" && stem != "audio" && stem != "video")
        stem = "attachment";
    if (type == "text/calendar")
        stem = "invitation";
    else if (type.endsWith("-signature"))
        stem = "signature";
    else if (type == "message/delivery-status")
        stem = "delivery-status";
    else if (type == "text/rfc822-headers")
        stem = "headers";
    return QString::fromLatin1(stem + '.' + extensionFor(type));
}

} // namespace

QString safeAttachmentName(const QString &wanted, const QByteArray &type)
{
    QString name = stripped(withoutReserved(neutralised(baseName(wanted))).simplified());
    if (isDevice(name))
        name.prepend(QLatin1Char('_'));
    name = shortened(name);
    const auto says = [](QChar c) { return c != QLatin1Char('_') && c != QLatin1Char(' '); };
    return std::any_of(name.cbegin(), name.cend(), says) ? name : nameFor(type);
}

} // namespace duopost::mime
