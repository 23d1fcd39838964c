// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the "What syncs?" table.
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace duopost {

namespace {
struct LedgerWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::LedgerWords)
};
} // namespace

QString operationTitle(Operation operation)
{
    switch (operation) {
    case Operation::ListFolders:
        return LedgerWords::tr("Folders");
    case Operation::FetchHeaders:
        return LedgerWords::tr("List of messages");
    case Operation::FetchMessage:
        return LedgerWords::tr("Messages");
    case Operation::FetchFlags:
        return LedgerWords::tr("Marks set elsewhere");
    case Operation::WaitForNews:
        return LedgerWords::tr("New mail at once");
    case Operation::MarkRead:
        return LedgerWords::tr("Mark as read");
    case Operation::MarkUnread:
        return LedgerWords::tr("Mark as unread");
    case Operation::Star:
        return LedgerWords::tr("Add star");
    case Operation::Unstar:
        return LedgerWords::tr("Remove star");
    case Operation::MarkAnswered:
        return LedgerWords::tr("Mark as answered");
    case Operation::MarkJunk:
        return LedgerWords::tr("Mark as junk");
    case Operation::MarkNotJunk:
        return LedgerWords::tr("Mark as not junk");
    case Operation::MarkForwarded:
        return LedgerWords::tr("Mark as forwarded");
    case Operation::AddKeyword:
        return LedgerWords::tr("Add tag");
    case Operation::RemoveKeyword:
        return LedgerWords::tr("Remove tag");
    case Operation::MoveTo:
        return LedgerWords::tr("Move");
    case Operation::CopyTo:
        return LedgerWords::tr("Copy");
    case Operation::DeleteForGood:
        return LedgerWords::tr("Delete for good");
    case Operation::Append:
        return LedgerWords::tr("Upload a message");
    case Operation::CreateFolder:
        return LedgerWords::tr("New folder");
    case Operation::RenameFolder:
        return LedgerWords::tr("Rename folder");
    case Operation::DeleteFolder:
        return LedgerWords::tr("Delete folder");
    case Operation::SubscribeFolder:
        return LedgerWords::tr("Show folder on other devices");
    case Operation::UnsubscribeFolder:
        return LedgerWords::tr("Hide folder on other devices");
    }
    return {};
}

QString operationSentence(Operation operation)
{
    switch (operation) {
    case Operation::ListFolders:
        return LedgerWords::tr("The folders of the server are shown here.");
    case Operation::FetchHeaders:
        return LedgerWords::tr("Sender, subject and date can be fetched without the whole message.");
    case Operation::FetchMessage:
        return LedgerWords::tr("A whole message can be fetched.");
    case Operation::FetchFlags:
        return LedgerWords::tr("Read, answered and starred, as another device set them, arrive here.");
    case Operation::WaitForNews:
        return LedgerWords::tr("The server tells of new mail by itself.");
    case Operation::MarkRead:
    case Operation::MarkUnread:
        return LedgerWords::tr("Other devices learn that a message was read here.");
    case Operation::Star:
    case Operation::Unstar:
        return LedgerWords::tr("Other devices see the star.");
    case Operation::MarkAnswered:
        return LedgerWords::tr("Other devices see that a message was answered.");
    case Operation::MarkJunk:
    case Operation::MarkNotJunk:
        return LedgerWords::tr("Other devices and the server's filter learn what is junk.");
    case Operation::MarkForwarded:
        return LedgerWords::tr("Other devices see that a message was forwarded.");
    case Operation::AddKeyword:
    case Operation::RemoveKeyword:
        return LedgerWords::tr("Other devices see the tag.");
    case Operation::MoveTo:
        return LedgerWords::tr("Other devices see a message in the folder it was moved to.");
    case Operation::CopyTo:
        return LedgerWords::tr("Other devices see the copy.");
    case Operation::DeleteForGood:
        return LedgerWords::tr("What is deleted for good here is removed from the server too.");
    case Operation::Append:
        return LedgerWords::tr("A message from this computer can be stored on the server.");
    case Operation::CreateFolder:
    case Operation::RenameFolder:
    case Operation::DeleteFolder:
        return LedgerWords::tr("Other devices have the same folders.");
    case Operation::SubscribeFolder:
    case Operation::UnsubscribeFolder:
        return LedgerWords::tr("Other devices learn which folders to show.");
    }
    return {};
}

QString verdictTitle(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Proved:
        return LedgerWords::tr("Proved");
    case Verdict::Offered:
        return LedgerWords::tr("Offered");
    case Verdict::Impossible:
        return LedgerWords::tr("Not possible");
    case Verdict::Refused:
        return LedgerWords::tr("Refused");
    case Verdict::Untested:
        return LedgerWords::tr("Not tried yet");
    case Verdict::NotBuilt:
        return LedgerWords::tr("Not built yet");
    }
    return {};
}

QString verdictIcon(Verdict verdict)
{
    return toString(verdict);
}

QString reachTitle(Reach reach)
{
    switch (reach) {
    case Reach::ThisComputer:
        return LedgerWords::tr("This computer");
    case Reach::Server:
        return LedgerWords::tr("All devices");
    case Reach::Unknown:
        break;
    }
    return LedgerWords::tr("Not known");
}

QString sourceTitle(EvidenceSource source)
{
    switch (source) {
    case EvidenceSource::Declared:
        return LedgerWords::tr("By the protocol");
    case EvidenceSource::Advertised:
        return LedgerWords::tr("The server says");
    case EvidenceSource::Observed:
        break;
    }
    return LedgerWords::tr("Seen here");
}

} // namespace duopost
