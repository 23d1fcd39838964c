// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MailboxAnswers.h"

#include <algorithm>

namespace duopost {

namespace {

using Tone = MailboxAnswer::Tone;

class Answers {
public:
    Answers(const MailboxFacts &facts, const Provider *provider)
        : m_facts(facts), m_account(facts.account), m_provider(provider)
    {
    }

    QList<MailboxAnswer> all()
    {
        begin(MailboxQuestion::WhereIsIt), whereIsIt();
        begin(MailboxQuestion::WhichFolders), whichFolders();
        begin(MailboxQuestion::WhatPhoneSees), whatPhoneSees();
        begin(MailboxQuestion::WhereIsSent), whereIsSent();
        begin(MailboxQuestion::TwoComputers), twoComputers();
        begin(MailboxQuestion::AfterSomeDays), afterSomeDays();
        begin(MailboxQuestion::WhoSearches), whoSearches();
        begin(MailboxQuestion::ServerFilters), serverFilters();
        begin(MailboxQuestion::HowFull), howFull();
        begin(MailboxQuestion::OnTheWay), onTheWay();
        begin(MailboxQuestion::WhoCanRead), whoCanRead();
        begin(MailboxQuestion::ComputerLost), computerLost();
        return m_answers;
    }

private:
    bool pop3() const { return m_account.protocol == Protocol::Pop3; }
    void begin(MailboxQuestion question) { m_answers << MailboxAnswer{.question = question}; }
    void tone(Tone tone) { m_answers.last().tone = tone; }
    void say(Says says, const QStringList &arguments = {}, qint64 count = 0)
    {
        m_answers.last().parts << AnswerPart{says, arguments, count, {}, {}};
    }
    void say(Says says, const QList<Operation> &operations)
    {
        if (!operations.isEmpty())
            m_answers.last().parts << AnswerPart{says, {}, operations.size(), operations, {}};
    }
    void say(Says says, const QList<Folder> &folders)
    {
        QStringList paths;
        for (const auto &folder : folders)
            paths << folder.path;
        m_answers.last().parts << AnswerPart{
            says, {paths.join(QStringLiteral(", "))}, folders.size(), {}, folders};
    }
    const LedgerEntry *entry(Operation operation) const
    {
        const auto found
            = std::find_if(m_facts.ledger.begin(), m_facts.ledger.end(), [operation](const LedgerEntry &one) {
                  return one.operation == operation;
              });
        return found == m_facts.ledger.end() ? nullptr : &*found;
    }
    /// What was seen counts more than what was said.
    void restOn(Operation operation)
    {
        const auto *known = entry(operation);
        if (!known || known->evidence.isEmpty())
            return;
        const auto seen
            = std::find_if(known->evidence.rbegin(), known->evidence.rend(), [](const Evidence &one) {
                  return one.source == EvidenceSource::Observed;
              });
        m_answers.last().evidence << (seen == known->evidence.rend() ? known->evidence.last() : *seen);
    }
    const FolderCounts *folderFor(FolderRole role) const
    {
        const auto found
            = std::find_if(m_facts.folders.begin(), m_facts.folders.end(), [role](const FolderCounts &one) {
                  return one.folder.role == role;
              });
        return found == m_facts.folders.end() ? nullptr : &*found;
    }
    static bool isHere(const FolderCounts &counts) { return counts.folder.where == Where::OnlyHere; }
    /// The maildrop is a folder of this computer that mirrors one of the server.
    bool isThere(const FolderCounts &counts) const
    {
        return pop3() ? counts.folder.role == FolderRole::Inbox
                      : counts.folder.where == Where::ServerAndHere && counts.folder.selectable;
    }

    void whereIsIt()
    {
        if (!m_facts.asOf().isValid()) {
            tone(Tone::Unknown);
            say(Says::NotLookedYet);
        } else {
            say(pop3() ? Says::LiesInMaildrop : Says::LiesOnServer, {m_account.incoming.host}, m_facts.there());
            qint64 headers = 0;
            for (const auto &counts : m_facts.folders)
                headers += counts.onlyThere;
            if (headers > 0)
                say(Says::HeadersOnly, {}, headers);
        }
        tellOnlyHere();
        say(Says::LiesHere, {m_facts.place.path});
        if (m_facts.archive.on) {
            say(Says::KeptInArchive, {}, m_facts.archive.messages);
            if (m_facts.archive.toCome > 0)
                say(Says::ArchiveFills, {}, m_facts.archive.toCome);
        }
        restOn(Operation::FetchHeaders);
    }

    void tellOnlyHere()
    {
        if (const auto only = m_facts.onlyHere(); only > 0) {
            tone(Tone::Attention);
            say(Says::OnlyHere, {}, only);
        } else if (m_facts.asOf().isValid()) {
            tone(Tone::Good);
            say(Says::NothingOnlyHere);
        }
    }

    void whichFolders()
    {
        qint64 there = 0;
        QList<Folder> here;
        for (const auto &counts : m_facts.folders) {
            there += isThere(counts) ? 1 : 0;
            if (isHere(counts) && !isThere(counts))
                here << counts.folder;
        }
        if (pop3())
            say(Says::NoFoldersByPop3);
        else if (there > 0)
            say(Says::FoldersThere, {}, there);
        else
            say(Says::NotLookedYet);
        if (!here.isEmpty())
            say(Says::FoldersOnlyHere, here);
        tone(!here.isEmpty() || pop3() ? Tone::Attention : there > 0 ? Tone::Good : Tone::Unknown);
        restOn(Operation::ListFolders);
    }

    void whatPhoneSees()
    {
        QList<Operation> sees, maySee, seesNot, refused;
        for (const auto operation :
             {Operation::MarkRead, Operation::MarkAnswered, Operation::Star, Operation::MoveTo,
              Operation::DeleteForGood}) {
            const auto *known = entry(operation);
            if (!known)
                continue;
            const auto verdict = known->verdict;
            if (verdict == Verdict::Refused)
                refused << operation;
            else if (
                known->reach == Reach::ThisComputer || verdict == Verdict::Impossible
                || verdict == Verdict::NotBuilt)
                seesNot << operation;
            else
                (verdict == Verdict::Proved ? sees : maySee) << operation;
            restOn(operation);
        }
        say(Says::OthersSee, sees);
        say(Says::OthersMaySee, maySee);
        say(Says::OthersSeeNot, seesNot);
        say(Says::ServerRefuses, refused);
        tone(
            !seesNot.isEmpty() || !refused.isEmpty()  ? Tone::Attention
                : maySee.isEmpty() && !sees.isEmpty() ? Tone::Good
                : sees.isEmpty() && maySee.isEmpty()  ? Tone::Unknown
                                                      : Tone::Plain);
    }

    void whereIsSent()
    {
        const auto *sent = folderFor(FolderRole::Sent);
        if (!pop3() && sent && !isHere(*sent)) {
            tone(Tone::Good);
            say(Says::SentThere, QList<Folder>{sent->folder});
        } else if (pop3() && m_account.sentOn) {
            tone(Tone::Good);
            say(Says::SentElsewhere, {m_account.sentOn->host});
        } else if (!pop3() && !sent) {
            tone(Tone::Unknown);
            say(Says::SentFolderMissing);
        } else {
            tone(Tone::Attention);
            say(Says::SentOnlyHere);
        }
        if (m_provider && m_provider->sentFiledByServer == Known::Yes)
            say(Says::ProviderFilesSent, {m_provider->name});
        restOn(Operation::Append);
    }

    void twoComputers()
    {
        if (!pop3()) {
            tone(Tone::Good);
            say(Says::ImapForAll);
            return;
        }
        tone(Tone::Attention);
        switch (m_account.leave.kind) {
        case LeaveRule::Kind::Always:
            tone(Tone::Plain);
            say(Says::EveryoneFetchesAll);
            break;
        case LeaveRule::Kind::Days:
            say(Says::FetchedUntilRemoved, {}, m_account.leave.days);
            break;
        case LeaveRule::Kind::UntilDeleted:
            say(Says::FetchedUntilDeleted);
            break;
        case LeaveRule::Kind::Never:
            say(Says::FirstTakesAll);
            break;
        }
        if (m_provider && m_provider->pop3Behaviour.hidesAfterDownload == Known::Yes) {
            tone(Tone::Attention);
            say(Says::ProviderHidesFetched, {m_provider->name});
        }
        restOn(Operation::DeleteForGood);
    }

    /// The account wants mail to stay longer than the server keeps it.
    bool isContradicted(int days) const
    {
        const auto &leave = m_account.leave;
        return leave.kind == LeaveRule::Kind::Always || leave.kind == LeaveRule::Kind::UntilDeleted
            || (leave.kind == LeaveRule::Kind::Days && leave.days > days);
    }

    void afterSomeDays()
    {
        const auto &server = m_facts.server;
        if (server.keepsForEver) {
            tone(Tone::Good);
            say(Says::ServerKeepsForEver);
        } else if (server.keepsDays) {
            tone(Tone::Attention);
            if (*server.keepsDays == 0)
                say(Says::ServerRemovesAtOnce);
            else
                say(Says::ServerRemovesAfter, {}, *server.keepsDays);
            if (pop3() && isContradicted(*server.keepsDays))
                say(Says::RuleContradicted, {}, *server.keepsDays);
        } else {
            tone(Tone::Unknown);
            say(server.asOf.isValid() ? Says::ServerSaysNothing : Says::NotAskedYet);
        }
        if (pop3() && m_provider && m_provider->pop3Behaviour.keepsDays && !server.keepsForEver) {
            tone(Tone::Attention);
            say(Says::ProviderRemovesAfter, {m_provider->name}, *m_provider->pop3Behaviour.keepsDays);
        }
        if (pop3() && m_account.leave.kind == LeaveRule::Kind::Days)
            say(Says::RuleRemovesAfter, {}, m_account.leave.days);
        else if (pop3() && m_account.leave.kind == LeaveRule::Kind::Never)
            say(Says::RuleRemoves);
        if (server.loginDelay && *server.loginDelay > 0)
            say(Says::LoginDelay, {}, *server.loginDelay);
        for (const auto &capability : server.capabilities) {
            if (capability.startsWith(QLatin1String("EXPIRE"))
                || capability.startsWith(QLatin1String("LOGIN-DELAY")))
                advertise(capability, QStringLiteral("RFC 2449"));
        }
    }

    void advertise(const QString &capability, const QString &rfc)
    {
        m_answers.last().evidence << Evidence{
            .source = EvidenceSource::Advertised,
            .reason = Reason::CapabilityListed,
            .arguments = {capability, rfc},
            .at = m_facts.server.asOf};
    }

    void whoSearches()
    {
        qint64 here = 0;
        for (const auto &counts : m_facts.folders)
            here += counts.there - counts.onlyThere + counts.onlyHere + counts.onItsWay;
        say(Says::SearchesHere, {}, qMax(qint64(0), here));
        say(pop3() ? Says::NoSearchByPop3 : Says::SearchesThere);
    }

    void serverFilters()
    {
        const auto &seen = m_facts.filters;
        tone(Tone::Unknown);
        if (seen.at.isValid() && seen.there)
            whatFiltersDo(seen);
        else if (seen.at.isValid() && (seen.failed || m_account.filters))
            say(Says::FiltersNotAsked, {seen.address.host, seen.why});
        else if (seen.at.isValid())
            say(Says::FiltersNotOffered, {seen.address.host});
        else if (m_account.filters)
            say(Says::FiltersAt, {m_account.filters->host});
        else
            say(Says::FiltersUnknown);
        if (const auto *junk = folderFor(FolderRole::Junk); !pop3() && junk && !isHere(*junk))
            say(Says::JunkFolderThere, QList<Folder>{junk->folder});
    }

    void whatFiltersDo(const SeenFilters &seen)
    {
        const auto &summary = seen.summary;
        tone(Tone::Good);
        if (summary.script.isEmpty())
            return say(Says::NoFilterActive, {seen.address.host});
        tone(Tone::Plain);
        if (!summary.readable)
            return say(Says::FilterNotReadable, {summary.script});
        say(Says::FilterActive, {summary.script}, summary.rules);
        const auto list = [](const QStringList &names) { return names.join(QStringLiteral(", ")); };
        if (!summary.folders.isEmpty())
            say(Says::FilterFiles, {list(summary.folders)});
        if (summary.absence)
            say(Says::FilterAbsence);
        const auto warn = [this](Says says, const QStringList &arguments = {}) {
            tone(Tone::Attention);
            say(says, arguments);
        };
        if (pop3() && !summary.folders.isEmpty())
            warn(Says::FilterHides);
        if (!summary.forwardsTo.isEmpty())
            warn(Says::FilterForwards, {list(summary.forwardsTo)});
        if (summary.discards)
            warn(Says::FilterDiscards);
    }

    void howFull()
    {
        const auto &server = m_facts.server;
        if (server.quotaUsed && server.quotaLimit) {
            say(Says::UsesOf, {QString::number(*server.quotaUsed), QString::number(*server.quotaLimit)});
            tellForecast(forecast(server.quotaHistory, m_facts.at));
            advertise(QStringLiteral("QUOTA"), QStringLiteral("RFC 9208"));
        } else if (server.maildropCount && server.maildropSize) {
            say(Says::HoldsOctets, {QString::number(*server.maildropSize)}, *server.maildropCount);
        } else {
            tone(Tone::Unknown);
            say(server.asOf.isValid() ? Says::NoQuotaTold : Says::NotAskedYet);
        }
        for (const auto &one : server.quotas) {
            if (one.resource == QLatin1String("MESSAGE"))
                say(Says::CountsOf, {QString::number(one.used), QString::number(one.limit)});
        }
    }

    void tellForecast(const QuotaForecast &forecast)
    {
        switch (forecast.outlook) {
        case QuotaForecast::Outlook::TooEarly:
            return say(Says::ForecastTooEarly, {}, forecast.daysMissing);
        case QuotaForecast::Outlook::Room:
            tone(Tone::Good);
            return say(Says::HasRoom);
        case QuotaForecast::Outlook::FullIn:
            tone(forecast.unit == QuotaForecast::Unit::Months ? Tone::Plain : Tone::Attention);
            return say(Says::WillBeFull, {toString(forecast.unit)}, forecast.count);
        case QuotaForecast::Outlook::Full:
            break;
        }
        tone(Tone::Alarm);
        say(Says::IsFull);
    }

    void onTheWay()
    {
        if (m_facts.connections.isEmpty()) {
            tone(Tone::Unknown);
            return say(Says::NotConnectedYet);
        }
        tone(Tone::Good);
        for (const auto &one : m_facts.connections) {
            const QStringList who{toString(one.purpose), one.host};
            if (one.encrypted) {
                say(Says::Encrypted,
                    who
                        + QStringList{
                            one.protocol, one.cipher,
                            one.startTls ? QStringLiteral("starttls") : QStringLiteral("tls")});
            } else if (isLoopbackHost(one.host)) {
                say(Says::InsideThisComputer, who);
            } else {
                say(Says::InTheClear, who);
                tone(Tone::Alarm);
            }
            if (one.certificate && one.certificate->acceptedByHand) {
                say(Says::CertificateAccepted, {one.host});
                if (m_answers.last().tone != Tone::Alarm)
                    tone(Tone::Attention);
            }
        }
    }

    void whoCanRead()
    {
        const auto name = m_provider ? m_provider->name : m_account.incoming.host;
        if (isLoopbackHost(m_account.incoming.host))
            say(Says::OnThisComputer, {m_account.incoming.host});
        else {
            say(Says::ProviderReads, {name});
            say(Says::OnlyEndToEnd);
            if (m_provider && !m_provider->storedIn.isEmpty())
                say(Says::StoredIn, {name, m_provider->storedIn.join(QLatin1Char(' '))});
            else
                say(Says::StorageUnknown);
            if (m_provider && !m_provider->country.isEmpty())
                say(Says::CompanyIn, {name, m_provider->country});
        }
        say(m_facts.place.ownerOnly ? Says::OthersHereMayNot : Says::OthersHereMay, {m_facts.place.path});
        if (!m_facts.place.ownerOnly)
            tone(Tone::Attention);
        say(m_facts.place.encrypted.value_or(false) ? Says::DiskEncrypted : Says::DiskUnknown);
    }

    void computerLost()
    {
        qint64 messages = 0, folders = 0;
        for (const auto &counts : m_facts.folders) {
            messages += counts.onlyHere;
            folders += isHere(counts) && !isThere(counts) && counts.onlyHere > 0 ? 1 : 0;
        }
        const auto unsent
            = std::count_if(m_facts.outbox.begin(), m_facts.outbox.end(), [](const OutboxItem &item) {
                  return item.state != OutboxState::Accepted && item.state != OutboxState::Done;
              });
        if (messages > 0)
            say(Says::LostMessages, {}, messages);
        if (folders > 0)
            say(Says::LostFolders, {}, folders);
        if (unsent > 0)
            say(Says::LostUnsent, {}, unsent);
        if (!m_facts.pending.isEmpty())
            say(Says::LostChanges, {}, m_facts.pending.size());
        if (pop3())
            say(Says::MarksLost);
        const bool any = !m_answers.last().parts.isEmpty();
        if (!m_facts.asOf().isValid())
            say(Says::NotLookedYet);
        else if (!any)
            say(Says::LostLeast);
        if (const auto there = m_facts.there(); there > 0)
            say(Says::BackFromServer, {}, there);
        tone(any ? Tone::Attention : m_facts.asOf().isValid() ? Tone::Good : Tone::Unknown);
    }

    const MailboxFacts &m_facts;
    const Account &m_account;
    const Provider *m_provider;
    QList<MailboxAnswer> m_answers;
};

} // namespace

QList<MailboxAnswer> answersOf(const MailboxFacts &facts, const Provider *provider)
{
    return Answers(facts, provider).all();
}

const Provider *providerOf(const Account &account)
{
    const auto domain = account.address.section(QLatin1Char('@'), -1).toLower();
    if (const auto *known = providerOf(domain))
        return known;
    // A domain of one's own at a known provider.
    for (const auto &provider : knownProviders()) {
        for (const auto &server : provider.servers) {
            if (!server.host.isEmpty() && server.host.compare(account.incoming.host, Qt::CaseInsensitive) == 0)
                return &provider;
        }
    }
    return nullptr;
}

} // namespace duopost
