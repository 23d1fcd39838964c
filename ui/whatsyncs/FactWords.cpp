// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/FactWords.h"

#include "ui/words/Dates.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace duopost {

namespace {
struct FactWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::FactWords)
};
} // namespace

QString factTitle(const MessageFact &fact, const Folder &folder)
{
    switch (fact.kind) {
    case MessageFactKind::Received:
        return FactWords::tr("The message");
    case MessageFactKind::Read:
        return fact.holds ? FactWords::tr("Read") : FactWords::tr("Not read");
    case MessageFactKind::Answered:
        return fact.holds ? FactWords::tr("Answered") : FactWords::tr("Not answered");
    case MessageFactKind::Starred:
        return fact.holds ? FactWords::tr("Starred") : FactWords::tr("No star");
    case MessageFactKind::Filed:
        return FactWords::tr("Filed in “%1”").arg(folderTitle(folder));
    case MessageFactKind::SentCopy:
        return FactWords::tr("Copy of what was sent");
    case MessageFactKind::Removal:
        break;
    }
    return FactWords::tr("How long the server keeps it");
}

QString factSentence(const MessageFact &fact, const QDateTime &now, const QLocale &locale)
{
    QString sentence = fact.kind == MessageFactKind::Removal && fact.due.isValid()
        ? FactWords::tr("Will be removed from the server on %1.")
              .arg(locale.toString(fact.due.toLocalTime().date(), QLocale::LongFormat))
        : whereWords(fact.where).sentence;
    const auto when = [&](const QDateTime &time) { return freshness(time.toLocalTime(), now, locale); };
    const auto since = [&] {
        switch (fact.kind) {
        case MessageFactKind::Received:
            return FactWords::tr("Dated %1.").arg(when(fact.since));
        case MessageFactKind::SentCopy:
            return fact.uid.isEmpty() ? FactWords::tr("There since %1.").arg(when(fact.since))
                                      : FactWords::tr("There since %1 (UID %2).")
                                            .arg(when(fact.since), QString::fromLatin1(fact.uid));
        default:
            return FactWords::tr("Waiting since %1.").arg(when(fact.since));
        }
    };
    if (fact.since.isValid())
        sentence += QLatin1Char(' ') + since();
    if (fact.asOf.isValid())
        sentence += QLatin1Char(' ') + FactWords::tr("Last seen on the server: %1.").arg(when(fact.asOf));
    return sentence;
}

QString factReason(const MessageFact &fact)
{
    return fact.evidence ? reasonSentence(*fact.evidence) : QString();
}

} // namespace duopost
