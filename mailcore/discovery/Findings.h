// SPDX-License-Identifier: GPL-3.0-or-later
// What several sources found, as one list. Pure.
#pragma once

#include "mailcore/Discovery.h"

namespace duopost {

inline constexpr Service mailServices[] = {Service::Imap, Service::Pop3, Service::Submission};

/// The catalogue's servers for this address. mailExchanger: how the provider was recognised; empty = by the
/// domain.
QList<FoundServer>
findingsOf(const Provider &provider, const AccountAddress &address, const QString &mailExchanger = {});

/// Same service, host, port and security: the better source's word stays, and what is known of contact.
/// @return whether the server was not known before
bool addFinding(QList<FoundServer> &servers, FoundServer found, const QString &domain);

/// Services together; what was reached or not tried before what failed; then by source, TLS before STARTTLS.
void sortFindings(QList<FoundServer> &servers);

/// Whether there is one that did not fail.
bool hasUsable(const QList<FoundServer> &servers, Service service);

/// "imap.example.org:993"
QString hostAndPort(const ServerAddress &address);

struct Guessed {
    Service service;
    ServerAddress address;
};
/// Usual hosts and ports, best first, TLS before STARTTLS. mailExchanger may be empty.
QList<Guessed> guesses(Service service, const QString &domain, const QString &mailExchanger);

/// The domains whose owner may run this mail exchanger: "mx1.mail.example.net" → mail.example.net, example.net.
QStringList domainsBehind(const QString &mailExchanger);

} // namespace duopost
