// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapMover.h"

#include "mailcore/protocol/ImapCodes.h"
#include "mailcore/protocol/ImapLikeness.h"

#include <QSet>

namespace duopost {

namespace {

void takeLanded(const std::optional<CopyUid> &code, Performed &performed)
{
    if (!code)
        return;
    performed.targetUidValidity = code->uidValidity;
    for (qsizetype i = 0; i < code->from.size(); ++i)
        performed.landed.insert(QByteArray::number(code->from[i]), idOf(code->to[i]));
}

// "* 3 EXPUNGE", "* VANISHED 17"
bool tellsOfRemoval(QByteArrayView response)
{
    const auto words = response.first(qMin<qsizetype>(response.size(), 40)).toByteArray().toUpper().split(' ');
    return words.value(1) == "VANISHED" || words.value(2).startsWith("EXPUNGE");
}

// What the first attempt has brought to the target already.
QSet<QByteArray> takeEarlier(ImapMailbox &mailbox, const Targets &targets, Performed &performed)
{
    QSet<QByteArray> landed;
    QHash<QByteArray, Likeness> meant;
    for (const auto &id : targets.ids)
        meant.insert(id.key, targets.likeness.value(id.key));
    const auto located = locate(mailbox, targets.target.name, meant);
    performed.targetUidValidity = located.uidValidity;
    for (auto one = located.uids.begin(); one != located.uids.end(); ++one) {
        performed.landed.insert(one.key(), idOf(*one));
        landed.insert(one.key());
    }
    return landed;
}

} // namespace

bool ImapMover::hasUidPlus() const
{
    return m_connection.has("UIDPLUS") || m_connection.has("IMAP4REV2");
}

void ImapMover::requireDeletable() const
{
    const auto &selection = m_mailbox.selection();
    if (!selection.keeps(MessageFlag::Deleted))
        throw MailError(
            MailError::Kind::ServerRefused, QString::fromUtf8(selection.name()), {},
            selection.isReadOnly() ? QStringLiteral("the server opened the folder read-only")
                                   : QStringLiteral("the server does not keep \\Deleted in this folder"));
}

Performed ImapMover::copy(const Targets &targets)
{
    Performed result;
    QSet<QByteArray> earlier;
    if (targets.again)
        earlier = takeEarlier(m_mailbox, targets, result);
    auto there = recognise(m_mailbox, targets);
    result.missing = there.missing;
    there.uids.removeIf([&](quint32 uid) { return earlier.contains(QByteArray::number(uid)); });
    const auto copied = copyUids(targets, there.uids, result);
    locateLanded(targets, copied, result);
    return result;
}

Performed ImapMover::move(const Targets &targets, Removal &removal)
{
    removal = Removal::Removed;
    return m_connection.has("MOVE") || m_connection.has("IMAP4REV2") ? moveByCommand(targets)
                                                                     : moveByCopy(targets, removal);
}

// RFC 6851: each message is in exactly one of the two folders afterwards, whatever happens.
Performed ImapMover::moveByCommand(const Targets &targets)
{
    Performed result;
    QSet<QByteArray> earlier;
    if (targets.again)
        earlier = takeEarlier(m_mailbox, targets, result);
    const auto there = recognise(m_mailbox, targets);
    for (const auto &id : there.missing) {
        if (!earlier.contains(id.key))
            result.missing << id;
    }
    for (const auto uid : there.uids) // still here: it did not get through then, whatever resembles it there
        result.landed.remove(QByteArray::number(uid));
    for (const auto &group : inCommands(there.uids, 1000)) {
        std::optional<CopyUid> code;
        const auto text = m_connection.run(
            "UID MOVE " + sequenceSet(group) + ' ' + m_connection.mailbox(targets.target.name),
            [&](QByteArrayView response) {
                // Section 4.3: in an untagged OK, because the EXPUNGEs come before the tagged one.
                if (response.startsWith("* OK") || response.startsWith("* ok"))
                    if (auto found = parseCopyUid(response))
                        code = std::move(found);
            });
        if (!code)
            code = parseCopyUid(text);
        takeLanded(code, result);
        for (const auto uid : group) {
            if (code && !code->from.contains(uid)) // went while we looked
                result.missing << idOf(uid);
        }
    }
    locateLanded(targets, there.uids, result);
    return result;
}

Performed ImapMover::moveByCopy(const Targets &targets, Removal &removal)
{
    Performed result;
    QSet<QByteArray> earlier;
    if (targets.again)
        earlier = takeEarlier(m_mailbox, targets, result);
    const auto there = recognise(m_mailbox, targets);
    for (const auto &id : there.missing) {
        if (!earlier.contains(id.key))
            result.missing << id;
    }
    requireDeletable(); // before the copy: or it would be a copy for ever
    QList<quint32> toCopy, proved;
    for (const auto uid : there.uids)
        (earlier.contains(QByteArray::number(uid)) ? proved : toCopy) << uid;
    proved += copyUids(targets, toCopy, result);
    removal = remove(proved);
    locateLanded(targets, proved, result);
    return result;
}

QList<quint32> ImapMover::copyUids(const Targets &targets, const QList<quint32> &uids, Performed &performed)
{
    QList<quint32> proved;
    for (const auto &group : inCommands(uids, 1000)) {
        std::optional<CopyUid> code;
        const auto text = m_connection.run(
            "UID COPY " + sequenceSet(group) + ' ' + m_connection.mailbox(targets.target.name),
            [&](QByteArrayView response) {
                if (response.startsWith("* OK") || response.startsWith("* ok"))
                    if (auto found = parseCopyUid(response))
                        code = std::move(found);
            });
        if (auto found = parseCopyUid(text))
            code = std::move(found);
        if (!code) {
            proved += group; // OK means all or nothing (RFC 9051 section 6.4.7)
            continue;
        }
        takeLanded(code, performed);
        // What went between our look and the copy is not in the list, and not in the target.
        const QSet<quint32> copied(code->from.begin(), code->from.end());
        for (const auto uid : group) {
            if (copied.contains(uid))
                proved << uid;
            else
                performed.missing << idOf(uid);
        }
    }
    return proved;
}

// Servers without UIDPLUS do not say where a message went: it is found again by its Message-ID.
void ImapMover::locateLanded(const Targets &targets, const QList<quint32> &uids, Performed &performed)
{
    QHash<QByteArray, Likeness> meant;
    for (const auto uid : uids) {
        const auto key = QByteArray::number(uid);
        const auto likeness = targets.likeness.constFind(key);
        if (!performed.landed.contains(key) && likeness != targets.likeness.constEnd())
            meant.insert(key, *likeness);
    }
    if (meant.isEmpty())
        return;
    try {
        const auto located = locate(m_mailbox, targets.target.name, meant);
        performed.targetUidValidity = located.uidValidity;
        for (auto one = located.uids.begin(); one != located.uids.end(); ++one)
            performed.landed.insert(one.key(), idOf(*one));
        // A server that would have told, and where it is not found either: another device was quicker.
        for (auto one = meant.cbegin(); hasUidPlus() && one != meant.cend(); ++one) {
            const RemoteId id{one.key()};
            if (!located.uids.contains(one.key()) && !performed.missing.contains(id))
                performed.missing << id;
        }
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused)
            throw;
        // It has been done all the same; where it is shows at the next look into the folder.
    }
}

Performed ImapMover::deleteForGood(const Targets &targets, Removal &removal)
{
    Performed result;
    removal = Removal::Removed;
    const bool byTrash = m_connection.quirks().deletesByTrash && targets.folder.role != FolderRole::Trash
        && targets.folder.role != FolderRole::Junk && !targets.target.name.isEmpty();
    if (!byTrash) {
        const auto there = recognise(m_mailbox, targets);
        result.missing = there.missing;
        if (there.uids.isEmpty())
            return result;
        requireDeletable();
        removal = remove(there.uids);
        result.markedOnly = m_markedOnly;
        return result;
    }
    // In any other folder it would only lose its label and stay in All Mail.
    const auto moved = move(targets, removal);
    result.missing = moved.missing;
    QList<quint32> landed;
    Targets inTrash{.folder = targets.target, .uidValidity = moved.targetUidValidity};
    for (auto one = moved.landed.begin(); one != moved.landed.end(); ++one) {
        inTrash.ids << *one;
        inTrash.likeness.insert(one->key, targets.likeness.value(one.key()));
    }
    const auto there = inTrash.ids.isEmpty() ? Recognised{} : recognise(m_mailbox, inTrash);
    if (!there.uids.isEmpty())
        removal = remove(there.uids);
    return result;
}

ImapMover::Removal ImapMover::remove(const QList<quint32> &uids)
{
    if (uids.isEmpty())
        return Removal::Removed;
    if (!hasUidPlus())
        return removeWithoutUidPlus(uids);
    auto removal = Removal::Removed;
    for (const auto &group : inCommands(uids, 1000)) {
        const auto set = sequenceSet(group);
        // One round trip: expunging what could not be marked does nothing (RFC 4315 section 2.1).
        const auto marking = m_connection.send("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
        const auto expunging = m_connection.send("UID EXPUNGE " + set);
        std::optional<MailError> refused;
        try {
            m_connection.complete(marking);
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            refused = error;
        }
        bool told = false;
        const bool expunged = m_connection.attempt(
            expunging, [&](QByteArrayView response) { told |= tellsOfRemoval(response); });
        if (refused)
            throw *refused;
        if (expunged && !told)
            requireGone(group);
        // Some advertise UIDPLUS and then do not know the command (proton-bridge issue 123).
        if (!expunged && removeWithoutUidPlus(group) == Removal::MarkedOnly)
            removal = Removal::MarkedOnly;
    }
    return removal;
}

// OK alone proves nothing. Asked only now: servers may answer a SEARCH before the EXPUNGE it was sent behind.
void ImapMover::requireGone(const QList<quint32> &uids)
{
    QList<quint32> still;
    m_connection.attempt(
        m_connection.send("UID SEARCH UID " + sequenceSet(uids)),
        [&](QByteArrayView response) { still += searchResult(response); });
    if (still.size() >= uids.size())
        throw MailError(
            MailError::Kind::ServerRefused, toString(Operation::DeleteForGood),
            QStringLiteral("The server answered OK, but the messages are still there."));
}

// EXPUNGE takes everybody's: it is sent only when what is marked is exactly ours.
ImapMover::Removal ImapMover::removeWithoutUidPlus(const QList<quint32> &uids)
{
    const QSet<quint32> ours(uids.begin(), uids.end());
    for (const auto &group : inCommands(uids, 1000))
        m_connection.run("UID STORE " + sequenceSet(group) + " +FLAGS.SILENT (\\Deleted)");
    const auto marked = deletedUids();
    const bool onlyOurs
        = std::all_of(marked.begin(), marked.end(), [&](quint32 uid) { return ours.contains(uid); });
    if (!onlyOurs) {
        for (const auto uid : uids)
            m_markedOnly << idOf(uid);
        return Removal::MarkedOnly;
    }
    if (!marked.isEmpty())
        m_connection.run("EXPUNGE");
    return Removal::Removed;
}

QList<quint32> ImapMover::deletedUids()
{
    QList<quint32> result;
    m_connection.run("UID SEARCH DELETED", [&](QByteArrayView response) { result += searchResult(response); });
    return result;
}

} // namespace duopost
