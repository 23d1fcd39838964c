// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a future, delivered on the GUI thread as long as the receiver lives.
#pragma once

#include "mailcore/MailError.h"

#include <QFuture>
#include <QFutureWatcher>

namespace duopost {

/// Calls @p done with the result, or @p failed with the error, never inside this call. Nothing is
/// swallowed: an exception that is no MailError arrives as one.
template <class T, class Done, class Failed>
void whenFinished(const QFuture<T> &future, QObject *receiver, Done done, Failed failed)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    const auto finished = [watcher, done, failed] {
        watcher->deleteLater();
        QFuture<T> ended = watcher->future();
        try {
            if (ended.isCanceled() && ended.resultCount() == 0) {
                ended.waitForFinished(); // rethrows what was thrown, if anything was
                failed(MailError(MailError::Kind::Cancelled));
                return;
            }
            if constexpr (std::is_void_v<T>) {
                ended.waitForFinished();
                done();
            } else {
                done(ended.result());
            }
        } catch (const MailError &error) {
            failed(error);
        } catch (const std::exception &error) {
            failed(MailError(MailError::Kind::StoreFailed, {}, {}, QString::fromUtf8(error.what())));
        }
    };
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, finished);
    watcher->setFuture(future);
}

} // namespace duopost
