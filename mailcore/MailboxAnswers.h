// SPDX-License-Identifier: GPL-3.0-or-later
// What people ask about their mailbox, answered from what is known of it. Values, no sentences: the window says
// them. Pure; implemented in mailcore/compare; any thread.
#pragma once

#include "mailcore/MailboxFacts.h"
#include "mailcore/Provider.h"

namespace duopost {

enum class MailboxQuestion {
    WhereIsIt, ///< where is my mail stored?
    WhichFolders, ///< which folders exist for other devices?
    WhatPhoneSees, ///< if I read, answer, star, move or delete here, what does my phone see?
    WhereIsSent, ///< where is what I send?
    TwoComputers, ///< if I fetch with POP3 on two computers, who gets the mail?
    AfterSomeDays, ///< what happens after some days?
    WhoSearches, ///< here or the server?
    ServerFilters, ///< are there filters on the server?
    HowFull, ///< how full is the mailbox?
    OnTheWay, ///< is it encrypted on the way?
    WhoCanRead, ///< who can read it where it lies?
    ComputerLost, ///< if this computer is lost, what is lost with it?
};
inline constexpr int mailboxQuestionCount = static_cast<int>(MailboxQuestion::ComputerLost) + 1;

/// One sentence of an answer; what its arguments are.
enum class Says {
    NotLookedYet,
    LiesOnServer, ///< host; count: messages
    LiesInMaildrop, ///< host; count
    HeadersOnly, ///< count
    LiesHere, ///< path
    KeptInArchive, ///< count: messages that the server cannot take away
    ArchiveFills, ///< count: messages that are not in it yet
    OnlyHere, ///< count
    NothingOnlyHere,
    FoldersThere, ///< count
    FoldersOnlyHere, ///< names; count
    NoFoldersByPop3,
    OthersSee, ///< operations
    OthersMaySee, ///< operations: offered, but not seen yet
    OthersSeeNot, ///< operations
    ServerRefuses, ///< operations
    SentThere, ///< folder
    SentElsewhere, ///< host
    SentOnlyHere,
    SentFolderMissing,
    ProviderFilesSent, ///< name
    ImapForAll,
    EveryoneFetchesAll,
    FetchedUntilRemoved, ///< count: days
    FetchedUntilDeleted,
    FirstTakesAll,
    ProviderHidesFetched, ///< name
    ServerKeepsForEver,
    ServerRemovesAfter, ///< count: days
    ServerRemovesAtOnce,
    ServerSaysNothing,
    ProviderRemovesAfter, ///< name; count: days
    RuleContradicted, ///< count: days; the account's rule wants more than the server grants
    RuleRemovesAfter, ///< count: days
    RuleRemoves,
    LoginDelay, ///< count: seconds
    SearchesHere, ///< count: messages whose text is here
    SearchesThere,
    NoSearchByPop3,
    FiltersAt, ///< host
    FiltersUnknown,
    FiltersNotOffered, ///< host
    FiltersNotAsked, ///< host, why
    NoFilterActive, ///< host
    FilterActive, ///< script; count: rules
    FilterNotReadable, ///< script
    FilterFiles, ///< folders
    FilterHides, ///< POP3: what it files does not arrive
    FilterForwards, ///< addresses
    FilterDiscards,
    FilterAbsence,
    JunkFolderThere, ///< folder
    UsesOf, ///< used octets, limit octets
    CountsOf, ///< used, limit: messages
    WillBeFull, ///< unit ("days", "weeks", "months"); count
    HasRoom,
    ForecastTooEarly, ///< count: days
    IsFull,
    NoQuotaTold,
    HoldsOctets, ///< octets; count: messages; the server tells no limit
    Encrypted, ///< purpose, host, protocol, cipher, "tls" or "starttls"
    InTheClear, ///< purpose, host
    InsideThisComputer, ///< purpose, host: not encrypted, and never leaves it
    CertificateAccepted, ///< host
    NotConnectedYet,
    ProviderReads, ///< name or host
    OnThisComputer, ///< host: the server runs here
    OnlyEndToEnd,
    OthersHereMayNot, ///< path
    OthersHereMay, ///< path
    DiskEncrypted,
    DiskUnknown,
    CompanyIn, ///< name, country
    StoredIn, ///< name, countries
    StorageUnknown,
    LostMessages, ///< count
    LostFolders, ///< count
    LostChanges, ///< count: what the server has not been told yet
    LostUnsent, ///< count
    LostLeast, ///< nothing but settings
    BackFromServer, ///< count
    MarksLost, ///< read, answered, starred
    NotAskedYet, ///< the server, for facts about itself
};

struct AnswerPart {
    Says says{};
    QStringList arguments;
    qint64 count = 0;
    QList<Operation> operations;
    QList<Folder> folders; ///< those that are named, for who names them by their role
};

struct MailboxAnswer {
    enum class Tone {
        Good, ///< nothing to think about
        Plain,
        Attention, ///< somebody should know this
        Alarm, ///< loudly
        Unknown, ///< nobody said
    };
    MailboxQuestion question{};
    Tone tone = Tone::Plain;
    QList<AnswerPart> parts;
    QList<Evidence> evidence; ///< what it rests on
};

/// All of them, in order. provider: what the catalogue knows about whose mailbox it is; null = nothing.
QList<MailboxAnswer> answersOf(const MailboxFacts &facts, const Provider *provider);
/// Whose mailbox it is, by its address or its server; null = not in the catalogue.
const Provider *providerOf(const Account &account);

QString toString(MailboxQuestion question); ///< "where-is-it": stable, for scripts
QString toString(Says says); ///< "lies-on-server"
QString toString(MailboxAnswer::Tone tone); ///< "good", "plain", "attention", "alarm", "unknown"

} // namespace duopost
