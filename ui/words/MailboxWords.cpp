// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/MailboxWords.h"

#include "ui/theme/Theme.h"
#include "ui/words/AccountWords.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace duopost {

namespace {

struct MailboxWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::MailboxWords)
};

QString forecastWords(const QString &unit, int count)
{
    if (unit == QLatin1String("days"))
        return MailboxWords::tr("Full in about %Ln day(s) at this rate.", nullptr, count);
    if (unit == QLatin1String("weeks"))
        return MailboxWords::tr("Full in about %Ln week(s) at this rate.", nullptr, count);
    return MailboxWords::tr("Full in about %Ln month(s) at this rate.", nullptr, count);
}

QString connectionWords(const AnswerPart &part)
{
    if (part.says == Says::InTheClear)
        return MailboxWords::tr("%1: NOT ENCRYPTED. Whoever is on the way to %2 can read along.");
    if (part.says == Says::InsideThisComputer)
        return MailboxWords::tr("%1: not encrypted, but it never leaves this computer (%2).");
    if (part.arguments.value(4) == QLatin1String("starttls"))
        return MailboxWords::tr("%1: %3 with %4, begun with STARTTLS (%2).");
    return MailboxWords::tr("%1: %3 with %4, encrypted from the first byte (%2).");
}

// Nothing of an argument is taken for a placeholder of the sentence.
QString filled(const QString &sentence, const QStringList &arguments)
{
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence[i] == QLatin1Char('%') ? sentence.mid(i + 1, 1).toInt() : 0;
        if (place > 0) {
            result += arguments.value(place - 1);
            ++i;
        } else {
            result += sentence[i];
        }
    }
    return result;
}

QString spanOf(qint64 seconds)
{
    return seconds % 60 == 0 ? MailboxWords::tr("%Ln minute(s)", nullptr, static_cast<int>(seconds / 60))
                             : MailboxWords::tr("%Ln second(s)", nullptr, static_cast<int>(seconds));
}

QString operationsOf(const QList<Operation> &operations)
{
    QStringList titles;
    for (const auto operation : operations)
        titles << operationTitle(operation);
    return titles.join(QStringLiteral(", "));
}

QString foldersOf(const QList<Folder> &folders)
{
    QStringList titles;
    for (const auto &folder : folders)
        titles << (folder.role == FolderRole::None ? folder.path : folderTitle(folder));
    return titles.join(QStringLiteral(", "));
}

QString countriesOf(const QString &codes)
{
    QStringList names;
    for (const auto &code : codes.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        names << countryTitle(code);
    return names.join(QStringLiteral(", "));
}

QStringList argumentsOf(const AnswerPart &part, const QLocale &locale)
{
    auto arguments = part.arguments;
    const auto replace = [&](qsizetype place, const QString &text) {
        if (place < arguments.size())
            arguments[place] = text;
    };
    switch (part.says) {
    case Says::OthersSee:
    case Says::OthersMaySee:
    case Says::OthersSeeNot:
    case Says::ServerRefuses:
        return {operationsOf(part.operations)};
    case Says::LoginDelay:
        return {spanOf(part.count)};
    case Says::SentThere:
    case Says::JunkFolderThere:
    case Says::FoldersOnlyHere:
        return {part.folders.isEmpty() ? arguments.value(0) : foldersOf(part.folders)};
    case Says::HoldsOctets:
    case Says::UsesOf:
        for (qsizetype i = 0; i < arguments.size(); ++i)
            replace(i, sizeTitle(arguments[i].toLongLong(), locale));
        break;
    case Says::CountsOf:
        for (qsizetype i = 0; i < arguments.size(); ++i)
            replace(i, locale.toString(arguments[i].toLongLong()));
        break;
    case Says::CompanyIn:
    case Says::StoredIn:
        replace(1, countriesOf(arguments.value(1)));
        break;
    case Says::Encrypted:
    case Says::InTheClear:
    case Says::InsideThisComputer:
        for (const auto purpose :
             {ConnectionFor::Incoming, ConnectionFor::Push, ConnectionFor::Outgoing, ConnectionFor::SentCopies,
              ConnectionFor::Filters}) {
            if (toString(purpose) == part.arguments.value(0))
                replace(0, purposeTitle(purpose));
        }
        break;
    default:
        break;
    }
    return arguments;
}

QString sentenceOf(const AnswerPart &part)
{
    const int count = static_cast<int>(qMin<qint64>(part.count, 2'000'000'000));
    switch (part.says) {
    case Says::WillBeFull:
        return forecastWords(part.arguments.value(0), count);
    case Says::Encrypted:
    case Says::InTheClear:
    case Says::InsideThisComputer:
        return connectionWords(part);
    case Says::NotAskedYet:
        return MailboxWords::tr("The server has not been asked yet.");
    case Says::NotLookedYet:
        return MailboxWords::tr("Duopost has not looked at this mailbox yet.");
    case Says::LiesOnServer:
        return MailboxWords::tr(
            "%Ln message(s) are stored on the server %1. Every device sees them.", nullptr, count);
    case Says::LiesInMaildrop:
        return MailboxWords::tr(
            "%Ln message(s) are stored on the server %1, in one mailbox without folders.", nullptr, count);
    case Says::HeadersOnly:
        return MailboxWords::tr("The text of %Ln of them is not on this computer.", nullptr, count);
    case Says::LiesHere:
        return MailboxWords::tr("On this computer the mail is in %1.");
    case Says::KeptInArchive:
        return MailboxWords::tr(
            "%Ln message(s) are in the archive on this computer, and stay when they are deleted on the server.",
            nullptr, count);
    case Says::ArchiveFills:
        return MailboxWords::tr("%Ln message(s) are not in the archive yet.", nullptr, count);
    case Says::OnlyHere:
        return MailboxWords::tr("%Ln message(s) exist only on this computer.", nullptr, count);
    case Says::NothingOnlyHere:
        return MailboxWords::tr("No message exists only on this computer.");
    case Says::FoldersThere:
        return MailboxWords::tr("%Ln folder(s) are on the server, and other devices see them.", nullptr, count);
    case Says::FoldersOnlyHere:
        return MailboxWords::tr("%Ln folder(s) exist only on this computer: %1.", nullptr, count);
    case Says::NoFoldersByPop3:
        return MailboxWords::tr(
            "POP3 has no folders: other devices see the inbox of the server and nothing else of this account.");
    case Says::OthersSee:
        return MailboxWords::tr("Other devices see: %1.");
    case Says::OthersMaySee:
        return MailboxWords::tr("The server offers it, but it has not been seen to work here yet: %1.");
    case Says::OthersSeeNot:
        return MailboxWords::tr("Stays on this computer, and no other device sees it: %1.");
    case Says::ServerRefuses:
        return MailboxWords::tr("The server refused: %1.");
    case Says::SentThere:
        return MailboxWords::tr("What you send is stored in “%1” on the server. Every device sees it.");
    case Says::SentElsewhere:
        return MailboxWords::tr(
            "A copy of what you send goes into the Sent folder on %1. Devices with IMAP see it.");
    case Says::SentOnlyHere:
        return MailboxWords::tr("What you send is kept on this computer only.");
    case Says::SentFolderMissing:
        return MailboxWords::tr("No folder for sent mail is known yet.");
    case Says::ProviderFilesSent:
        return MailboxWords::tr("%1 also files what you send by itself.");
    case Says::ImapForAll:
        return MailboxWords::tr(
            "This account uses IMAP: every computer sees the same messages, and fetching takes nothing away.");
    case Says::EveryoneFetchesAll:
        return MailboxWords::tr("This account leaves its mail on the server: every computer gets every "
                                "message, and none knows what another has read.");
    case Says::FetchedUntilRemoved:
        return MailboxWords::tr(
            "Every computer that asks within %Ln day(s) gets a message. Then this account removes it from the "
            "server.",
            nullptr, count);
    case Says::FetchedUntilDeleted:
        return MailboxWords::tr(
            "Every computer gets a message until it is deleted here. Then it is gone from the server as well.");
    case Says::FirstTakesAll:
        return MailboxWords::tr(
            "Who comes first gets the mail: this account removes it from the server after the download.");
    case Says::ProviderHidesFetched:
        return MailboxWords::tr(
            "%1 shows a message to one POP3 program only: what one has fetched, a second one does not see.");
    case Says::ServerKeepsForEver:
        return MailboxWords::tr("The server says that it removes nothing by itself.");
    case Says::ServerRemovesAfter:
        return MailboxWords::tr(
            "The server removes mail after %Ln day(s), even if Duopost leaves it there.", nullptr, count);
    case Says::ServerRemovesAtOnce:
        return MailboxWords::tr(
            "The server removes mail as soon as it was downloaded, even if Duopost would leave it there.");
    case Says::ServerSaysNothing:
        return MailboxWords::tr("The server does not say whether it removes anything by itself.");
    case Says::ProviderRemovesAfter:
        return MailboxWords::tr("%1 is known to remove fetched mail after %Ln day(s).", nullptr, count);
    case Says::RuleContradicted:
        return MailboxWords::tr("This contradicts the setting of this account, which would leave the mail "
                                "there for longer. The server has the last word.");
    case Says::RuleRemovesAfter:
        return MailboxWords::tr(
            "This account removes mail from the server %Ln day(s) after Duopost first saw it.", nullptr, count);
    case Says::RuleRemoves:
        return MailboxWords::tr("This account removes mail from the server as soon as it is here.");
    case Says::LoginDelay:
        return MailboxWords::tr(
            "The server wants %1 between two log-ins. Duopost waits that long before it asks again by itself.");
    case Says::SearchesHere:
        return MailboxWords::tr("Duopost searches the text of %Ln message(s) that are here.", nullptr, count);
    case Says::SearchesThere:
        return MailboxWords::tr("Texts that are not here are searched by the server, when you ask for it.");
    case Says::NoSearchByPop3:
        return MailboxWords::tr("The server does not search: POP3 has no command for it.");
    case Says::FiltersAt:
        return MailboxWords::tr("Filters on the server are managed at %1.");
    case Says::FiltersNotOffered:
        return MailboxWords::tr("%1 does not tell other programs about its filters (ManageSieve).");
    case Says::FiltersNotAsked:
        return MailboxWords::tr("The filters on %1 could not be asked for: %2");
    case Says::NoFilterActive:
        return MailboxWords::tr("No filter is active on %1.");
    case Says::FilterActive:
        return MailboxWords::tr("The filter “%1” is active on the server, with %Ln rule(s).", nullptr, count);
    case Says::FilterNotReadable:
        return MailboxWords::tr("The filter “%1” is active on the server. Duopost cannot read it.");
    case Says::FilterFiles:
        return MailboxWords::tr("It files mail into: %1.");
    case Says::FilterHides:
        return MailboxWords::tr("What it files does not arrive here: POP3 fetches the inbox only.");
    case Says::FilterForwards:
        return MailboxWords::tr("It sends mail on to: %1.");
    case Says::FilterDiscards:
        return MailboxWords::tr("It throws some mail away at once.");
    case Says::FilterAbsence:
        return MailboxWords::tr("It answers with an absence notice.");
    case Says::FiltersUnknown:
        return MailboxWords::tr(
            "Whether the server has filters is not known: the mail protocols do not say it.");
    case Says::JunkFolderThere:
        return MailboxWords::tr("The server has a folder for junk: “%1”.");
    case Says::UsesOf:
        return MailboxWords::tr("%1 of %2 are used.");
    case Says::CountsOf:
        return MailboxWords::tr("%1 of %2 messages are allowed.");
    case Says::HasRoom:
        return MailboxWords::tr("There is room for a long time.");
    case Says::ForecastTooEarly:
        return MailboxWords::tr(
            "Not enough is known yet to say when it will be full: ask again in %Ln day(s).", nullptr, count);
    case Says::IsFull:
        return MailboxWords::tr("The mailbox is full. New mail may be sent back to its senders.");
    case Says::NoQuotaTold:
        return MailboxWords::tr("The server does not say how full the mailbox is.");
    case Says::HoldsOctets:
        return MailboxWords::tr(
            "%1 in %Ln message(s) are on the server. Over POP3 it names no limit.", nullptr, count);
    case Says::CertificateAccepted:
        return MailboxWords::tr(
            "The certificate of %1 is not believed by itself; somebody accepted it by hand.");
    case Says::NotConnectedYet:
        return MailboxWords::tr("There has been no connection yet.");
    case Says::ProviderReads:
        return MailboxWords::tr("%1 can read the mail that is stored there.");
    case Says::OnThisComputer:
        return MailboxWords::tr("The server runs on this computer; nobody else stores the mail.");
    case Says::OnlyEndToEnd:
        return MailboxWords::tr("Only messages that are encrypted from end to end (S/MIME) are closed to it.");
    case Says::OthersHereMayNot:
        return MailboxWords::tr("On this computer, other users may not read the mail.");
    case Says::OthersHereMay:
        return MailboxWords::tr("On this computer, other users may read %1.");
    case Says::DiskEncrypted:
        return MailboxWords::tr("It is stored on an encrypted disk.");
    case Says::DiskUnknown:
        return MailboxWords::tr("Whether the disk is encrypted is not known to Duopost.");
    case Says::CompanyIn:
        return MailboxWords::tr("The company is in: %2.");
    case Says::StoredIn:
        return MailboxWords::tr("It says that it stores mail in: %2.");
    case Says::StorageUnknown:
        return MailboxWords::tr("In which country the mail is stored is not known.");
    case Says::LostMessages:
        return MailboxWords::tr("%Ln message(s) that exist only here.", nullptr, count);
    case Says::LostFolders:
        return MailboxWords::tr("%Ln folder(s) with mail that exist only here.", nullptr, count);
    case Says::LostChanges:
        return MailboxWords::tr("%Ln change(s) that the server has not been told yet.", nullptr, count);
    case Says::LostUnsent:
        return MailboxWords::tr("%Ln message(s) that have not been sent yet.", nullptr, count);
    case Says::LostLeast:
        return MailboxWords::tr("Nothing but the settings of this account.");
    case Says::BackFromServer:
        return MailboxWords::tr("A new computer gets %Ln message(s) back from the server.", nullptr, count);
    case Says::MarksLost:
        return MailboxWords::tr(
            "What was read, answered or starred: over POP3 the server knows nothing of it.");
    }
    return {};
}

} // namespace

QString questionTitle(MailboxQuestion question)
{
    switch (question) {
    case MailboxQuestion::WhereIsIt:
        return MailboxWords::tr("Where is my mail stored?");
    case MailboxQuestion::WhichFolders:
        return MailboxWords::tr("Which folders exist for other devices?");
    case MailboxQuestion::WhatPhoneSees:
        return MailboxWords::tr("If I read, answer, star, move or delete here: what does my phone see?");
    case MailboxQuestion::WhereIsSent:
        return MailboxWords::tr("Where is what I send?");
    case MailboxQuestion::TwoComputers:
        return MailboxWords::tr("If I fetch mail on two computers: who gets it?");
    case MailboxQuestion::AfterSomeDays:
        return MailboxWords::tr("What happens after some days?");
    case MailboxQuestion::WhoSearches:
        return MailboxWords::tr("Who searches: this computer or the server?");
    case MailboxQuestion::ServerFilters:
        return MailboxWords::tr("Are there filters on the server?");
    case MailboxQuestion::HowFull:
        return MailboxWords::tr("How full is the mailbox?");
    case MailboxQuestion::OnTheWay:
        return MailboxWords::tr("Is it encrypted on the way?");
    case MailboxQuestion::WhoCanRead:
        return MailboxWords::tr("Who can read it where it is stored?");
    case MailboxQuestion::ComputerLost:
        return MailboxWords::tr("If this computer is lost: what is lost with it?");
    }
    return {};
}

QString answerSentence(const AnswerPart &part, const QLocale &locale)
{
    return filled(sentenceOf(part), argumentsOf(part, locale));
}

QString answerText(const MailboxAnswer &answer, const QLocale &locale)
{
    QStringList sentences;
    for (const auto &part : answer.parts)
        sentences << answerSentence(part, locale);
    return sentences.join(QLatin1Char(' '));
}

QString purposeTitle(ConnectionFor purpose)
{
    switch (purpose) {
    case ConnectionFor::Incoming:
        return MailboxWords::tr("Incoming mail");
    case ConnectionFor::Push:
        return MailboxWords::tr("Notice of new mail");
    case ConnectionFor::Outgoing:
        return MailboxWords::tr("Outgoing mail");
    case ConnectionFor::SentCopies:
        return MailboxWords::tr("Copies of sent mail");
    case ConnectionFor::Filters:
        break;
    }
    return MailboxWords::tr("Filters on the server");
}

QString sizeTitle(qint64 octets, const QLocale &locale)
{
    return locale.formattedDataSize(octets, octets < 10 * 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString toneIcon(MailboxAnswer::Tone tone)
{
    switch (tone) {
    case MailboxAnswer::Tone::Good:
        return QStringLiteral("proved");
    case MailboxAnswer::Tone::Plain:
        return QStringLiteral("info");
    case MailboxAnswer::Tone::Attention:
        return QStringLiteral("computer");
    case MailboxAnswer::Tone::Alarm:
        return QStringLiteral("warning");
    case MailboxAnswer::Tone::Unknown:
        break;
    }
    return QStringLiteral("untested");
}

QColor toneColour(MailboxAnswer::Tone tone)
{
    const Colours &c = colours();
    switch (tone) {
    case MailboxAnswer::Tone::Good:
        return c.good;
    case MailboxAnswer::Tone::Plain:
        return c.neutral;
    case MailboxAnswer::Tone::Attention:
        return c.here;
    case MailboxAnswer::Tone::Alarm:
        return c.bad;
    case MailboxAnswer::Tone::Unknown:
        break;
    }
    return c.neutral;
}

} // namespace duopost
