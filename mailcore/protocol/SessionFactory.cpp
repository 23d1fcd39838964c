// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/SessionFactory.h"

#include "mailcore/protocol/ImapSession.h"
#include "mailcore/protocol/Pop3Session.h"
#include "mailcore/protocol/SessionOf.h"

namespace duopost {

std::unique_ptr<Session> openSession(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report)
{
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

QString impossibleBecause(Protocol protocol, Operation operation)
{
    if (protocol == Protocol::Imap)
        return {};
    switch (operation) {
    case Operation::ListFolders:
        return QStringLiteral("POP3 knows one maildrop and no folders (RFC 1939 section 3).");
    case Operation::WaitForNews:
        return QStringLiteral("A POP3 server never speaks first, and new mail shows only at the next log-in "
                              "(RFC 1939 section 5).");
    case Operation::FetchHeaders:
    case Operation::FetchMessage:
        return {};
    case Operation::FetchFlags:
        return QStringLiteral("POP3 has no marks: what another device read or answered cannot be asked "
                              "(RFC 1939 section 5 lists every command).");
    default:
        return QStringLiteral("POP3 has no command that sets a mark (RFC 1939 section 5 lists every command).");
    }
}

} // namespace duopost
