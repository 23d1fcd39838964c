// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/RemoteImages.h"

#include <QHash>
#include <QPromise>
#include <QStringList>
#include <QUrl>

namespace duopost {

/// Pictures on an internet that is a table.
struct FakeImages : RemoteImages {
    QHash<QUrl, QByteArray> there;
    QList<QUrl> asked;
    QStringList allowed;
    QFuture<QByteArray> fetch(const QUrl &url) override
    {
        asked << url;
        QPromise<QByteArray> promise;
        promise.start();
        if (there.contains(url))
            promise.addResult(there.value(url));
        else
            promise.setException(std::make_exception_ptr(MailError(MailError::Kind::UnknownHost, url.host())));
        promise.finish();
        return promise.future();
    }
    QStringList allowedSenders() const override { return allowed; }
    void setAllowed(const QString &sender, bool on) override
    {
        allowed.removeAll(sender);
        if (on)
            allowed << sender;
    }
};

} // namespace duopost
