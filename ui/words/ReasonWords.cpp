// SPDX-License-Identifier: GPL-3.0-or-later
// Why something syncs or does not, in the user's words.
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace duopost {

namespace {

struct ReasonWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::ReasonWords)
};

QString sentence(Reason reason)
{
    switch (reason) {
    case Reason::CodeExists:
        return ReasonWords::tr("The protocol has it, and Duopost uses it over %1.");
    case Reason::CodeMissing:
        return ReasonWords::tr("Duopost cannot do this over %1 yet.");
    case Reason::Pop3NoFolders:
        return ReasonWords::tr("POP3 knows one mailbox and no folders (RFC 1939, section 3).");
    case Reason::Pop3NeverSpeaksFirst:
        return ReasonWords::tr(
            "A POP3 server never speaks first; new mail shows only at the next log-in (RFC 1939, section 3).");
    case Reason::Pop3NoMarks:
        return ReasonWords::tr("POP3 has no marks: what another device has read or answered cannot be asked "
                               "(RFC 1939, section 5).");
    case Reason::Pop3NoMarkCommand:
        return ReasonWords::tr("POP3 has no command that sets a mark (RFC 1939, section 5).");
    case Reason::ListedFolders:
        return ReasonWords::tr("The server listed its folders.");
    case Reason::SentFolder:
        return ReasonWords::tr("The server sent what is in “%1”.");
    case Reason::SentMarks:
        return ReasonWords::tr("The server sent the marks of every message.");
    case Reason::SentMessages:
        return ReasonWords::tr("The server sent whole messages.");
    case Reason::SentHeaders:
        return ReasonWords::tr("The server sent the headers of new messages (%1).");
    case Reason::AnsweredOk:
        return ReasonWords::tr("The server answered OK.");
    case Reason::RefusedByServer:
        return ReasonWords::tr("The server refused it.");
    case Reason::OpenedReadOnly:
        return ReasonWords::tr("The server opened the folder for reading only.");
    case Reason::KeywordsNotKept:
        return ReasonWords::tr("The server does not keep %1 in this folder (PERMANENTFLAGS).");
    case Reason::CapabilityListed:
        return ReasonWords::tr("The server offers it: %1 (%2).");
    case Reason::CapabilityNotListed:
        return ReasonWords::tr("The server does not offer it: %1 is missing from its list.");
    case Reason::PermanentFlagKept:
        return ReasonWords::tr("The server keeps this mark: %1 (RFC 9051, section 7.1).");
    case Reason::PermanentFlagNotKept:
        return ReasonWords::tr("The server does not keep this mark: %1 (RFC 9051, section 7.1).");
    case Reason::RetrieveIsStandard:
        return ReasonWords::tr("Every POP3 server can do it: RETR (RFC 1939, section 5).");
    case Reason::HeadersWithWholeMessage:
        return ReasonWords::tr("The server does not offer TOP: headers come only with the whole message.");
    case Reason::ServerKeepsDays:
        return ReasonWords::tr("How long the server keeps messages: EXPIRE %1 (RFC 2449, section 6.7).");
    case Reason::Pop3NoUpload:
        return ReasonWords::tr(
            "POP3 has no command that stores a message on the server (RFC 1939, section 5).");
    case Reason::Pop3NoMoves:
        return ReasonWords::tr(
            "POP3 knows one mailbox: a message cannot be moved on the server (RFC 1939, section 3).");
    case Reason::UidPlusMissing:
        return ReasonWords::tr("The server does not offer UIDPLUS (RFC 4315).");
    case Reason::DeletionMarkedOnly:
        return ReasonWords::tr("The message is marked as deleted on the server but still there: others have "
                               "deletions pending in this folder.");
    case Reason::StandardCommand:
        return ReasonWords::tr("%1 is part of every server (%2).");
    case Reason::QuitAnsweredOk:
        return ReasonWords::tr(
            "The server confirmed the removal of %1 messages when it was left (RFC 1939, section 6).");
    case Reason::OkAndShown:
        return ReasonWords::tr("The server answered OK, and showed it when the message was looked at again.");
    case Reason::OkButNotKept:
        return ReasonWords::tr(
            "The server answered OK, but showed nothing of it when the message was looked at again.");
    case Reason::LeaveRuleKeeps:
        return ReasonWords::tr("This account leaves its mail on the server: what is deleted here stays there.");
    case Reason::LeaveRuleKeepsDays:
        return ReasonWords::tr("This account leaves its mail on the server for %1 days, deleted here or not.");
    }
    return {};
}

} // namespace

QString reasonSentence(const Evidence &evidence)
{
    auto text = sentence(evidence.reason);
    text.replace(QLatin1String("%2"), evidence.arguments.value(1));
    return text.replace(QLatin1String("%1"), evidence.arguments.value(0));
}

} // namespace duopost
