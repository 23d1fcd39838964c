// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known about a mailbox, put together from who knows it.
#include "mailcore/service/LocalMailServiceJobs.h"
#include "mailcore/service/MailPlaceReader.h"

namespace duopost {

namespace {

constexpr qsizetype mostErrors = 50;

bool isServerOf(const CertificateException &exception, const Account &account)
{
    const auto is = [&](const std::optional<ServerAddress> &server) {
        return server && server->host.compare(exception.host, Qt::CaseInsensitive) == 0
            && server->port == exception.port;
    };
    return is(account.incoming) || is(account.outgoing) || is(account.sentOn) || is(account.filters);
}

} // namespace

void LocalMailService::rememberErrors()
{
    connect(this, &MailService::errorRaised, this, [this](AccountId id, const MailError &error) {
        auto &known = m_errors[id];
        known << RecentError{QDateTime::currentDateTimeUtc(), error};
        if (known.size() > mostErrors)
            known.removeFirst();
    });
}

QFuture<MailboxFacts> LocalMailService::mailboxFacts(AccountId id)
{
    const auto *account = known(id);
    if (!account)
        return failed<MailboxFacts>(notOpen(id));
    MailboxFacts mine{
        .account = *account, .connections = m_servers->connections(id), .errors = m_errors.value(id)};
    if (m_filters)
        mine.filters = m_filters->seen(id);
    for (const auto &exception : m_servers->exceptions()) {
        if (isServerOf(exception, *account))
            mine.exceptions << exception;
    }
    const auto directory = mailFolderOf(*account);
    return with(id, [&](Open &open) {
        return open.engine->mailboxFacts().then([mine, directory](MailboxFacts facts) {
            facts.at = QDateTime::currentDateTimeUtc();
            facts.account = mine.account;
            facts.connections = mine.connections;
            facts.exceptions = mine.exceptions;
            facts.errors = mine.errors;
            facts.filters = mine.filters;
            facts.place = readMailPlace(directory);
            return facts;
        });
    });
}

} // namespace duopost
