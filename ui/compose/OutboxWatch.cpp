// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/OutboxWatch.h"

#include "mailcore/MailService.h"
#include "mailcore/Writing.h"
#include "ui/words/Futures.h"

#include <algorithm>

namespace duopost {

bool needsSomebody(OutboxState state)
{
    return state == OutboxState::MaybeSent || state == OutboxState::PartlyRefused
        || state == OutboxState::Refused;
}

OutboxWatch::OutboxWatch(MailService &service, QObject *parent) : QObject(parent), m_service(service)
{
    connect(&service, &MailService::accountsChanged, this, &OutboxWatch::readAccounts);
    if (Writing *writing = service.writing())
        connect(writing, &Writing::outboxChanged, this, &OutboxWatch::read);
    readAccounts();
}

void OutboxWatch::readAccounts()
{
    m_order.clear();
    for (const Account &account : m_service.accounts()) {
        m_order << account.id;
        read(account.id);
    }
    m_items.removeIf([this](const auto &of) { return !m_order.contains(of.key()); });
    emit changed();
}

void OutboxWatch::read(AccountId account)
{
    if (!m_service.writing())
        return;
    if (m_asking.contains(account)) {
        m_again << account;
        return;
    }
    m_asking << account;
    const auto ended = [this, account] {
        m_asking.remove(account);
        if (m_again.remove(account))
            read(account);
    };
    whenFinished(
        m_service.writing()->outbox(account), this,
        [this, account, ended](const QList<OutboxItem> &items) {
            take(account, items);
            ended();
        },
        [this, account, ended](const MailError &error) {
            emit failed(account, error);
            ended();
        });
}

void OutboxWatch::take(AccountId account, const QList<OutboxItem> &items)
{
    const bool first = !m_items.contains(account);
    const QList<OutboxItem> before = m_items.value(account);
    m_items[account] = items;
    emit changed();
    for (const OutboxItem &item : items) {
        const bool wasDone = std::any_of(before.cbegin(), before.cend(), [&](const OutboxItem &one) {
            return one.ref == item.ref && one.state == OutboxState::Done;
        });
        if (!first && !wasDone && item.state == OutboxState::Done)
            emit finished(item);
    }
}

QList<OutboxItem> OutboxWatch::items() const
{
    QList<OutboxItem> all;
    for (const AccountId account : m_order)
        all += m_items.value(account);
    return all;
}

int OutboxWatch::unfinished() const
{
    const auto all = items();
    return static_cast<int>(std::count_if(
        all.cbegin(), all.cend(), [](const OutboxItem &item) { return item.state != OutboxState::Done; }));
}

int OutboxWatch::needingSomebody() const
{
    const auto all = items();
    return static_cast<int>(std::count_if(
        all.cbegin(), all.cend(), [](const OutboxItem &item) { return needsSomebody(item.state); }));
}

} // namespace duopost
