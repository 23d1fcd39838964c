// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapFolderTasks.h"

#include "mailcore/protocol/ImapCodes.h"
#include "mailcore/protocol/ImapScanner.h"

namespace duopost {

namespace {

// @return false if the server refused it with this code
bool runUnless(ImapConnection &connection, const QByteArray &command, const char *code)
{
    try {
        connection.run(command);
        return true;
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused || !hasCode(error.serverText().toUtf8(), code))
            throw;
        return false;
    }
}

} // namespace

void performFolderTask(ImapMailbox &mailbox, const FolderTask &task)
{
    using Kind = FolderTask::Kind;
    auto &connection = mailbox.connection();
    const auto name = connection.mailbox(task.name);
    const auto follow = [&](const QByteArray &command) { connection.attempt(connection.send(command)); };
    const bool renamesOrDeletes = task.kind == Kind::Rename || task.kind == Kind::Delete;
    // RFC 9051 section 6.3.6: renaming INBOX moves every message out of it instead.
    if (renamesOrDeletes && equalsNoCase(task.name, "INBOX"))
        throw MailError(MailError::Kind::BadUsage, QStringLiteral("INBOX"));
    if (renamesOrDeletes && mailbox.isOpen(task.name, ImapMailbox::Access::Look))
        mailbox.leave(); // some servers hang up on whoever has it open
    switch (task.kind) {
    case Kind::Create:
        runUnless(connection, "CREATE " + name, "ALREADYEXISTS");
        follow("SUBSCRIBE " + name);
        break;
    case Kind::Rename: {
        const auto newName = connection.mailbox(task.newName);
        connection.run("RENAME " + name + ' ' + newName);
        follow("SUBSCRIBE " + newName);
        follow("UNSUBSCRIBE " + name);
        break;
    }
    case Kind::Delete:
        runUnless(connection, "DELETE " + name, "NONEXISTENT");
        follow("UNSUBSCRIBE " + name);
        break;
    case Kind::Subscribe:
        connection.run("SUBSCRIBE " + name);
        break;
    case Kind::Unsubscribe:
        connection.run("UNSUBSCRIBE " + name);
        break;
    }
}

} // namespace duopost
