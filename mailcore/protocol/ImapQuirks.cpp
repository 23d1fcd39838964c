// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapQuirks.h"

namespace duopost {

namespace {

enum class ShownIn { Greeting, Software, Capability };

struct Entry {
    ShownIn where;
    const char *sign; ///< part of greeting or name whatever the case; a whole capability
    bool ImapQuirks::*quirk;
};

constexpr Entry entries[] = {
    // Gmail: removing in a folder only takes the label off; for good is only what is removed in the trash
    // (Gmail API ImapSettings; Mozilla bug 399475).
    {ShownIn::Capability, "X-GM-EXT-1", &ImapQuirks::deletesByTrash},
    // iCloud: malformed VANISHED, no ENABLED answer (Mailspring-Sync; Evolution Data Server issue 637).
    {ShownIn::Capability, "XAPPLEPUSHSERVICE", &ImapQuirks::noQresync},
    {ShownIn::Software, "icloud", &ImapQuirks::noQresync},
    // Zimbra: refuses long sequence lists (Evolution Data Server).
    {ShownIn::Software, "zimbra", &ImapQuirks::wantsShortSets},
    {ShownIn::Greeting, "zimbra", &ImapQuirks::wantsShortSets},
    // Exchange and Outlook.com: BAD to $Forwarded and other keywords (mu issue 1384).
    {ShownIn::Software, "microsoft.exchange", &ImapQuirks::refusesKeywords},
    {ShownIn::Greeting, "microsoft exchange", &ImapQuirks::refusesKeywords},
    // Exchange 2007: new mail shows only when the folder is opened again (S22.Imap issue 31).
    {ShownIn::Greeting, "exchange server 2007", &ImapQuirks::hidesNewsUntilOpened},
    // Courier: the same (Mailspring-Sync).
    {ShownIn::Greeting, "courier-imap", &ImapQuirks::hidesNewsUntilOpened},
    // Kolab's old Cyrus: stray and empty ENABLED answers (Trojitá); LIST-EXTENDED is broken there too.
    {ShownIn::Greeting, "cyrus imap v2.3", &ImapQuirks::noQresync},
    {ShownIn::Greeting, "cyrus imap4 v2.3", &ImapQuirks::noQresync},
    {ShownIn::Greeting, "cyrus imap v2.3", &ImapQuirks::noListExtended},
    {ShownIn::Greeting, "cyrus imap4 v2.3", &ImapQuirks::noListExtended},
    // Zoho: HIGHESTMODSEQ and MODSEQ of -1 (recorded by MailKit).
    {ShownIn::Greeting, "zoho", &ImapQuirks::noCondstore},
    {ShownIn::Software, "zoho", &ImapQuirks::noCondstore},
    // Dovecot 2.3: LIST answers from an index that several sessions at once can spoil (seen by tst_soak).
    {ShownIn::Software, "dovecot", &ImapQuirks::listMayMiss},
    {ShownIn::Greeting, "dovecot", &ImapQuirks::listMayMiss},
};

} // namespace

ImapQuirks
quirksOf(const QByteArray &greeting, const QByteArray &software, const std::set<QByteArray> &capabilities)
{
    ImapQuirks result;
    const auto lowerGreeting = greeting.toLower();
    const auto lowerSoftware = software.toLower();
    for (const auto &entry : entries) {
        const bool matches = entry.where == ShownIn::Capability
            ? capabilities.contains(QByteArray(entry.sign))
            : (entry.where == ShownIn::Greeting ? lowerGreeting : lowerSoftware).contains(entry.sign);
        if (matches)
            result.*entry.quirk = true;
    }
    return result;
}

} // namespace duopost
