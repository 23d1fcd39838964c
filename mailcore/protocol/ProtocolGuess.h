// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QByteArrayView>

namespace duopost {

/// What speaks like this when a connection begins.
enum class Spoken { Unknown, Imap, Pop3, Smtp, Sieve, Http, Tls };

Spoken guessSpoken(QByteArrayView firstBytes);
Spoken expectedOf(Service service);
QString nameOf(Spoken spoken); ///< "an IMAP server without encryption", "a web server"; English

} // namespace duopost
