// SPDX-License-Identifier: GPL-3.0-or-later
// What an account's outbox needs of the rest of the engine: its folders, its connections, its queue.
#include "mailcore/sync/AccountEngine.h"

namespace duopost {

namespace {

constexpr const char *templateNames[] = {"Templates", "Vorlagen"};

/// The IMAP server into whose Sent folder a POP3 account's copies go. One connection, closed after each
/// message.
class SentServer {
public:
    SentServer(const Account &account, CredentialSource credentials)
        : m_holder(asImap(account), std::move(credentials), m_gate)
    {
    }
    template <class Job> auto use(std::stop_token stop, Job job)
    {
        struct Closing {
            SessionHolder &holder;
            ~Closing() { holder.close(); }
        } closing{m_holder};
        return m_holder.use(std::move(stop), job);
    }

private:
    static Account asImap(Account account)
    {
        account.protocol = Protocol::Imap;
        account.incoming = *account.sentOn;
        return account;
    }
    LoginGate m_gate;
    SessionHolder m_holder;
};

} // namespace

void AccountEngine::startOutbox(const OutboxSetup &sending, bool first)
{
    // An engine before this one has said of everything it sent what became of it.
    if (first)
        m_store.onOutbox([](OutboxTable &table) {
            table.recover();
            table.forgetDone(QDateTime::currentDateTimeUtc().addDays(-30));
            return true;
        });
    if (!m_account.outgoing || !sending.credentials)
        return;
    m_outbox = std::make_unique<OutboxWorker>(
        m_account, m_store, sending, sentHome(), sentElsewhere(),
        OutboxWorker::Hooks{
            .changed = m_listener.outboxChanged,
            .progress = m_listener.sendProgress,
            .failed = m_listener.error,
            .marked =
                [this, works = sending.works] {
                    if (!pop3() && works == OutboxSetup::Works::ByItself)
                        performSoon();
                },
            .markElsewhere = m_listener.markElsewhere});
}

std::optional<Folder> AccountEngine::findFolder(FolderRole role)
{
    for (const auto &folder : knownFolders()) {
        if (folder.role == role && folder.selectable)
            return folder;
    }
    return std::nullopt;
}

QFuture<std::optional<Folder>> AccountEngine::folderFor(FolderRole role)
{
    return m_parseThread.post([this, role] { return findFolder(role); });
}

// A profile that has not looked into its account yet knows no folders; it is never concluded from that that
// there are none.
std::optional<Folder> AccountEngine::sentFolder()
{
    if (auto known = folderFor(FolderRole::Sent).result(); known || pop3())
        return known;
    fetchThread()
        .post([this, stop = stopToken()] {
            m_fetchHolder.use(stop, [this](Session &session) { pullFolderList(session); });
        })
        .waitForFinished();
    return folderFor(FolderRole::Sent).result();
}

SentFiler::Home AccountEngine::sentHome()
{
    SentFiler::Home home;
    home.sentFolder = [this] { return sentFolder(); };
    if (pop3())
        return home;
    home.find = [this](const Folder &folder, const QByteArray &messageId) {
        return fetchThread()
            .post([this, folder, messageId, stop = stopToken()] {
                return m_fetchHolder.use(
                    stop, [&](Session &session) { return session.find(toRemote(folder), messageId); });
            })
            .result();
    };
    home.performQueue = [this](Replay::Scope scope) {
        return fetchThread()
            .post([this, scope, stop = stopToken()] { return runPending(scope, stop); })
            .result();
    };
    home.hasUidPlus = [this] {
        return fetchThread()
            .post([this, stop = stopToken()] {
                return m_fetchHolder.use(stop, [](Session &session) {
                    for (const auto &seen : session.advertised()) {
                        if (seen.operation == Operation::DeleteForGood)
                            return seen.evidence.supports;
                    }
                    return false;
                });
            })
            .result();
    };
    home.look = [this](const Folder &folder) {
        if (m_tells != Tells::Nothing)
            syncSome({.folders = {folder.remoteName}});
    };
    return home;
}

std::optional<SentFiler::Elsewhere> AccountEngine::sentElsewhere()
{
    if (!pop3() || !m_account.sentOn)
        return std::nullopt;
    const auto server = std::make_shared<SentServer>(
        m_account, meant(m_syncHolder.credentialSource(), ConnectionFor::SentCopies));
    return SentFiler::Elsewhere{
        .sentFolder =
            [this, server] {
                return server->use(stopToken(), [](Session &session) {
                    for (const auto &folder : session.folders()) {
                        if (folder.role == FolderRole::Sent && folder.selectable)
                            return std::optional(folder);
                    }
                    return std::optional<RemoteFolder>();
                });
            },
        .find =
            [this, server](const RemoteFolder &folder, const QByteArray &messageId) {
                return server->use(
                    stopToken(), [&](Session &session) { return session.find(folder, messageId); });
            },
        .append =
            [this, server](const RemoteFolder &folder, const Upload &upload) {
                return server->use(stopToken(), [&](Session &session) {
                    return session.append(folder, upload).landed.value("");
                });
            }};
}

QFuture<FolderId> AccountEngine::templatesFolder(Perform perform)
{
    return m_parseThread.post([this, perform] {
        for (const auto &folder : knownFolders()) {
            for (const auto *name : templateNames) {
                if (folder.selectable && folder.name.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
                    return folder.id;
            }
        }
        const auto edit = editFor(CreateFolder{QString::fromLatin1(templateNames[0])});
        const auto made = m_store.changeFolder(edit).result();
        m_listener.foldersChanged();
        if (!edit.local && perform == Perform::AtOnce)
            performSoon();
        return made;
    });
}

} // namespace duopost
