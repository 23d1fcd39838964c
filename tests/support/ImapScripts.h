// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of what an IMAP server says in a script.
#pragma once

#include "mailcore/protocol/ImapSession.h"
#include "mailcore/protocol/SessionFactory.h"
#include "mailcore/protocol/SessionOf.h"
#include "tests/support/Accounts.h"
#include "tests/support/MemorySink.h"
#include "tests/support/ScriptedServer.h"

namespace duopost::test {

/// Greeting and log-in, answered with these capabilities: what follows is the first command after it.
inline QByteArray after(const QByteArray &capabilities)
{
    return "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\nS: <tag> OK "
           "done\n"
           "C: a002 AUTHENTICATE PLAIN *\nS: a002 OK [CAPABILITY IMAP4rev1 "
        + capabilities + "] in\n";
}

/// SELECT of a folder answered: what it keeps, its numbers.
inline QByteArray selected(
    const QByteArray &name, int exists, int validity = 7, int uidNext = 100,
    const QByteArray &permanent = "\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*")
{
    return "C: <tag> SELECT \"" + name + "\"*\nS: * " + QByteArray::number(exists)
        + " EXISTS\nS: * OK [UIDVALIDITY " + QByteArray::number(validity) + "] x\nS: * OK [UIDNEXT "
        + QByteArray::number(uidNext) + "] x\nS: * OK [PERMANENTFLAGS (" + permanent
        + ")] x\nS: <tag> OK [READ-WRITE] done\n";
}

inline QByteArray plainHeader(const QByteArray &subject)
{
    return "Subject: " + subject + "\r\nFrom: a@example.org\r\n\r\n";
}

/// One answer to the FETCH of headers.
inline QByteArray fetched(
    int number, qint64 uid, const QByteArray &subject, const QByteArray &flags = "\\\\Seen \\\\Answered $Weird")
{
    const auto plain = plainHeader(subject);
    auto header = plain;
    header.replace("\r", "\\r").replace("\n", "\\n");
    return "S! * " + QByteArray::number(number) + " FETCH (UID " + QByteArray::number(uid) + " FLAGS (" + flags
        + ") INTERNALDATE \"17-Jul-2024 02:44:25 -0700\" RFC822.SIZE 4711 X-UNKNOWN (a (b \"c)\")) "
          "BODY[HEADER.FIELDS (DATE FROM)] {"
        + QByteArray::number(plain.size()) + "}\\r\\n" + header + ")\\r\\n\n";
}

/// One answer to the look at size and Message-ID.
inline QByteArray looked(int number, int uid, const QByteArray &messageId, int size = 100)
{
    const auto length = messageId.isEmpty() ? 2 : messageId.size() + 18;
    return "S! * " + QByteArray::number(number) + " FETCH (UID " + QByteArray::number(uid) + " RFC822.SIZE "
        + QByteArray::number(size) + " BODY[HEADER.FIELDS (MESSAGE-ID)] {" + QByteArray::number(length)
        + "}\\r\\n" + (messageId.isEmpty() ? QByteArray() : "Message-ID: <" + messageId + ">\\r\\n")
        + "\\r\\n)\\r\\n\n";
}

inline std::unique_ptr<Session> open(ScriptedServer &server)
{
    return openSession(plainAccount(Protocol::Imap, server.port()), testCredentials(), {});
}

inline std::unique_ptr<Session> open(ScriptedServer &server, const ImapOptions &options)
{
    return std::make_unique<SessionOf<ImapSession>>(
        plainAccount(Protocol::Imap, server.port()), testCredentials(), std::stop_token(),
        [](const char *, const QString &) {}, options);
}

inline RemoteFolder folderNamed(const QByteArray &name)
{
    return {.name = name, .path = QString::fromLatin1(name)};
}

inline const RemoteFolder inbox{.name = "INBOX", .path = QStringLiteral("INBOX"), .role = FolderRole::Inbox};

/// Messages of INBOX under validity 7, all of them with the Message-ID "m<uid>@x" and 100 octets.
inline Targets targetsOf(std::initializer_list<int> uids, const QByteArray &target = {})
{
    Targets targets{.folder = inbox, .uidValidity = 7, .target = folderNamed(target)};
    for (const auto uid : uids) {
        const auto key = QByteArray::number(uid);
        targets.ids << RemoteId{key};
        targets.likeness.insert(key, {"m" + key + "@x", 100});
    }
    return targets;
}

inline QByteArray idSet(const QList<RemoteId> &ids)
{
    QList<QByteArray> keys;
    for (const auto &id : ids)
        keys << id.key;
    std::sort(keys.begin(), keys.end());
    return keys.join(',');
}

} // namespace duopost::test
