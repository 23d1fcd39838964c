// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/MailService.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTemporaryDir>

namespace duopost {

/// A service on its own throw-away profile, with waiting.
class ServiceClient {
public:
    explicit ServiceClient(Perform perform = Perform::WhenAsked)
        : service(MailService::open(profile.path(), perform))
    {
    }

    /// The subject of the TimedOut that wait() throws when nothing ends: no server's fault.
    static QString ownWait() { return QStringLiteral("the test"); }

    template <class T> auto wait(QFuture<T> future)
    {
        const QDeadlineTimer deadline(patienceMs);
        while (!future.isFinished() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (!future.isFinished())
            throw MailError(MailError::Kind::TimedOut, ownWait());
        if constexpr (std::is_void_v<T>)
            future.waitForFinished();
        else
            return future.result();
    }

    Account add(Account account) { return wait(service->addAccount({account, {}})); }
    SyncReport sync(AccountId account, SyncDepth depth = SyncDepth::Headers)
    {
        return wait(service->synchronize(account, {.depth = depth}));
    }
    Folder folder(AccountId account, const QString &path)
    {
        for (const auto &folder : wait(service->folders(account))) {
            if (folder.path == path)
                return folder;
        }
        return {};
    }
    QList<MessageRow> list(AccountId account, FolderId folder)
    {
        QList<MessageId> ids;
        for (const auto &row : wait(service->spine({account, folder})))
            ids << row.id;
        return wait(service->rows(account, ids));
    }

    int patienceMs = 60'000;
    QTemporaryDir profile;
    std::unique_ptr<MailService> service;
};

} // namespace duopost
