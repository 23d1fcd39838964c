// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/MessageMatcher.h"

#include "mailcore/store/BodyHash.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

// By what two copies of a message may find each other at all.
QByteArray nameOf(const MessageTraits &message)
{
    return message.messageId.isEmpty() ? '\n' + message.subject.toUtf8() + '\n' + message.fromAddress.toUtf8()
                                       : message.messageId;
}

bool sameDate(const MessageTraits &a, const MessageTraits &b)
{
    return a.date == b.date || a.date == 0 || b.date == 0;
}

bool sameTraits(const MessageTraits &a, const MessageTraits &b)
{
    return !a.messageId.isEmpty() && a.size == b.size && a.size != 0 && sameDate(a, b);
}

class Matching {
public:
    Matching(
        const QList<MessageTraits> &here, const QList<MessageTraits> &there, QList<MatchedPair> known,
        const MessageHashes &hashesHere, const MessageHashes &hashesThere)
        : m_here(here), m_there(there), m_pairs(std::move(known)), m_hashesHere(hashesHere),
          m_hashesThere(hashesThere)
    {
        QSet<qsizetype> takenHere, takenThere;
        for (const auto &pair : std::as_const(m_pairs)) {
            takenHere << pair.here;
            takenThere << pair.there;
        }
        for (qsizetype i = 0; i < here.size(); ++i) {
            if (!takenHere.contains(i))
                m_groups[nameOf(here[i])].here << i;
        }
        for (qsizetype i = 0; i < there.size(); ++i) {
            const auto group = m_groups.find(nameOf(there[i]));
            if (!takenThere.contains(i) && group != m_groups.end())
                group->there << i;
        }
    }

    QList<MatchedPair> run()
    {
        for (auto &group : m_groups) {
            pairByTraits(group.here, group.there);
            pairByHeader(group.here, group.there);
        }
        std::sort(m_pairs.begin(), m_pairs.end(), [](const MatchedPair &a, const MatchedPair &b) {
            return a.here < b.here;
        });
        return m_pairs;
    }

private:
    using Indexes = QList<qsizetype>;
    struct Group {
        Indexes here, there;
    };

    // Only where it leaves no choice: one on each side.
    void pairByTraits(Indexes &here, Indexes &there)
    {
        // Without an id nothing is sure; and where very many share one, every pair would be looked at.
        constexpr qsizetype mostPairs = 1'000'000;
        if (here.isEmpty() || there.isEmpty() || m_here[here.first()].messageId.isEmpty()
            || here.size() * there.size() > mostPairs)
            return;
        for (qsizetype i = 0; i < here.size();) {
            const auto fits = [&](qsizetype a, qsizetype b) { return sameTraits(m_here[a], m_there[b]); };
            Indexes mine, theirs;
            for (const auto b : std::as_const(there)) {
                if (fits(here[i], b))
                    theirs << b;
            }
            if (theirs.size() == 1) {
                for (const auto a : std::as_const(here)) {
                    if (fits(a, theirs.first()))
                        mine << a;
                }
            }
            if (mine.size() != 1) {
                ++i;
                continue;
            }
            m_pairs << MatchedPair{here[i], theirs.first(), MatchedBy::Traits};
            there.removeOne(theirs.first());
            here.removeAt(i);
        }
    }

    void pairByHeader(Indexes &here, const Indexes &there)
    {
        if (here.isEmpty() || there.isEmpty())
            return;
        QHash<QByteArray, Indexes> byHash;
        for (const auto b : there) {
            if (const auto hash = m_hashesThere.header(b); !hash.isEmpty())
                byHash[hash] << b;
        }
        QHash<QByteArray, Indexes> mine;
        for (const auto a : std::as_const(here)) {
            if (const auto hash = m_hashesHere.header(a); byHash.contains(hash))
                mine[hash] << a;
        }
        for (auto group = mine.begin(); group != mine.end(); ++group)
            pairEqualHeaders(*group, byHash[group.key()]);
    }

    // One of each with a Message-ID and one size needs no more proof. Else the whole message decides: sizes are
    // sometimes wrong, and what programs send without a Message-ID may have one header each time.
    void pairEqualHeaders(const Indexes &here, Indexes &there)
    {
        if (here.size() == 1 && there.size() == 1 && !m_here[here[0]].messageId.isEmpty()
            && m_here[here[0]].size == m_there[there[0]].size) {
            m_pairs << MatchedPair{here[0], there[0], MatchedBy::HeaderHash};
            return;
        }
        for (const auto a : here) {
            const auto own = m_hashesHere.content(a);
            const auto found = std::find_if(there.begin(), there.end(), [&](qsizetype b) {
                return !own.isEmpty() && m_hashesThere.content(b) == own;
            });
            if (found == there.end())
                continue;
            m_pairs << MatchedPair{a, *found, MatchedBy::Content};
            there.erase(found);
        }
    }

    const QList<MessageTraits> &m_here, &m_there;
    QList<MatchedPair> m_pairs;
    const MessageHashes &m_hashesHere, &m_hashesThere;
    QHash<QByteArray, Group> m_groups;
};

} // namespace

QList<MatchedPair> matchMessages(
    const QList<MessageTraits> &here, const QList<MessageTraits> &there, QList<MatchedPair> known,
    const MessageHashes &hashesHere, const MessageHashes &hashesThere)
{
    return Matching(here, there, std::move(known), hashesHere, hashesThere).run();
}

namespace {

// Every line end becomes LF. @return where the body begins
qsizetype readHeader(QByteArrayView message, QByteArray &header)
{
    bool ownField = false;
    for (qsizetype at = 0; at < message.size();) {
        auto end = message.indexOf('\n', at);
        if (end < 0)
            end = message.size();
        auto line = message.sliced(at, end - at);
        at = end + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            return std::min(at, message.size());
        if (line.front() != ' ' && line.front() != '\t') { // else it goes on with the field before
            const auto name = line.first(std::max<qsizetype>(line.indexOf(':'), 0)).toByteArray().toLower();
            ownField = name == "status" || name == "x-status" || name == "x-uid" || name == "x-keywords"
                || name == "x-imapbase" || name == "x-imap";
        }
        if (!ownField)
            header.append(line.data(), line.size()).append('\n');
    }
    return message.size();
}

} // namespace

QByteArray headerHash(QByteArrayView message)
{
    QByteArray header;
    readHeader(message, header);
    return header.isEmpty() ? QByteArray() : bodyHash(header);
}

QByteArray contentHash(QByteArrayView message)
{
    QByteArray content;
    const auto body = message.sliced(readHeader(message, content));
    content += '\n';
    QByteArray text = body.toByteArray();
    text.replace("\r\n", "\n");
    // Some servers end every message with a line end, others keep it as it came.
    while (text.endsWith('\n'))
        text.chop(1);
    return bodyHash(content + text);
}

} // namespace duopost
