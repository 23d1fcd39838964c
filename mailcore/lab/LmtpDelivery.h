// SPDX-License-Identifier: GPL-3.0-or-later
// Hands a message to a mail server as the one before it on the way would.
#pragma once

#include <QByteArray>
#include <QString>

namespace duopost {

/// LMTP (RFC 2033) on 127.0.0.1. Blocks; needs no event loop.
/// @return the answer for this recipient: "250 2.0.0 …", "452 4.2.2 … full"
/// @throws MailError LabUnavailable if the server does not answer
QString deliverByLmtp(quint16 port, const QString &recipient, const QByteArray &message);

} // namespace duopost
