// SPDX-License-Identifier: GPL-3.0-or-later
// What an IMAP session does to marks.
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapSession.h"
#include "mailcore/protocol/ImapSets.h"

namespace duopost {

namespace {

// Spellings of one mark that servers and clients have used; $-names are RFC 9051's, and the ones we set.
constexpr std::pair<MessageFlag, const char *> spellings[]
    = {{MessageFlag::Forwarded, "Forwarded"},
       {MessageFlag::Junk, "Junk"},
       {MessageFlag::NotJunk, "NonJunk"},
       {MessageFlag::NotJunk, "NotJunk"}};

QList<MessageFlag> each(MessageFlags flags)
{
    QList<MessageFlag> result;
    for (quint32 bit = 1; bit <= static_cast<quint32>(MessageFlag::NotJunk); bit <<= 1) {
        if (flags.testFlag(static_cast<MessageFlag>(bit)))
            result << static_cast<MessageFlag>(bit);
    }
    return result;
}

QByteArray nameOf(MessageFlag flag)
{
    return toImapNames(flag).join(QLatin1Char(' ')).toLatin1();
}

void requireAtom(const QByteArray &keyword)
{
    for (const char c : keyword) {
        if (c <= ' ' || c == 0x7f || strchr("(){%*\"\\]", c))
            throw MailError(MailError::Kind::BadUsage, QString::fromUtf8(keyword));
    }
}

/// What a server shows of a mark after it said OK to it.
enum class Shown { Nothing, Changed, Unchanged };

Shown shownBy(const ImapFetch &message, const FlagEdit &edit)
{
    if (!message.flags)
        return Shown::Nothing;
    const auto keywords = message.keywords.toLower().split(' ');
    const auto has = [&](const QByteArray &keyword) { return keywords.contains(keyword.toLower()); };
    // Some marks become others on a server (a new keyword for $Junk), so what was to be added is what counts;
    // and where nothing was, what was to go.
    bool kept = true;
    for (const auto flag : each(edit.add))
        kept &= message.flags->testFlag(flag);
    if (!edit.addKeyword.isEmpty())
        kept &= has(edit.addKeyword);
    for (const auto flag : each(edit.add ? MessageFlags() : edit.remove))
        kept &= !message.flags->testFlag(flag);
    if (!edit.removeKeyword.isEmpty())
        kept &= !has(edit.removeKeyword);
    return kept ? Shown::Changed : Shown::Unchanged;
}

} // namespace

Performed ImapSession::perform(const MarkRead &change, const Targets &targets)
{
    return store(Operation::MarkRead, flagEdit(change), targets);
}
Performed ImapSession::perform(const MarkUnread &change, const Targets &targets)
{
    return store(Operation::MarkUnread, flagEdit(change), targets);
}
Performed ImapSession::perform(const Star &change, const Targets &targets)
{
    return store(Operation::Star, flagEdit(change), targets);
}
Performed ImapSession::perform(const Unstar &change, const Targets &targets)
{
    return store(Operation::Unstar, flagEdit(change), targets);
}
Performed ImapSession::perform(const MarkAnswered &change, const Targets &targets)
{
    return store(Operation::MarkAnswered, flagEdit(change), targets);
}
Performed ImapSession::perform(const MarkForwarded &change, const Targets &targets)
{
    return store(Operation::MarkForwarded, flagEdit(change), targets);
}
Performed ImapSession::perform(const MarkJunk &change, const Targets &targets)
{
    return store(Operation::MarkJunk, flagEdit(change), targets);
}
Performed ImapSession::perform(const MarkNotJunk &change, const Targets &targets)
{
    return store(Operation::MarkNotJunk, flagEdit(change), targets);
}
Performed ImapSession::perform(const AddKeyword &change, const Targets &targets)
{
    return store(Operation::AddKeyword, flagEdit(change), targets);
}
Performed ImapSession::perform(const RemoveKeyword &change, const Targets &targets)
{
    return store(Operation::RemoveKeyword, flagEdit(change), targets);
}

QList<QByteArray> ImapSession::namesToAdd(const FlagEdit &edit) const
{
    QList<QByteArray> names;
    for (const auto flag : each(edit.add))
        names << nameOf(flag);
    if (!edit.addKeyword.isEmpty())
        names << edit.addKeyword;
    return names;
}

// A keyword that the folder has never had need not be taken away, and some servers answer BAD to it.
QList<QByteArray> ImapSession::namesToRemove(const FlagEdit &edit) const
{
    const auto &selection = *m_mailbox.opened();
    QList<QByteArray> names;
    for (const auto flag : each(edit.remove)) {
        const auto name = nameOf(flag);
        if (name.startsWith('\\') || selection.knows(name) || selection.keepsAnyKeyword()
            || !selection.knowsPermanentFlags())
            names << name;
        for (const auto &[which, spelling] : spellings) {
            if (which == flag && selection.knows(spelling))
                names << spelling;
        }
    }
    if (!edit.removeKeyword.isEmpty()
        && (selection.knows(edit.removeKeyword) || selection.keepsKeyword(edit.removeKeyword)))
        names << edit.removeKeyword;
    return names;
}

Performed ImapSession::store(Operation operation, const FlagEdit &edit, const Targets &targets)
{
    requireAtom(edit.addKeyword);
    requireAtom(edit.removeKeyword);
    m_mailbox.require(targets);
    const auto from = m_connection.socket().transcript().position();
    const auto &selection = m_mailbox.selection();
    const auto refuse = [&](Reason reason, const QStringList &arguments) {
        m_observed.add(operation, reason, arguments, m_connection.socket().transcript(), from, false);
        throw MailError(
            MailError::Kind::ServerRefused, toString(operation), m_observed.last().evidence.because());
    };
    if (selection.isReadOnly())
        refuse(Reason::OpenedReadOnly, {});
    // A keyword outside PERMANENTFLAGS would be forgotten at the end of the session (RFC 9051 section 7.1).
    QStringList notKept;
    for (const auto flag : each(edit.add)) {
        const bool keyword = !nameOf(flag).startsWith('\\');
        if (!selection.keeps(flag)
            || (keyword && m_connection.quirks().refusesKeywords && !selection.knows(nameOf(flag))))
            notKept += toImapNames(flag);
    }
    if (!edit.addKeyword.isEmpty() && !selection.keepsKeyword(edit.addKeyword))
        notKept << QString::fromUtf8(edit.addKeyword);
    if (!notKept.isEmpty())
        refuse(Reason::KeywordsNotKept, {notKept.join(QLatin1Char(' '))});

    QList<quint32> uids;
    for (const auto &id : targets.ids) {
        if (const auto uid = id.key.toUInt())
            uids << uid;
    }
    const auto add = namesToAdd(edit), remove = namesToRemove(edit);
    QList<ImapConnection::Tag> running, asking, looking;
    QList<QByteArray> looks;
    for (const auto &group : inCommands(uids, m_connection.quirks().wantsShortSets ? 100 : 2000)) {
        const auto set = "UID STORE " + sequenceSet(group);
        if (!add.isEmpty())
            running << m_connection.send(set + " +FLAGS.SILENT (" + add.join(' ') + ')');
        if (!remove.isEmpty())
            running << m_connection.send(set + " -FLAGS.SILENT (" + remove.join(' ') + ')');
        // A STORE of what is not there is answered with OK (RFC 9051 section 6.4.9), so that is asked for.
        if (running.isEmpty())
            continue;
        asking << m_connection.send("UID SEARCH UID " + sequenceSet(group));
        // Nor does OK mean that the mark is kept: two of them are looked at.
        const auto two
            = group.first() == group.last() ? QList{group.first()} : QList{group.first(), group.last()};
        looks << "UID FETCH " + sequenceSet(two) + " (UID FLAGS)";
        looking << m_connection.send(looks.last());
    }
    std::optional<MailError> refused;
    for (const auto &tag : std::as_const(running)) {
        try {
            m_connection.complete(tag);
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            refused = error;
        }
    }
    QSet<quint32> there;
    qsizetype told = 0;
    // A server may answer the one while it still answers the other. The last word about a message counts.
    QHash<quint32, Shown> shown;
    const auto look = [&](QByteArrayView response) {
        const auto message = parseFetch(response);
        if (message && uids.contains(message->uid))
            shown.insert(message->uid, shownBy(*message, edit));
    };
    for (qsizetype i = 0; i < asking.size(); ++i) {
        bool found = false;
        const auto take = [&](QByteArrayView response) {
            found |= isSearchResult(response);
            for (const auto uid : searchResult(response))
                there.insert(uid);
            look(response);
        };
        const bool answered = m_connection.attempt(asking[i], take);
        told += answered && found;
        m_connection.attempt(looking[i], take);
    }
    const auto nothingKept = [&] {
        const auto words = shown.values();
        return words.contains(Shown::Unchanged) && !words.contains(Shown::Changed);
    };
    // Looked at again when everything is answered, before somebody is called a liar.
    for (qsizetype i = 0; i < looks.size() && nothingKept(); ++i)
        m_connection.attempt(m_connection.send(looks[i]), look);
    if (refused) {
        m_observed.add(operation, Reason::RefusedByServer, {}, m_connection.socket().transcript(), from, false);
        throw *refused;
    }
    Performed result;
    if (!asking.isEmpty() && told == asking.size()) {
        for (const auto uid : std::as_const(uids)) {
            if (!there.contains(uid))
                result.missing << RemoteId{QByteArray::number(uid)};
        }
    }
    // One that differs may have been another device's doing; if all do, the server said OK and did nothing.
    if (nothingKept() && result.missing.isEmpty())
        refuse(Reason::OkButNotKept, {});
    if (result.missing.size() < uids.size())
        m_observed.add(
            operation, shown.values().contains(Shown::Changed) ? Reason::OkAndShown : Reason::AnsweredOk, {},
            m_connection.socket().transcript(), from);
    return result;
}

} // namespace duopost
