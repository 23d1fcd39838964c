// SPDX-License-Identifier: GPL-3.0-or-later
// What an IMAP session does to marks, and what the server says about them beforehand.
#include "mailcore/protocol/ImapSession.h"

namespace duopost {

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
Performed ImapSession::perform(const MarkJunk &change, const Targets &targets)
{
    return store(Operation::MarkJunk, flagEdit(change), targets);
}
Performed ImapSession::perform(const MarkNotJunk &change, const Targets &targets)
{
    return store(Operation::MarkNotJunk, flagEdit(change), targets);
}

Performed ImapSession::store(Operation operation, const FlagEdit &edit, const Targets &targets)
{
    requireValidity(targets);
    const auto from = m_connection.socket().transcript().position();
    const auto refuse = [&](Reason reason, const QStringList &arguments) {
        m_observed.add(operation, reason, arguments, m_connection.socket().transcript(), from, false);
        throw MailError(
            MailError::Kind::ServerRefused, toString(operation), m_observed.last().evidence.because());
    };
    if (m_selected->readOnly)
        refuse(Reason::OpenedReadOnly, {});
    // A keyword outside PERMANENTFLAGS would be forgotten at the end of the session (RFC 9051 section 7.1).
    const auto missing = edit.add & ~m_selected->permanent;
    if (missing && !m_selected->anyKeyword && m_selected->permanent)
        refuse(Reason::KeywordsNotKept, {toImapNames(missing).join(QLatin1Char(' '))});

    QList<quint32> uids;
    for (const auto &id : targets.ids)
        uids << id.key.toUInt();
    const auto set = sequenceSet(uids);
    try {
        if (edit.add)
            m_connection.run(
                "UID STORE " + set + " +FLAGS.SILENT ("
                + toImapNames(edit.add).join(QLatin1Char(' ')).toLatin1() + ")");
        if (edit.remove)
            m_connection.run(
                "UID STORE " + set + " -FLAGS.SILENT ("
                + toImapNames(edit.remove).join(QLatin1Char(' ')).toLatin1() + ")");
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::ServerRefused)
            m_observed.add(
                operation, Reason::RefusedByServer, {}, m_connection.socket().transcript(), from, false);
        throw;
    }
    m_observed.add(operation, Reason::AnsweredOk, {}, m_connection.socket().transcript(), from);
    return {};
}

QList<Observation> ImapSession::advertised() const
{
    QList<Observation> result;
    const auto base = m_connection.has("IMAP4REV2")
        ? QStringList{QStringLiteral("IMAP4rev2"), QStringLiteral("RFC 9051")}
        : QStringList{QStringLiteral("IMAP4rev1"), QStringLiteral("RFC 3501")};
    for (const auto operation :
         {Operation::ListFolders, Operation::FetchHeaders, Operation::FetchMessage, Operation::FetchFlags})
        result << advertisedNow(operation, Reason::CapabilityListed, base);
    if (m_connection.has("IDLE"))
        result << advertisedNow(
            Operation::WaitForNews, Reason::CapabilityListed,
            {QStringLiteral("IDLE"), QStringLiteral("RFC 2177")});
    else
        result << advertisedNow(
            Operation::WaitForNews, Reason::CapabilityNotListed, {QStringLiteral("IDLE")}, false);
    if (!m_selected)
        return result;
    static constexpr std::pair<Operation, MessageFlag> marks[]
        = {{Operation::MarkRead, MessageFlag::Seen},         {Operation::MarkUnread, MessageFlag::Seen},
           {Operation::Star, MessageFlag::Flagged},          {Operation::Unstar, MessageFlag::Flagged},
           {Operation::MarkAnswered, MessageFlag::Answered}, {Operation::MarkJunk, MessageFlag::Junk},
           {Operation::MarkNotJunk, MessageFlag::NotJunk}};
    for (const auto &[operation, flag] : marks) {
        const bool keyword = flag == MessageFlag::Junk || flag == MessageFlag::NotJunk;
        const bool kept = !m_selected->readOnly
            && (m_selected->permanent.testFlag(flag) || (keyword && m_selected->anyKeyword));
        result << advertisedNow(
            operation, kept ? Reason::PermanentFlagKept : Reason::PermanentFlagNotKept, toImapNames(flag),
            kept);
    }
    return result;
}

} // namespace duopost
