// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/SessionFactory.h"

#include "mailcore/protocol/FencedSession.h"
#include "mailcore/protocol/ImapSession.h"
#include "mailcore/protocol/Pop3Session.h"
#include "mailcore/protocol/SessionOf.h"

namespace duopost {

std::unique_ptr<Session> openSession(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report)
{
    if (account.fence)
        return openFenced(account, credentials, std::move(stop), report);
    if (account.protocol == Protocol::Imap)
        return std::make_unique<SessionOf<ImapSession>>(account, credentials, std::move(stop), report);
    return std::make_unique<SessionOf<Pop3Session>>(account, credentials, std::move(stop), report);
}

Operation operationFor(const Change &change)
{
    return std::visit([]<class C>(const C &) { return operationOf<C>; }, change);
}

QList<Operation> declaredOperations(Protocol protocol)
{
    return protocol == Protocol::Imap ? SessionOf<ImapSession>::declaredOperations()
                                      : SessionOf<Pop3Session>::declaredOperations();
}

std::optional<Reason> impossibleBecause(Protocol protocol, Operation operation)
{
    if (protocol == Protocol::Imap)
        return std::nullopt;
    switch (operation) {
    case Operation::FetchHeaders:
    case Operation::FetchMessage:
        return std::nullopt;
    case Operation::ListFolders:
        return Reason::Pop3NoFolders;
    case Operation::WaitForNews:
        return Reason::Pop3NeverSpeaksFirst;
    case Operation::FetchFlags:
        return Reason::Pop3NoMarks;
    case Operation::MoveTo:
    case Operation::CopyTo:
        return Reason::Pop3NoMoves;
    case Operation::DeleteForGood:
        return std::nullopt;
    case Operation::Append:
        return Reason::Pop3NoUpload;
    case Operation::CreateFolder:
    case Operation::RenameFolder:
    case Operation::DeleteFolder:
    case Operation::SubscribeFolder:
    case Operation::UnsubscribeFolder:
        return Reason::Pop3NoFolders;
    default:
        return Reason::Pop3NoMarkCommand;
    }
}

} // namespace duopost
