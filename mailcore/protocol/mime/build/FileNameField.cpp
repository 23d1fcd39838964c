// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/FileNameField.h"

#include "mailcore/protocol/mime/AttachmentName.h"
#include "mailcore/protocol/mime/Bytes.h"

#include <QByteArrayList>

namespace duopost::mime {

namespace {

constexpr qsizetype roomInLine = 60; // beside " filename*10*=" and ";"

bool isPlain(const QByteArray &name)
{
    for (const char c : name) {
        if (c < ' ' || c == 0x7f || c == '"' || c == '\\' || c == '%')
            return false;
    }
    return isAscii(name) && name.size() <= roomInLine && !name.contains("=?");
}

QByteArray escaped(const QByteArray &character)
{
    const char c = character[0];
    return character.size() == 1 && (isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_')
        ? character
        : character.toPercentEncoding();
}

} // namespace

QByteArray fileNameParameter(const QString &name, const QByteArray &type)
{
    const QString safe = safeAttachmentName(name, type);
    const QByteArray bytes = safe.toUtf8();
    if (isPlain(bytes))
        return ";\r\n filename=\"" + bytes + '"';
    // Cut between characters: some readers convert piece by piece.
    QByteArrayList pieces{"utf-8''"};
    for (const char32_t character : safe.toUcs4()) {
        const auto next = escaped(QString::fromUcs4(&character, 1).toUtf8());
        if (pieces.last().size() + next.size() > roomInLine)
            pieces += QByteArray();
        pieces.last() += next;
    }
    if (pieces.size() == 1)
        return ";\r\n filename*=" + pieces.first();
    QByteArray result;
    for (qsizetype i = 0; i < pieces.size(); ++i)
        result += ";\r\n filename*" + QByteArray::number(i) + "*=" + pieces[i];
    return result;
}

} // namespace duopost::mime
