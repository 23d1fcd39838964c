// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapQuirks.h"

namespace duopost {

namespace {

enum class Where { Greeting, Software, Capability };

struct Entry {
    Where where;
    const char *sign; ///< part of greeting or name whatever the case; a whole capability
    bool ImapQuirks::*quirk;
};

constexpr Entry entries[] = {
    // Gmail: removing in a folder only takes the label off; for good is only what is removed in the trash
    // (Gmail API ImapSettings; Mozilla bug 399475).
    {Where::Capability, "X-GM-EXT-1", &ImapQuirks::deletesByTrash},
    // iCloud: malformed VANISHED, no ENABLED answer (Mailspring-Sync; Evolution Data Server issue 637).
    {Where::Capability, "XAPPLEPUSHSERVICE", &ImapQuirks::noQresync},
    {Where::Software, "icloud", &ImapQuirks::noQresync},
    // Zimbra: refuses long sequence lists (Evolution Data Server).
    {Where::Software, "zimbra", &ImapQuirks::wantsShortSets},
    {Where::Greeting, "zimbra", &ImapQuirks::wantsShortSets},
    // Exchange and Outlook.com: BAD to $Forwarded and other keywords (mu issue 1384).
    {Where::Software, "microsoft.exchange", &ImapQuirks::refusesKeywords},
    {Where::Greeting, "microsoft exchange", &ImapQuirks::refusesKeywords},
    // Exchange 2007: new mail shows only when the folder is opened again (S22.Imap issue 31).
    {Where::Greeting, "exchange server 2007", &ImapQuirks::hidesNewsUntilOpened},
    // Courier: the same (Mailspring-Sync).
    {Where::Greeting, "courier-imap", &ImapQuirks::hidesNewsUntilOpened},
    // Kolab's old Cyrus: stray and empty ENABLED answers (Trojitá); LIST-EXTENDED is broken there too.
    {Where::Greeting, "cyrus imap v2.3", &ImapQuirks::noQresync},
    {Where::Greeting, "cyrus imap4 v2.3", &ImapQuirks::noQresync},
    {Where::Greeting, "cyrus imap v2.3", &ImapQuirks::noListExtended},
    {Where::Greeting, "cyrus imap4 v2.3", &ImapQuirks::noListExtended},
    // Zoho: HIGHESTMODSEQ and MODSEQ of -1 (recorded by MailKit).
    {Where::Greeting, "zoho", &ImapQuirks::noCondstore},
    {Where::Software, "zoho", &ImapQuirks::noCondstore},
    // Dovecot 2.3: LIST answers from an index that several sessions at once can spoil (seen by tst_soak).
    {Where::Software, "dovecot", &ImapQuirks::listMayMiss},
    {Where::Greeting, "dovecot", &ImapQuirks::listMayMiss},
};

} // namespace

ImapQuirks
quirksOf(const QByteArray &greeting, const QByteArray &software, const std::set<QByteArray> &capabilities)
{
    ImapQuirks result;
    const auto lowerGreeting = greeting.toLower();
    const auto lowerSoftware = software.toLower();
    for (const auto &entry : entries) {
        const bool matches = entry.where == Where::Capability
            ? capabilities.contains(QByteArray(entry.sign))
            : (entry.where == Where::Greeting ? lowerGreeting : lowerSoftware).contains(entry.sign);
        if (matches)
            result.*entry.quirk = true;
    }
    return result;
}

} // namespace duopost
