// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/oauth/TokenRequest.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace duopost {

/// The access tokens of all accounts, in memory only; fetched when needed and anew a minute before they end.
/// One request at a time for each account: the others wait for its outcome. Any thread; give() may block.
class AccessTokens {
public:
    struct Given {
        Secret token;
        quint64 serial = 0; ///< for refused()
    };
    struct Source {
        OAuthProvider provider;
        std::function<Secret()> refreshToken; ///< asked only if need be; throws MailError
        std::function<void(const Secret &)> replaced; ///< the provider gave another refresh token
    };

    /// @throws MailError as refreshAccess() and Source::refreshToken
    Given give(const QString &key, const Source &source);
    /// From signing in just now.
    void keep(const QString &key, const TokenAnswer &tokens);
    /// A mail server did not take it: the next one is a new one, unless somebody got that already.
    void refused(const QString &key, quint64 serial);
    /// Whoever waits in give() gets MailError Cancelled.
    void cancel(const QString &key);
    void forget(const QString &key);

private:
    struct Entry {
        std::mutex asking; ///< held while the provider is asked; the rest is m_mutex's
        std::optional<Secret> token;
        qint64 until = 0;
        quint64 serial = 0, cancels = 0;
        std::stop_source stop;
    };
    std::shared_ptr<Entry> entry(const QString &key);

    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<Entry>> m_entries;
};

} // namespace duopost
