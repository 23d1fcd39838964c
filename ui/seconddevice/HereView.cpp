// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/HereView.h"

#include "mailcore/MailService.h"
#include "mailcore/Writing.h"
#include "ui/words/Futures.h"

#include <algorithm>

namespace duopost {

namespace {
constexpr qsizetype mostShown = 200; // as the other sides
constexpr int settleMs = 120; // one action is several commits
} // namespace

HereView::HereView(MailService &service, const Account &account, QObject *parent)
    : QObject(parent), m_service(service), m_account(account)
{
    m_again.setSingleShot(true);
    m_again.setInterval(settleMs);
    connect(&m_again, &QTimer::timeout, this, &HereView::read);
    const auto soon = [this](AccountId id) {
        if (id == m_account.id && !m_again.isActive())
            m_again.start();
    };
    connect(&service, &MailService::messagesChanged, this, [soon](const ChangeSet &changes) {
        soon(changes.folder.account);
    });
    connect(&service, &MailService::foldersChanged, this, soon);
    if (auto *writing = service.writing())
        connect(writing, &Writing::outboxChanged, this, soon);
    connect(&service, &MailService::freshnessChanged, this, [soon](const Freshness &freshness) {
        soon(freshness.account);
    });
    read();
}

template <class T, class Done> void HereView::ask(const QFuture<T> &future, int question, Done done)
{
    whenFinished(
        future, this,
        [this, question, done](const T &answer) {
            if (question == m_question)
                done(answer);
        },
        [this, question](const MailError &error) {
            if (question == m_question)
                emit failed(error);
        });
}

void HereView::read()
{
    const int question = ++m_question;
    ask(m_service.whatSyncs(m_account.id), question, [this](const QList<LedgerEntry> &ledger) {
        m_ledger = ledger;
        tell();
    });
    ask(m_service.pending(m_account.id), question, [this](const QList<PendingAction> &pending) {
        m_pending = pending;
        tell();
    });
    if (auto *writing = m_service.writing()) {
        ask(writing->outbox(m_account.id), question, [this](const QList<OutboxItem> &outbox) {
            m_outbox = outbox;
            tell();
        });
    }
    ask(m_service.folders(m_account.id), question, [this, question](const QList<Folder> &folders) {
        m_folders = folders;
        m_answered = true;
        bool any = false;
        for (const auto &folder : folders) {
            if (folder.role == FolderRole::Inbox || folder.role == FolderRole::Sent) {
                any = true;
                readFolder(folder, question);
            }
        }
        if (!any)
            tell();
    });
}

void HereView::readFolder(const Folder &folder, int question)
{
    const FolderRef ref{m_account.id, folder.id};
    ask(m_service.spine(ref), question, [this, folder, question](const QList<SpineRow> &spine) {
        QList<MessageId> ids;
        for (const auto &row : spine.mid(0, mostShown))
            ids << row.id;
        ask(m_service.rows(m_account.id, ids), question,
            [this, folder](const QList<MessageRow> &rows) { take(folder, rows); });
    });
}

void HereView::take(const Folder &folder, const QList<MessageRow> &rows)
{
    m_parts[folder.id] = {folder, rows};
    m_messages.clear();
    for (const auto &part : std::as_const(m_parts)) {
        const bool known = std::any_of(
            m_folders.begin(), m_folders.end(), [&](const Folder &one) { return one.id == part.folder.id; });
        if (!known)
            continue;
        for (const auto &row : part.rows)
            m_messages << DeviceMessage{part.folder.path, part.folder.role, row.messageId, row.subject,
                                        row.from,         row.date,         row.flags,     row.keywords};
    }
    std::stable_sort(m_messages.begin(), m_messages.end(), [](const DeviceMessage &a, const DeviceMessage &b) {
        return a.date > b.date;
    });
    tell();
}

bool HereView::isKnown() const
{
    return m_answered && std::all_of(m_folders.begin(), m_folders.end(), [this](const Folder &folder) {
               return (folder.role != FolderRole::Inbox && folder.role != FolderRole::Sent)
                   || m_parts.contains(folder.id);
           });
}

void HereView::tell()
{
    if (isKnown())
        emit changed();
}

QDateTime HereView::asOf() const
{
    const auto inbox = std::find_if(m_folders.begin(), m_folders.end(), [](const Folder &folder) {
        return folder.role == FolderRole::Inbox;
    });
    return inbox == m_folders.end() ? QDateTime() : inbox->asOf;
}

QList<MessageFact> HereView::factsFor(const DeviceMessage &message) const
{
    for (const auto &part : m_parts) {
        if (part.folder.role != message.role)
            continue;
        for (const auto &row : part.rows) {
            if (row.messageId == message.messageId && row.subject == message.subject)
                return factsOf(m_account, part.folder, row, m_ledger, m_pending, m_outbox);
        }
    }
    return {};
}

} // namespace duopost
