// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/Consequences.h"

#include "ui/words/Words.h"

#include <QCoreApplication>

namespace duopost {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(duopost::Consequences)
};

QString because(const LedgerEntry &entry)
{
    QStringList sentences;
    for (const auto &evidence : entry.evidence) {
        // That this program has the code is no news to whoever chooses a protocol.
        if (evidence.reason != Reason::CodeExists)
            sentences << reasonSentence(evidence);
    }
    return sentences.join(QLatin1Char('\n'));
}

QString arrives(const LedgerEntry &entry)
{
    if (entry.reach == Reach::Server)
        return Words::tr("Arrives at once");
    return entry.verdict == Verdict::Impossible ? Words::tr("Looked for every few minutes")
                                                : Words::tr("Known after the first log-in");
}

QString seen(const LedgerEntry &entry, const QString &everywhere)
{
    switch (entry.reach) {
    case Reach::Server:
        return everywhere;
    case Reach::ThisComputer:
        return Words::tr("Only on this computer");
    case Reach::Unknown:
        break;
    }
    return Words::tr("Known after the first log-in");
}

void addPop3Behaviour(QList<Consequence> &result, const LedgerEntry &fetch, const Provider *provider)
{
    for (const auto &evidence : fetch.evidence) {
        if (evidence.reason == Reason::ServerKeepsDays)
            result << Consequence{
                Words::tr("Old mail"), Words::tr("The server limits how long it keeps it"),
                reasonSentence(evidence), Reach::ThisComputer};
    }
    if (!provider)
        return;
    const auto &pop3 = provider->pop3Behaviour;
    const auto source = Words::tr("Says the built-in list about %1.").arg(provider->name);
    if (pop3.hidesAfterDownload == Known::Yes)
        result << Consequence{
            Words::tr("Second computer"), Words::tr("Does not get what was fetched once"), source,
            Reach::ThisComputer};
    if (pop3.onlyInbox == Known::Yes)
        result << Consequence{
            Words::tr("Other folders"), Words::tr("Stay unseen, junk included"), source, Reach::ThisComputer};
    if (pop3.keepsDays)
        result << Consequence{
            Words::tr("Old mail"),
            Words::tr("The server removes it after %Ln day(s)", nullptr, *pop3.keepsDays), source,
            Reach::ThisComputer};
}

} // namespace

QList<Consequence> consequencesOf(Protocol protocol, const FoundServer *server, const Provider *provider)
{
    const auto ledger = expectedOf(protocol, server ? server->capabilities : QStringList());
    const auto entry = [&](Operation operation) { return ledger[static_cast<int>(operation)]; };
    const auto line = [&](const QString &title, Operation operation, const QString &everywhere) {
        const auto &one = entry(operation);
        return Consequence{title, seen(one, everywhere), because(one), one.reach};
    };
    QList<Consequence> result;
    result << line(Words::tr("Folders"), Operation::ListFolders, Words::tr("The same on all devices"))
           << line(Words::tr("Read and starred"), Operation::MarkRead, Words::tr("Seen on all devices"))
           << line(Words::tr("Sent mail"), Operation::Append, Words::tr("Seen on all devices"))
           << line(Words::tr("Moved mail"), Operation::CopyTo, Words::tr("Moved on all devices"));
    const auto news = entry(Operation::WaitForNews);
    result << Consequence{Words::tr("New mail"), arrives(news), because(news), news.reach};
    if (protocol == Protocol::Pop3)
        addPop3Behaviour(result, entry(Operation::FetchMessage), provider);
    return result;
}

} // namespace duopost
