// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "mailcore/protocol/ImapResync.h"

#include <QSet>

namespace duopost {

/// The opened folder as the server tells of it, kept up with everything it says unasked: what arrives,
/// goes or is renumbered during any command (RFC 9051 section 7). Decides nothing; one thread.
class ImapSelection {
public:
    explicit ImapSelection(QByteArray name = {}) : m_name(std::move(name)) { }

    /// Any untagged response while the folder is being opened, or is open.
    void take(QByteArrayView response);
    /// The answer to SELECT or EXAMINE: what comes from now on was not asked for.
    void opened(QByteArrayView okText);

    const QByteArray &name() const { return m_name; }
    /// As it was when the folder was opened; the validity as it is now.
    const ImapState &state() const { return m_state; }
    quint64 exists() const { return m_exists; } ///< now
    bool isReadOnly() const { return m_readOnly; }
    bool knowsPermanentFlags() const { return m_permanentKnown; }
    /// Whether a mark outlasts the session (PERMANENTFLAGS, RFC 9051 section 7.1).
    bool keeps(MessageFlag flag) const;
    bool keepsKeyword(const QByteArray &keyword) const;
    bool keepsAnyKeyword() const { return m_anyKeyword; }
    /// Whether the folder has this flag or keyword at all, in exactly this spelling but for case.
    bool knows(const QByteArray &flag) const { return m_flags.contains(flag.toLower()); }

    /// Message numbers have shifted since the folder was opened: only UIDs mean anything now.
    bool isRenumbered() const { return m_renumbered; }
    /// The counts contradict themselves: nothing may be concluded from them.
    bool isDoubtful() const { return m_doubtful; }
    /// Something came or went unasked since the last call.
    bool takeChanged() { return std::exchange(m_changed, false); }

private:
    void takeExists(quint64 count);
    void takeGone(quint64 count);
    void takeCode(class ImapScanner &scanner);
    void takeFlags(class ImapScanner &scanner, bool permanent);

    QByteArray m_name;
    ImapState m_state;
    quint64 m_exists = 0;
    MessageFlags m_permanent;
    QSet<QByteArray> m_permanentNames, m_flags; ///< lower case
    bool m_permanentKnown = false, m_anyKeyword = false, m_readOnly = false;
    bool m_open = false, m_renumbered = false, m_doubtful = false, m_changed = false;
};

} // namespace duopost
