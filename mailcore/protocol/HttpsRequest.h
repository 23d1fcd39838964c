// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkRequest>

class QSslConfiguration;

namespace duopost {

/// A request that tells no more than it says: no cookies, no cache, no remembered log-in, and redirects are
/// left to whoever asks.
QNetworkRequest bareRequest(const QUrl &url, const QSslConfiguration &tls);

} // namespace duopost
