// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/KnownMessages.h"

#include "mailcore/sync/BodyIntake.h"

#include <QCryptographicHash>

namespace duopost {

namespace {

// What a server, or a file, may have made of line ends does not make another message.
QByteArray normalised(const QByteArray &raw)
{
    auto text = withCrLf(raw);
    if (!text.endsWith("\r\n"))
        text += "\r\n";
    return text;
}

QByteArray digest(const QByteArray &raw)
{
    return QCryptographicHash::hash(normalised(raw), QCryptographicHash::Sha256);
}

QSet<qint64> sizesOf(const QByteArray &raw)
{
    return {raw.size(), withCrLf(raw).size(), normalised(raw).size()};
}

} // namespace

KnownMessages::KnownMessages(const QList<ArchiveRow> &rows, std::function<QByteArray(MessageId)> body)
    : m_body(std::move(body))
{
    for (const auto &row : rows) {
        if (row.messageId.isEmpty())
            m_nameless[row.size] << row.id;
        else
            ++m_named[{row.messageId, row.size}];
    }
}

bool KnownMessages::take(const QByteArray &messageId, const QByteArray &raw)
{
    for (const auto size : sizesOf(raw)) {
        if (!messageId.isEmpty()) {
            const auto there = m_named.find({messageId, size});
            if (there == m_named.end() || *there == 0)
                continue;
            --*there;
            return true;
        }
        const auto candidates = m_nameless.find(size);
        if (candidates == m_nameless.end())
            continue;
        const auto own = digest(raw);
        for (const auto id : std::as_const(*candidates)) {
            if (!m_digests.contains(id))
                m_digests.insert(id, digest(m_body(id)));
            if (m_digests.value(id) != own)
                continue;
            candidates->removeOne(id);
            return true;
        }
    }
    return false;
}

} // namespace duopost
