// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapBodies.h"

#include "mailcore/protocol/ImapFetch.h"

#include <QElapsedTimer>
#include <QSet>
#include <algorithm>
#include <deque>

namespace duopost {

namespace {

constexpr qsizetype bodiesPerFetch = 100;
constexpr size_t pipelined = 4, mostPipelined = 16;
constexpr int quick = 100; ///< milliseconds from a command to the end of its answer
constexpr qsizetype mostAlone = 200; ///< messages asked for one by one after a refusal

const QByteArray items = " (UID RFC822.SIZE BODY.PEEK[])";

} // namespace

qsizetype fetchBodies(ImapMailbox &mailbox, const QList<RemoteId> &ids, const Session::MessageSink &sink)
{
    auto &connection = mailbox.connection();
    QSet<quint32> wanted;
    for (const auto &id : ids) {
        if (const auto uid = id.key.toUInt())
            wanted.insert(uid);
    }
    qsizetype count = 0;
    const auto take = [&](QByteArrayView response) {
        const auto fetch = parseFetch(response);
        if (!fetch || !fetch->uid || !fetch->body || fetch->body->isEmpty() || !wanted.remove(fetch->uid))
            return;
        ++count;
        sink(
            {{QByteArray::number(fetch->uid)},
             fetch->body->toByteArray(),
             // Exchange lies in both directions (Evolution Data Server): no error, but no proof either.
             fetch->size && fetch->body->size() < *fetch->size});
    };
    auto groups = inCommands(wanted.values(), bodiesPerFetch);
    struct Running {
        ImapConnection::Tag tag;
        QList<quint32> uids;
        QElapsedTimer since;
    };
    std::deque<Running> running;
    QList<quint32> refused;
    size_t depth = pipelined;
    while (!groups.isEmpty() || !running.empty()) {
        while (!groups.isEmpty() && running.size() < depth) {
            auto uids = groups.takeLast();
            auto tag = connection.send("UID FETCH " + sequenceSet(uids) + items);
            running.push_back({std::move(tag), std::move(uids), {}});
            running.back().since.start();
        }
        if (!connection.attempt(running.front().tag, take))
            refused += running.front().uids;
        // More at a time while the messages are small and the way is long; but a person's click waits behind
        // them.
        if (running.front().since.elapsed() < quick)
            depth = std::min(depth * 2, mostPipelined);
        else
            depth = pipelined;
        running.pop_front();
    }
    // One broken message makes some servers refuse all that were asked for with it.
    refused.removeIf([&](quint32 uid) { return !wanted.contains(uid); });
    std::optional<MailError> error;
    qsizetype alone = 0;
    for (const auto uid : std::as_const(refused)) {
        if (++alone > mostAlone)
            break;
        try {
            connection.run("UID FETCH " + QByteArray::number(uid) + items, take);
        } catch (const MailError &e) {
            if (e.kind() != MailError::Kind::ServerRefused)
                throw;
            error = e;
        }
    }
    if (error && count == 0)
        throw *error;
    return count;
}

QByteArray fetchBodyPart(ImapMailbox &mailbox, const RemoteId &id, const QByteArray &section)
{
    const bool isSection = !section.isEmpty() && std::all_of(section.begin(), section.end(), [](char c) {
        return c == '.' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    });
    const auto uid = id.key.toUInt();
    if (!isSection || uid == 0)
        throw MailError(MailError::Kind::BadUsage, QString::fromLatin1(section));
    std::optional<QByteArray> part;
    mailbox.connection().run(
        "UID FETCH " + QByteArray::number(uid) + " (UID BODY.PEEK[" + section + "])",
        [&](QByteArrayView response) {
            const auto fetch = parseFetch(response);
            if (fetch && fetch->uid == uid && fetch->header)
                part = fetch->header->toByteArray();
        });
    if (!part)
        throw MailError(MailError::Kind::MessageGone, QString::fromUtf8(mailbox.selection().name()));
    return *part;
}

} // namespace duopost
