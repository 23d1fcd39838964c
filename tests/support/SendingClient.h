// SPDX-License-Identifier: GPL-3.0-or-later
// A service on its own profile that sends, and a look at what arrived, past the program.
#pragma once

#include "tests/support/LineClient.h"
#include "tests/support/ServiceClient.h"

#include "mailcore/Writing.h"

#include <QUuid>

namespace duopost::test {

class SendingClient : public ServiceClient {
public:
    explicit SendingClient(Perform perform = Perform::AtOnce) : ServiceClient(perform) { }

    Writing &writing() { return *service->writing(); }

    static Composition letter(const Account &account, const QStringList &to, const QString &subject)
    {
        Composition composition;
        composition.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        composition.account = account.id;
        composition.message.from = {account.displayName, account.address};
        for (const auto &address : to)
            composition.message.to << MailAddress{{}, address};
        composition.message.subject = subject;
        composition.message.text = QStringLiteral("Grüße\n.\nund Schluß\n");
        return composition;
    }

    std::optional<OutboxItem> item(OutboxRef ref)
    {
        for (const auto &one : wait(writing().outbox(ref.account))) {
            if (one.ref == ref)
                return one;
        }
        return std::nullopt;
    }
    /// Waits until the item is as wanted; what it was last, if that does not come.
    template <class Wanted> OutboxItem waitFor(OutboxRef ref, Wanted wanted, int ms = 20'000)
    {
        QObject receiver;
        bool changed = true;
        QObject::connect(&writing(), &Writing::outboxChanged, &receiver, [&](AccountId) { changed = true; });
        QDeadlineTimer deadline(ms);
        OutboxItem last;
        while (!deadline.hasExpired()) {
            if (std::exchange(changed, false)) {
                if (const auto now = item(ref))
                    last = *now;
                if (wanted(last))
                    return last;
            }
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        }
        return last;
    }
    OutboxItem waitFor(OutboxRef ref, OutboxState state, int ms = 20'000)
    {
        return waitFor(
            ref, [state](const OutboxItem &item) { return item.state == state; }, ms);
    }
};

/// How many messages of this id a user's folder has, as a bare client sees it; -1 = no such folder.
inline int countThere(Lab &lab, const LabUser &user, const QByteArray &folder, const QByteArray &messageId)
{
    auto account = lab.account(user, Protocol::Imap, Security::StartTls);
    account.incoming.security = Security::Plaintext;
    LineClient client({});
    if (!logIn(client, account))
        throw MailError(MailError::Kind::WrongPassword);
    if (!client.imap("EXAMINE \"" + folder + '"').contains("READ-ONLY"))
        return -1;
    const auto answer = client.imap("UID SEARCH HEADER Message-ID \"" + messageId + '"');
    const auto begin = answer.indexOf("* SEARCH");
    const auto line = answer.mid(begin, answer.indexOf('\n', begin) - begin).simplified();
    return begin < 0 ? 0 : static_cast<int>(line.split(' ').size()) - 2;
}

} // namespace duopost::test
