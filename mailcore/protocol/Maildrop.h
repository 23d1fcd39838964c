// SPDX-License-Identifier: GPL-3.0-or-later
// What a POP3 session can be asked for beyond what every session can: the maildrop as it is now.
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

struct MaildropItem {
    RemoteId remote;
    /// The server's own unique-id, and of this message alone: good enough for removing the message by it.
    bool firm = true;
};

struct MaildropList {
    QList<MaildropItem> items; ///< as the server numbers them, usually oldest first
    /// Everything that is there is in items. If not, nothing may be taken for gone.
    bool complete = true;
    bool byUniqueId = true; ///< false: no UIDL here; messages are known by their headers
};

/// One message of a maildrop as it came.
struct MaildropMessage {
    RemoteId remote;
    QByteArray raw;
    bool whole = false; ///< raw is all of it, not the header alone
    qint64 size = 0; ///< octets as announced, else as they came with the whole message; 0 = not known
};

/// On the session's thread; throws as the session does.
class Maildrop {
public:
    enum class Part {
        Header, ///< where the server has no TOP the whole message comes, once
        Whole,
    };
    using Sink = std::function<void(MaildropMessage message)>;

    virtual ~Maildrop() = default;
    /// Asked anew at each call. @throws MailError for anything less than an answer that ends properly
    virtual const MaildropList &list() = 0;
    /// In this order; a message that the server refuses, or that is above 256 MiB, is left out. Ids of list()
    /// only.
    virtual void retrieve(const QList<RemoteId> &ids, Part part, const Sink &sink) = 0;
    /// Octets as the server announces them now, by key; those it does not tell are left out.
    virtual QHash<QByteArray, qint64> sizes(const QList<RemoteId> &ids) = 0;
    /// False: asking for headers brings whole messages.
    virtual bool hasTop() const = 0;
    /// Commands are sent ahead of answers, where the server offers it.
    virtual void allowPipelining(bool allowed) = 0;
    virtual bool pipelines() const = 0;
    /// NOOP if the connection has been silent for long: auto-logout may come after ten minutes (RFC 1939
    /// section 3).
    virtual void keepAwake() = 0;
};

} // namespace duopost
