// SPDX-License-Identifier: GPL-3.0-or-later
// Stable names for scripts.
#include "mailcore/MailboxAnswers.h"

namespace duopost {

namespace {

// Both in the order of their enumeration.
constexpr const char *questionNames[] = {
    "where-is-it",  "which-folders",  "what-phone-sees", "where-is-sent", "two-computers", "after-some-days",
    "who-searches", "server-filters", "how-full",        "on-the-way",    "who-can-read",  "computer-lost",
};

constexpr const char *saysNames[] = {
    "not-looked-yet",
    "lies-on-server",
    "lies-in-maildrop",
    "headers-only",
    "lies-here",
    "kept-in-archive",
    "archive-fills",
    "only-here",
    "nothing-only-here",
    "folders-there",
    "folders-only-here",
    "no-folders-by-pop3",
    "others-see",
    "others-may-see",
    "others-see-not",
    "server-refuses",
    "sent-there",
    "sent-elsewhere",
    "sent-only-here",
    "sent-folder-missing",
    "provider-files-sent",
    "imap-for-all",
    "everyone-fetches-all",
    "fetched-until-removed",
    "fetched-until-deleted",
    "first-takes-all",
    "provider-hides-fetched",
    "server-keeps-for-ever",
    "server-removes-after",
    "server-removes-at-once",
    "server-says-nothing",
    "provider-removes-after",
    "rule-contradicted",
    "rule-removes-after",
    "rule-removes",
    "login-delay",
    "searches-here",
    "searches-there",
    "no-search-by-pop3",
    "filters-at",
    "filters-unknown",
    "filters-not-offered",
    "filters-not-asked",
    "no-filter-active",
    "filter-active",
    "filter-not-readable",
    "filter-files",
    "filter-hides",
    "filter-forwards",
    "filter-discards",
    "filter-absence",
    "junk-folder-there",
    "uses-of",
    "counts-of",
    "will-be-full",
    "has-room",
    "forecast-too-early",
    "is-full",
    "no-quota-told",
    "holds-octets",
    "encrypted",
    "in-the-clear",
    "inside-this-computer",
    "certificate-accepted",
    "not-connected-yet",
    "provider-reads",
    "on-this-computer",
    "only-end-to-end",
    "others-here-may-not",
    "others-here-may",
    "disk-encrypted",
    "disk-unknown",
    "company-in",
    "stored-in",
    "storage-unknown",
    "lost-messages",
    "lost-folders",
    "lost-changes",
    "lost-unsent",
    "lost-least",
    "back-from-server",
    "marks-lost",
    "not-asked-yet",
};

} // namespace

QString toString(MailboxQuestion question)
{
    static_assert(std::size(questionNames) == mailboxQuestionCount);
    return QString::fromLatin1(questionNames[static_cast<size_t>(question)]);
}

QString toString(Says says)
{
    static_assert(std::size(saysNames) == static_cast<size_t>(Says::NotAskedYet) + 1);
    return QString::fromLatin1(saysNames[static_cast<size_t>(says)]);
}

QString toString(MailboxAnswer::Tone tone)
{
    switch (tone) {
    case MailboxAnswer::Tone::Good:
        return QStringLiteral("good");
    case MailboxAnswer::Tone::Plain:
        return QStringLiteral("plain");
    case MailboxAnswer::Tone::Attention:
        return QStringLiteral("attention");
    case MailboxAnswer::Tone::Alarm:
        return QStringLiteral("alarm");
    case MailboxAnswer::Tone::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace duopost
