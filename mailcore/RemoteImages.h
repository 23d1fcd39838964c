// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a message that lie on the internet: asked for only when a person wants to see them, because
// whoever sent the message learns of it.
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QStringList>
#include <QUrl>

namespace duopost {

class RemoteImages {
public:
    virtual ~RemoteImages() = default;

    /// The bytes of one picture. https only (an address with http is asked over https), no cookies, no
    /// referrer, never a private address, whatever redirects or the name service say; limited in size and time.
    /// @throws (in the future) MailError NotSupported (a private address, no https), LimitExceeded, TimedOut,
    /// or any network error
    virtual QFuture<QByteArray> fetch(const QUrl &url) = 0;

    /// Senders whose pictures a person wants to see always; addresses, lower case, sorted.
    virtual QStringList allowedSenders() const = 0;
    /// @throws MailError FileUnwritable; then nothing has changed
    virtual void setAllowed(const QString &sender, bool allowed) = 0;
};

} // namespace duopost
