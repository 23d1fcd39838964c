// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/KnownMessages.h"

#include "mailcore/protocol/mime/LineEnds.h"

#include <QCryptographicHash>

namespace duopost {

namespace {

// What a server, or a file, may have made of line ends does not make another message.
QByteArray normalised(const QByteArray &raw)
{
    auto text = mime::withCrLf(raw);
    if (!text.endsWith("\r\n"))
        text += "\r\n";
    return text;
}

QByteArray digestOf(const QByteArray &raw)
{
    return QCryptographicHash::hash(normalised(raw), QCryptographicHash::Sha256);
}

QSet<qint64> sizesOf(const QByteArray &raw)
{
    return {raw.size(), mime::withCrLf(raw).size(), normalised(raw).size()};
}

} // namespace

KnownMessages::KnownMessages(const QList<ArchiveRow> &rows, std::function<QByteArray(MessageId)> body)
    : m_body(std::move(body))
{
    for (const auto &row : rows)
        m_known[{row.messageId, row.size}] << Known{row.id, row.messageId.isEmpty() || row.bodyHere};
}

bool KnownMessages::sameContent(MessageId id, const QByteArray &digest)
{
    auto known = m_digests.find(id);
    if (known == m_digests.end())
        known = m_digests.insert(id, digestOf(m_body(id)));
    return *known == digest;
}

bool KnownMessages::take(const QByteArray &messageId, const QByteArray &raw)
{
    QByteArray digest; // made once, and only if there is something to compare with
    for (const auto size : sizesOf(raw)) {
        const auto candidates = m_known.find({messageId, size});
        if (candidates == m_known.end())
            continue;
        // The one that is known to be equal goes first: another may stand for another message.
        for (const bool byContent : {true, false}) {
            for (qsizetype i = 0; i < candidates->size(); ++i) {
                if (candidates->at(i).byContent != byContent)
                    continue;
                if (byContent && digest.isEmpty())
                    digest = digestOf(raw);
                if (byContent && !sameContent(candidates->at(i).id, digest))
                    continue;
                candidates->removeAt(i);
                return true;
            }
        }
    }
    return false;
}

} // namespace duopost
