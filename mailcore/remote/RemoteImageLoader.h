// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/RemoteImages.h"
#include "mailcore/remote/ImageFetch.h"

#include <QPromise>
#include <QThread>
#include <deque>
#include <memory>

namespace duopost {

/// Fetches pictures, a few at a time, on a thread of its own that starts with the first one.
class RemoteImageLoader : public RemoteImages {
public:
    /// @param file keeps the senders that are always allowed
    RemoteImageLoader(QString file, ImageFetch::Rules rules);
    ~RemoteImageLoader() override;

    QFuture<QByteArray> fetch(const QUrl &url) override;
    QStringList allowedSenders() const override { return m_allowed; }
    void setAllowed(const QString &sender, bool allowed) override;

private:
    struct Job {
        QUrl url;
        std::shared_ptr<QPromise<QByteArray>> promise;
    };
    class Worker;

    QString m_file;
    QStringList m_allowed;
    ImageFetch::Rules m_rules;
    QThread m_thread;
    Worker *m_worker = nullptr; ///< lives and ends on the thread
};

} // namespace duopost
