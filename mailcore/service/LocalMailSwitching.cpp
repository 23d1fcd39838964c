// SPDX-License-Identifier: GPL-3.0-or-later
// What switching an account's protocol needs of the service.
#include "mailcore/compare/SecondDeviceThread.h"
#include "mailcore/service/LocalMailServiceJobs.h"

namespace duopost {

LocalSwitching::Hooks LocalMailService::switchingHooks()
{
    return {
        .account = [this](AccountId id) { return known(id); },
        .store =
            [this](AccountId id) {
                auto *open = find(id);
                return open ? open->store.get() : nullptr;
            },
        .engine =
            [this](AccountId id) {
                auto *open = find(id);
                return open ? open->engine : nullptr;
            },
        .credentials = [this](const Account &account) { return sourceOf(account, &Passwords::incoming); },
        .mailFolder = [this](const Account &account) { return mailFolderOf(account); },
        .resume =
            [this](AccountId id) {
                if (auto *open = find(id); open && m_watched.contains(id))
                    open->engine->watch(true);
            },
        .replace = [this](const Account &after) { replaceAccount(after); }};
}

// Views know an account by its id and never that its messages may all be others: so it goes, and comes again.
void LocalMailService::replaceAccount(const Account &after)
{
    auto accounts = m_accounts;
    const auto place = std::find_if(
        accounts.begin(), accounts.end(), [&](const Account &account) { return account.id == after.id; });
    if (place == accounts.end())
        throw MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(after.id.value));
    const auto before = *place;
    *place = after;
    m_file.save(accounts, Lowering::SaidByPerson); // whether it may be weaker was asked before
    m_passwords->cancel(before);
    const auto ended = std::make_shared<Open>();
    if (const auto open = m_open.find(after.id); open != m_open.end()) {
        *ended = std::move(open->second);
        m_open.erase(open);
        ended->engine->leave();
    }
    m_undo.removeIf([&](const auto &step) { return step.first == after.id; });
    m_accounts.removeIf([&](const Account &account) { return account.id == after.id; });
    emit accountsChanged();
    m_accounts = accounts;
    openAccount(after);
    if (auto *open = find(after.id); open && m_watched.contains(after.id))
        open->engine->watch(true);
    emit accountsChanged();
    emit foldersChanged(after.id);
    emit undoChanged(nextUndo());
    m_leaving.post([ended] {
        ended->engine.reset();
        ended->search.reset();
        ended->store.reset();
    });
}

QFuture<KeptArchive> MailService::keptArchive(AccountId)
{
    return QtFuture::makeReadyFuture(KeptArchive());
}

std::unique_ptr<SecondDevice> MailService::secondDevice(AccountId, const Account &)
{
    return nullptr;
}

// It logs in as the account does; only where, and by which protocol, is its own.
std::unique_ptr<SecondDevice> LocalMailService::secondDevice(AccountId id, const Account &other)
{
    const auto *account = known(id);
    if (!account)
        return nullptr;
    SecondDeviceThread::Parts parts;
    parts.device = *account;
    parts.device.protocol = other.protocol;
    parts.device.incoming = other.incoming;
    if (parts.device.incoming.user.isEmpty())
        parts.device.incoming.user = account->incoming.user;
    parts.device.leave = other.leave;
    parts.device.directory.clear();
    parts.deviceCredentials = sourceOf(parts.device, &Passwords::incoming);
    if (account->protocol == Protocol::Imap)
        parts.imap = *account;
    else if (parts.device.protocol == Protocol::Imap)
        parts.imap = parts.device;
    if (parts.imap)
        parts.imapCredentials = sourceOf(*parts.imap, &Passwords::incoming);
    parts.folder = m_profile.directory();
    return std::make_unique<SecondDeviceThread>(parts);
}

} // namespace duopost
