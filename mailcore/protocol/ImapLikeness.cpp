// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapLikeness.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapMailbox.h"
#include "mailcore/protocol/ImapScanner.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype mostFound = 50; ///< copies of one Message-ID that are looked at

QByteArray lookCommand(const QList<quint32> &uids)
{
    return "UID FETCH " + sequenceSet(uids) + " (UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])";
}

ImapConnection::Untagged into(QList<SeenMessage> &seen)
{
    return [&seen](QByteArrayView response) {
        const auto fetch = parseFetch(response);
        if (fetch && fetch->uid && fetch->header)
            seen << SeenMessage{fetch->uid, fetch->size.value_or(0), parseHeader(*fetch->header).messageId};
    };
}

} // namespace

bool canBeSearched(const QByteArray &messageId)
{
    return !messageId.isEmpty() && messageId.size() < 900
        && std::all_of(messageId.begin(), messageId.end(), [](char c) { return c > 0x1f && c < 0x7f; });
}

bool isSame(const Likeness &meant, const SeenMessage &seen)
{
    if (!meant.messageId.isEmpty())
        return meant.messageId == seen.messageId;
    return meant.size == 0 || seen.size == 0 || meant.size == seen.size;
}

QList<SeenMessage> look(ImapMailbox &mailbox, const QList<quint32> &uids)
{
    QList<SeenMessage> seen;
    if (!uids.isEmpty())
        mailbox.connection().run(lookCommand(uids), into(seen));
    return seen;
}

Recognised recognise(ImapMailbox &mailbox, const Targets &targets)
{
    QList<quint32> uids;
    for (const auto &id : targets.ids) {
        if (const auto uid = id.key.toUInt())
            uids << uid;
    }
    auto &connection = mailbox.connection();
    QList<SeenMessage> seen;
    const auto untrusted = [&](quint64 validity) {
        // RFC 9051 section 2.3.1.1: without a validity no UID of before means anything.
        if (targets.uidValidity == 0 || validity == 0)
            throw MailError(
                MailError::Kind::MessageGone, targets.folder.path, {},
                QStringLiteral("the server gives no UIDVALIDITY, so the messages cannot be told apart"));
    };
    untrusted(1);
    if (uids.isEmpty())
        return {{}, targets.ids};
    if (mailbox.isOpen(targets.folder.name)) {
        mailbox.refreshFor(targets.ids);
        mailbox.requireValidity(targets.folder, targets.uidValidity);
        untrusted(mailbox.selection().state().uidValidity);
        seen = look(mailbox, uids);
    } else {
        const auto opening = mailbox.startOpening(targets.folder.name);
        const auto looking = connection.send(lookCommand(uids));
        try {
            mailbox.finishOpening(opening);
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::ServerRefused)
                connection.attempt(looking);
            throw;
        }
        connection.complete(looking, into(seen));
        mailbox.requireValidity(targets.folder, targets.uidValidity);
        untrusted(mailbox.selection().state().uidValidity);
    }
    QHash<quint32, SeenMessage> byUid;
    for (const auto &message : std::as_const(seen))
        byUid.insert(message.uid, message);
    Recognised result;
    for (const auto &id : targets.ids) {
        const auto uid = id.key.toUInt();
        const auto found = byUid.constFind(uid);
        if (uid != 0 && found != byUid.constEnd() && isSame(targets.likeness.value(id.key), *found))
            result.uids << uid;
        else
            result.missing << id;
    }
    return result;
}

Located locate(ImapMailbox &mailbox, const QByteArray &folder, const QHash<QByteArray, Likeness> &meant)
{
    Located result;
    auto &connection = mailbox.connection();
    QList<ImapConnection::Tag> searches;
    const auto opening = mailbox.startOpening(folder, ImapMailbox::Access::Look);
    auto keys = meant.keys();
    std::sort(keys.begin(), keys.end());
    for (const auto &key : std::as_const(keys)) {
        if (const auto &messageId = meant[key].messageId; canBeSearched(messageId))
            searches << connection.send("UID SEARCH HEADER Message-ID " + imapQuoted(messageId));
    }
    std::optional<MailError> refused;
    try {
        mailbox.finishOpening(opening);
        result.uidValidity = mailbox.selection().state().uidValidity;
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused)
            throw;
        refused = error;
    }
    QList<quint32> found;
    for (const auto &tag : std::as_const(searches)) {
        const bool ok = connection.attempt(tag, [&](QByteArrayView response) {
            // Searches may be answered in another order, so whose answer it is shows the message itself.
            const auto uids = searchResult(response);
            found += uids.last(qMin(mostFound, uids.size()));
        });
        // Not knowing is not the same as not being there: what was done must not be done twice.
        if (!ok && !refused)
            refused = MailError(MailError::Kind::ServerRefused, QStringLiteral("SEARCH"));
    }
    if (refused)
        throw *refused;
    // HEADER matches parts of a Message-ID, too: only an exact one counts, of the same size.
    QMultiHash<QByteArray, SeenMessage> byMessageId;
    for (const auto &group : inCommands(found, 500)) {
        for (const auto &message : look(mailbox, group))
            byMessageId.insert(message.messageId, message);
    }
    for (const auto &key : std::as_const(keys)) {
        const auto &likeness = meant[key];
        quint32 newest = 0;
        for (const auto &message : byMessageId.values(likeness.messageId)) {
            if (!likeness.messageId.isEmpty()
                && (likeness.size == 0 || message.size == 0 || likeness.size == message.size)) {
                newest = qMax(newest, message.uid);
                result.candidates[key] << message.uid;
            }
        }
        if (newest != 0)
            result.uids.insert(key, newest);
    }
    return result;
}

} // namespace duopost
