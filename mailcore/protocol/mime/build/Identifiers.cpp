// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/Identifiers.h"

#include <QCryptographicHash>
#include <algorithm>

namespace duopost::mime {

namespace {

constexpr qsizetype longestId = 900; // with its brackets in a line of its own

}

bool isIdentifier(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= longestId && std::all_of(id.begin(), id.end(), [](char c) {
        return c > ' ' && c < 0x7f && c != '<' && c != '>';
    });
}

void replaceOddIds(OutgoingMessage &message)
{
    const auto odd = [](const QByteArray &id) { return !isIdentifier(id); };
    message.inReplyTo.removeIf(odd);
    message.references.removeIf(odd);
    if (odd(message.forwarded))
        message.forwarded.clear();
    for (auto &part : message.parts) {
        if (part.contentId.isEmpty() || isIdentifier(part.contentId))
            continue;
        const auto id = QCryptographicHash::hash(part.contentId, QCryptographicHash::Sha256).toHex().left(32)
            + "@duopost.invalid";
        for (const auto &written :
             {QString::fromUtf8(part.contentId), QString::fromLatin1(part.contentId.toPercentEncoding("@")),
              QString::fromUtf8(part.contentId).toHtmlEscaped()})
            message.html.replace(
                QStringLiteral("cid:") + written, QStringLiteral("cid:") + QString::fromLatin1(id),
                Qt::CaseInsensitive);
        part.contentId = id;
    }
}

} // namespace duopost::mime
