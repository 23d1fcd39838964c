// SPDX-License-Identifier: GPL-3.0-or-later
// The stable names of enumerations, as scripts and the store see them.
#include "mailcore/Account.h"
#include "mailcore/Archive.h"
#include "mailcore/Capability.h"
#include "mailcore/Change.h"
#include "mailcore/Folder.h"
#include "mailcore/FolderChange.h"
#include "mailcore/Message.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <algorithm>

namespace duopost {

namespace {

template <size_t N> QString nth(const char *const (&names)[N], auto value)
{
    const auto index = static_cast<size_t>(value);
    return index < N ? QString::fromLatin1(names[index]) : QString();
}

template <size_t N> int find(const char *const (&names)[N], QStringView text)
{
    for (size_t i = 0; i < N; ++i) {
        if (text.compare(QLatin1String(names[i]), Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
    }
    return -1;
}

constexpr const char *protocols[] = {"imap", "pop3"};
constexpr const char *securities[] = {"tls", "starttls", "none"};
constexpr const char *roles[] = {"none", "inbox", "sent", "drafts", "trash", "junk", "archive", "all"};
constexpr const char *places[] = {"server", "on-its-way", "only-here", "only-on-server", "refused"};
constexpr const char *archiveReasons[] = {"already-there", "too-large", "not-mail", "unreadable", "marks-lost"};
constexpr const char *outcomes[] = {"done", "queued", "here-only", "refused"};
constexpr const char *operations[]
    = {"list-folders",  "fetch-headers",   "fetch-message",    "fetch-flags",
       "wait-for-news", "mark-read",       "mark-unread",      "star",
       "unstar",        "mark-answered",   "mark-forwarded",   "mark-junk",
       "mark-not-junk", "add-keyword",     "remove-keyword",   "move-to",
       "copy-to",       "delete-for-good", "append",           "create-folder",
       "rename-folder", "delete-folder",   "subscribe-folder", "unsubscribe-folder"};
static_assert(std::size(operations) == operationCount);
constexpr const char *verdicts[] = {"proved", "offered", "impossible", "refused", "untested", "not-built"};
constexpr const char *reaches[] = {"this-computer", "server", "unknown"};
constexpr const char *sources[] = {"declared", "advertised", "observed"};
// In the order of Change's alternatives.
constexpr const char *changes[] = {
    "mark-read",     "mark-unread", "star",           "unstar",  "mark-answered", "mark-forwarded", "mark-junk",
    "mark-not-junk", "add-keyword", "remove-keyword", "move-to", "copy-to",       "delete-for-good"};
// In the order of FolderChange's alternatives.
constexpr const char *folderChanges[]
    = {"create-folder", "rename-folder", "delete-folder", "subscribe-folder", "unsubscribe-folder"};

template <size_t... I> std::optional<Change> changeAt(int index, std::index_sequence<I...>)
{
    std::optional<Change> result;
    ((static_cast<int>(I) == index ? void(result = std::variant_alternative_t<I, Change>{}) : void()), ...);
    return result;
}

} // namespace

quint16 defaultPort(Service service, Security security)
{
    const bool tls = security == Security::Tls;
    switch (service) {
    case Service::Imap:
        return tls ? 993 : 143;
    case Service::Pop3:
        return tls ? 995 : 110;
    case Service::Submission:
        return tls ? 465 : 587;
    case Service::Filters:
        return 4190; // RFC 5804 section 1.8
    }
    return 0;
}

bool isLoopbackHost(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

bool lowersSecurity(const ServerAddress &before, const ServerAddress &after)
{
    return after.security > before.security; // from strong to weak
}

QString toString(Protocol protocol)
{
    return nth(protocols, protocol);
}
QString toString(Security security)
{
    return nth(securities, security);
}
QString toString(FolderRole role)
{
    return nth(roles, role);
}
QString toString(Where where)
{
    return nth(places, where);
}
QString toString(ArchiveNote::Why why)
{
    return nth(archiveReasons, why);
}
QString toString(Outcome outcome)
{
    return nth(outcomes, outcome);
}
QString toString(Operation operation)
{
    return nth(operations, operation);
}
QString toString(Verdict verdict)
{
    return nth(verdicts, verdict);
}
QString toString(Reach reach)
{
    return nth(reaches, reach);
}
QString toString(EvidenceSource source)
{
    return nth(sources, source);
}

std::optional<Protocol> protocolFromString(QStringView text)
{
    const int index = find(protocols, text);
    return index < 0 ? std::nullopt : std::optional(static_cast<Protocol>(index));
}

std::optional<Security> securityFromString(QStringView text)
{
    const int index = find(securities, text);
    return index < 0 ? std::nullopt : std::optional(static_cast<Security>(index));
}

QString changeName(const Change &change)
{
    return nth(changes, change.index());
}

std::optional<Change> changeFromName(QStringView name)
{
    return changeAt(find(changes, name), std::make_index_sequence<std::variant_size_v<Change>>());
}

FlagEdit flagEdit(const Change &change)
{
    using F = MessageFlag;
    struct Edits {
        FlagEdit operator()(MarkRead) const { return {F::Seen, {}}; }
        FlagEdit operator()(MarkUnread) const { return {{}, F::Seen}; }
        FlagEdit operator()(Star) const { return {F::Flagged, {}}; }
        FlagEdit operator()(Unstar) const { return {{}, F::Flagged}; }
        FlagEdit operator()(MarkAnswered) const { return {F::Answered, {}}; }
        FlagEdit operator()(MarkForwarded) const { return {F::Forwarded, {}}; }
        FlagEdit operator()(MarkJunk) const { return {F::Junk, F::NotJunk}; }
        FlagEdit operator()(MarkNotJunk) const { return {F::NotJunk, F::Junk}; }
        FlagEdit operator()(const AddKeyword &c) const { return {{}, {}, c.keyword, {}}; }
        FlagEdit operator()(const RemoveKeyword &c) const { return {{}, {}, {}, c.keyword}; }
        FlagEdit operator()(MoveTo) const { return {}; }
        FlagEdit operator()(CopyTo) const { return {}; }
        FlagEdit operator()(DeleteForGood) const { return {}; }
    };
    return std::visit(Edits{}, change);
}

QByteArray FlagEdit::appliedTo(const QByteArray &keywords) const
{
    if (addKeyword.isEmpty() && removeKeyword.isEmpty())
        return keywords;
    auto words = keywords.isEmpty() ? QList<QByteArray>() : keywords.split(' ');
    words.removeIf([this](const QByteArray &word) {
        return word.compare(removeKeyword, Qt::CaseInsensitive) == 0
            || word.compare(addKeyword, Qt::CaseInsensitive) == 0;
    });
    if (!addKeyword.isEmpty())
        words << addKeyword;
    std::sort(words.begin(), words.end());
    return words.join(' ');
}

QString folderChangeName(const FolderChange &change)
{
    return nth(folderChanges, change.index());
}

QStringList toImapNames(MessageFlags flags)
{
    static constexpr std::pair<MessageFlag, const char *> names[]
        = {{MessageFlag::Seen, "\\Seen"},       {MessageFlag::Answered, "\\Answered"},
           {MessageFlag::Flagged, "\\Flagged"}, {MessageFlag::Deleted, "\\Deleted"},
           {MessageFlag::Draft, "\\Draft"},     {MessageFlag::Forwarded, "$Forwarded"},
           {MessageFlag::Junk, "$Junk"},        {MessageFlag::NotJunk, "$NotJunk"}};
    QStringList result;
    for (const auto &[flag, name] : names) {
        if (flags.testFlag(flag))
            result << QString::fromLatin1(name);
    }
    return result;
}

QByteArray Attachment::sha256() const
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}
static_assert(std::variant_size_v<Change> == std::size(changes));
static_assert(std::variant_size_v<FolderChange> == std::size(folderChanges));

} // namespace duopost
