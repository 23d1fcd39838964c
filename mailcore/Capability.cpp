// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Capability.h"

namespace duopost {

namespace {

struct ReasonWords {
    const char *name;
    const char *sentence; ///< %1, %2: the arguments
};

// In the order of Reason.
constexpr ReasonWords reasonWords[] = {
    {"code-exists", "The session for %1 has code for it."},
    {"code-missing", "Duopost has no code for it over %1 yet."},
    {"pop3-no-folders", "POP3 knows one maildrop and no folders (RFC 1939 section 3)."},
    {"pop3-never-speaks-first",
     "A POP3 server never speaks first; new mail shows only at the next log-in (RFC 1939 section 3)."},
    {"pop3-no-marks",
     "POP3 has no marks: what another device read or answered cannot be asked (RFC 1939 section 5)."},
    {"pop3-no-mark-command", "POP3 has no command that sets a mark (RFC 1939 section 5)."},
    {"listed-folders", "The server listed its folders."},
    {"sent-folder", "The server sent what is in %1."},
    {"sent-marks", "The server sent the marks of every message."},
    {"sent-messages", "The server sent whole messages."},
    {"sent-headers", "The server sent the headers of %1 messages."},
    {"answered-ok", "The server answered OK."},
    {"refused-by-server", "The server refused it."},
    {"opened-read-only", "The server opened the folder read-only."},
    {"keywords-not-kept", "The server does not keep %1 in this folder (PERMANENTFLAGS)."},
    {"capability-listed", "The server's list of capabilities has %1 (%2)."},
    {"capability-not-listed", "The server's list of capabilities does not have %1."},
    {"permanent-flag-kept", "PERMANENTFLAGS keeps %1 (RFC 9051 section 7.1)."},
    {"permanent-flag-not-kept", "PERMANENTFLAGS does not keep %1 (RFC 9051 section 7.1)."},
    {"retrieve-is-standard", "RETR is part of every POP3 server (RFC 1939 section 5)."},
    {"headers-with-whole-message", "The server does not list TOP: headers come with the whole message."},
    {"server-keeps-days", "EXPIRE %1: how long the server keeps messages (RFC 2449 section 6.7)."},
    {"pop3-no-upload", "POP3 has no command that stores a message on the server (RFC 1939 section 5)."},
    {"pop3-no-moves", "POP3 knows one maildrop: a message cannot be moved there (RFC 1939 section 3)."},
    {"uidplus-missing", "The server's list of capabilities does not have UIDPLUS (RFC 4315)."},
    {"deletion-marked-only",
     "The message is marked as deleted on the server, but not removed: deletions of others are pending in this "
     "folder."},
    {"standard-command", "%1 is part of every server (%2)."},
    {"quit-answered-ok", "The server confirmed the removal of %1 messages at QUIT (RFC 1939 section 6)."},
    {"ok-and-shown", "The server answered OK, and showed it when the message was looked at again."},
    {"ok-but-not-kept",
     "The server answered OK, but showed nothing of it when the message was looked at again."},
    {"leave-rule-keeps", "This account leaves its mail on the server: what is deleted here stays there."},
    {"leave-rule-keeps-days", "This account leaves its mail on the server for %1 days, deleted here or not."},
};
static_assert(std::size(reasonWords) == static_cast<size_t>(Reason::LeaveRuleKeepsDays) + 1);

} // namespace

QString toString(Reason reason)
{
    return QString::fromLatin1(reasonWords[static_cast<size_t>(reason)].name);
}

std::optional<Reason> reasonFromString(QStringView name)
{
    for (size_t i = 0; i < std::size(reasonWords); ++i) {
        if (name == QLatin1String(reasonWords[i].name))
            return static_cast<Reason>(i);
    }
    return std::nullopt;
}

QString Evidence::because() const
{
    auto sentence = QString::fromLatin1(reasonWords[static_cast<size_t>(reason)].sentence);
    sentence.replace(QLatin1String("%2"), arguments.value(1));
    return sentence.replace(QLatin1String("%1"), arguments.value(0));
}

} // namespace duopost
