// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of an account that does not exist yet.
#include "mailcore/protocol/ObservationLog.h"
#include "mailcore/protocol/SessionFactory.h"
#include "mailcore/sync/CapabilityLedger.h"

namespace duopost {

namespace {

class Expectations {
public:
    explicit Expectations(const QStringList &capabilities) : m_capabilities(capabilities) { }

    void add(Operation operation, Reason reason, const QStringList &arguments = {}, bool supports = true)
    {
        const auto one = advertisedNow(operation, reason, arguments, supports);
        m_rows << LedgerRow{one.operation, one.evidence};
    }
    void imap()
    {
        const QString rev
            = has(QStringLiteral("IMAP4REV2")) ? QStringLiteral("RFC 9051") : QStringLiteral("RFC 3501");
        for (const auto &[operation, command] : std::initializer_list<std::pair<Operation, const char *>>{
                 {Operation::ListFolders, "LIST"},
                 {Operation::FetchHeaders, "FETCH"},
                 {Operation::FetchMessage, "FETCH"},
                 {Operation::FetchFlags, "FETCH"},
                 {Operation::MarkRead, "STORE"},
                 {Operation::MarkUnread, "STORE"},
                 {Operation::Star, "STORE"},
                 {Operation::Unstar, "STORE"},
                 {Operation::MarkAnswered, "STORE"},
                 {Operation::CopyTo, "COPY"},
                 {Operation::Append, "APPEND"},
                 {Operation::CreateFolder, "CREATE"},
                 {Operation::RenameFolder, "RENAME"},
                 {Operation::DeleteFolder, "DELETE"},
                 {Operation::SubscribeFolder, "SUBSCRIBE"},
                 {Operation::UnsubscribeFolder, "UNSUBSCRIBE"}})
            add(operation, Reason::StandardCommand, {QString::fromLatin1(command), rev});
        listed(Operation::WaitForNews, QStringLiteral("IDLE"), QStringLiteral("RFC 2177"));
        listed(Operation::MoveTo, QStringLiteral("MOVE"), QStringLiteral("RFC 6851"));
        listed(Operation::DeleteForGood, QStringLiteral("UIDPLUS"), QStringLiteral("RFC 4315"));
    }
    void pop3()
    {
        add(Operation::FetchMessage, Reason::RetrieveIsStandard);
        if (m_capabilities.isEmpty())
            return;
        if (has(QStringLiteral("TOP")))
            listed(Operation::FetchHeaders, QStringLiteral("TOP"), QStringLiteral("RFC 2449 section 6.2"));
        else
            add(Operation::FetchHeaders, Reason::HeadersWithWholeMessage);
        listed(Operation::DeleteForGood, QStringLiteral("UIDL"), QStringLiteral("RFC 1939 section 7"));
        for (const auto &capability : m_capabilities) {
            if (capability.startsWith(QLatin1String("EXPIRE ")))
                add(Operation::FetchMessage, Reason::ServerKeepsDays,
                    {capability.section(QLatin1Char(' '), 1, 1)});
        }
    }
    const QList<LedgerRow> &rows() const { return m_rows; }

private:
    bool has(const QString &capability) const { return m_capabilities.contains(capability); }
    void listed(Operation operation, const QString &capability, const QString &source)
    {
        if (has(capability))
            add(operation, Reason::CapabilityListed, {capability, source});
    }

    const QStringList &m_capabilities;
    QList<LedgerRow> m_rows;
};

} // namespace

QList<LedgerEntry> expectedOf(Protocol protocol, const QStringList &capabilities)
{
    Expectations expectations(capabilities);
    if (protocol == Protocol::Imap)
        expectations.imap();
    else
        expectations.pop3();
    return judge(protocol, declaredOperations(protocol), expectations.rows());
}

} // namespace duopost
