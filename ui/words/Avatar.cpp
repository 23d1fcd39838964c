// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/Avatar.h"

#include "ui/theme/Theme.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QTextBoundaryFinder>

namespace duopost {

namespace {

// White on each has a contrast of at least 4.5:1.
constexpr QRgb grounds[] = {0x2457c5, 0x17703a, 0x8a3ab9, 0xb0413e, 0x0f6f7c, 0x8a5200, 0x4b5bb5, 0xa83279};

/// The first letter as a person sees it, surrogate pairs and combining marks included.
QString firstLetter(const QString &word)
{
    for (const QChar c : word) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            break;
        return firstLetter(word.mid(1));
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto end = finder.toNextBoundary();
    return end > 0 ? word.left(end).toUpper() : QString();
}

} // namespace

QString initials(const MailAddress &person)
{
    const QString source = person.name.trimmed().isEmpty()
        ? person.address.section(QLatin1Char('@'), 0, 0).left(100)
        : person.name.left(100);
    QStringList words = source.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.removeIf([](const QString &word) { return firstLetter(word).isEmpty(); });
    if (words.isEmpty())
        return QStringLiteral("?");
    return words.size() == 1 ? firstLetter(words.first())
                             : firstLetter(words.first()) + firstLetter(words.last());
}

QColor avatarColour(const QString &address)
{
    const QByteArray hash = QCryptographicHash::hash(address.toLower().toUtf8(), QCryptographicHash::Md5);
    return QColor(grounds[static_cast<uchar>(hash[0]) % std::size(grounds)]);
}

QColor accountColour(int index)
{
    const QColor colour(grounds[static_cast<size_t>(index) % std::size(grounds)]);
    return colours().dark ? colour.lighter(150) : colour;
}

void paintAvatar(QPainter &painter, const QRectF &where, const MailAddress &person)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(avatarColour(person.address));
    painter.drawEllipse(where);
    QFont font = painter.font();
    font.setPixelSize(qRound(where.height() * 0.4));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(where, Qt::AlignCenter, initials(person));
    painter.restore();
}

} // namespace duopost
