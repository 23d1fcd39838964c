// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QHostAddress;

namespace duopost {

/// Whether it can belong to a server on the internet: not to this computer, the local network or anything that
/// leads there (RFC 6890, and the ways IPv6 has of naming IPv4 addresses).
bool isPublicAddress(const QHostAddress &address);

} // namespace duopost
