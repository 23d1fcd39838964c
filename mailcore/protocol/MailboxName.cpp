// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/MailboxName.h"

#include "mailcore/protocol/ImapScanner.h"

#include <QStringList>

namespace duopost {

namespace {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

int digit(char c)
{
    const auto *found = c ? strchr(alphabet, c) : nullptr;
    return found ? static_cast<int>(found - alphabet) : -1;
}

// UTF-16BE in the modified base64; null if it is not valid.
QString decodeShift(QByteArrayView text)
{
    QString result;
    quint32 bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = digit(c);
        if (value < 0)
            return {};
        bits = (bits << 6) | static_cast<quint32>(value);
        count += 6;
        if (count >= 16) {
            count -= 16;
            result += QChar(static_cast<ushort>(bits >> count));
        }
    }
    const bool padded = count < 6 && (bits & ((1U << count) - 1)) == 0;
    return padded && result.isValidUtf16() ? result : QString();
}

} // namespace

QString decodeMailboxName(QByteArrayView wire)
{
    QString result;
    QByteArray plain;
    const auto flush = [&] {
        result += QString::fromUtf8(plain);
        plain.clear();
    };
    for (qsizetype i = 0; i < wire.size(); ++i) {
        if (wire[i] != '&') {
            plain += wire[i];
            continue;
        }
        const auto end = wire.indexOf('-', i + 1);
        if (end == i + 1) {
            plain += '&';
            i = end;
            continue;
        }
        const auto text = end > 0 ? decodeShift(wire.sliced(i + 1, end - i - 1)) : QString();
        if (text.isEmpty()) {
            plain += '&'; // not modified UTF-7: shown as it stands
            continue;
        }
        flush();
        result += text;
        i = end;
    }
    flush();
    return result;
}

QByteArray encodeMailboxName(QStringView name)
{
    QByteArray result;
    for (qsizetype i = 0; i < name.size();) {
        const auto c = name[i].unicode();
        if (c >= 0x20 && c <= 0x7e) {
            result += static_cast<char>(c);
            if (c == '&')
                result += '-';
            ++i;
            continue;
        }
        result += '&';
        quint32 bits = 0;
        int count = 0;
        for (; i < name.size() && (name[i].unicode() < 0x20 || name[i].unicode() > 0x7e); ++i) {
            bits = (bits << 16) | name[i].unicode();
            count += 16;
            for (; count >= 6; count -= 6)
                result += alphabet[(bits >> (count - 6)) & 0x3f];
            bits &= (1U << count) - 1;
        }
        if (count > 0)
            result += alphabet[(bits << (6 - count)) & 0x3f];
        result += '-';
    }
    return result;
}

QString displayPath(QByteArrayView wire, char delimiter)
{
    QStringList parts;
    const auto text = decodeMailboxName(wire);
    const auto pieces = delimiter ? text.split(QLatin1Char(delimiter)) : QStringList{text};
    for (auto piece : pieces) {
        if (delimiter != '/')
            piece.replace(QLatin1Char('/'), QChar(0x2215));
        for (auto &c : piece) {
            const bool hidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
            if (hidden)
                c = QChar::ReplacementCharacter;
        }
        parts << piece;
    }
    if (!parts.isEmpty() && parts.first().compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0)
        parts.first() = QStringLiteral("INBOX");
    return parts.join(QLatin1Char('/'));
}

FolderRole roleByAttribute(QByteArrayView attribute)
{
    static constexpr std::pair<const char *, FolderRole> roles[]
        = {{"\\Sent", FolderRole::Sent}, {"\\Drafts", FolderRole::Drafts},   {"\\Trash", FolderRole::Trash},
           {"\\Junk", FolderRole::Junk}, {"\\Archive", FolderRole::Archive}, {"\\All", FolderRole::All}};
    for (const auto &[name, role] : roles) {
        if (equalsNoCase(attribute, name))
            return role;
    }
    return FolderRole::None;
}

} // namespace duopost
