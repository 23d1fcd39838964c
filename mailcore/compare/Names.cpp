// SPDX-License-Identifier: GPL-3.0-or-later
// The stable names of enumerations, as scripts see them.
#include "mailcore/Experiment.h"
#include "mailcore/Switching.h"

namespace duopost {

QString toString(MatchedBy by)
{
    switch (by) {
    case MatchedBy::UidlFormula:
        return QStringLiteral("uidl-formula");
    case MatchedBy::HeaderHash:
        return QStringLiteral("header-hash");
    case MatchedBy::Content:
        return QStringLiteral("content");
    case MatchedBy::Traits:
        return QStringLiteral("traits");
    }
    return {};
}

QString toString(ExperimentQuestion question)
{
    switch (question) {
    case ExperimentQuestion::SecondGetsIt:
        return QStringLiteral("second-gets-it");
    case ExperimentQuestion::SecondSeesMark:
        return QStringLiteral("second-sees-mark");
    case ExperimentQuestion::FirstSeesMark:
        return QStringLiteral("first-sees-mark");
    case ExperimentQuestion::ServerHasMark:
        return QStringLiteral("server-has-mark");
    case ExperimentQuestion::ServerKeepsIt:
        return QStringLiteral("server-keeps-it");
    case ExperimentQuestion::SecondStillHasIt:
        return QStringLiteral("second-still-has-it");
    case ExperimentQuestion::FirstStillHasIt:
        return QStringLiteral("first-still-has-it");
    case ExperimentQuestion::SecondSeesFolder:
        return QStringLiteral("second-sees-folder");
    case ExperimentQuestion::ServerHasFolder:
        return QStringLiteral("server-has-folder");
    case ExperimentQuestion::SecondFindsItThere:
        return QStringLiteral("second-finds-it-there");
    case ExperimentQuestion::ServerHasItThere:
        return QStringLiteral("server-has-it-there");
    case ExperimentQuestion::SecondSeesSent:
        return QStringLiteral("second-sees-sent");
    case ExperimentQuestion::ServerHasSent:
        return QStringLiteral("server-has-sent");
    case ExperimentQuestion::SecondSeesDraft:
        return QStringLiteral("second-sees-draft");
    case ExperimentQuestion::ServerHasDraft:
        return QStringLiteral("server-has-draft");
    case ExperimentQuestion::NewDeviceGetsAll:
        return QStringLiteral("new-device-gets-all");
    case ExperimentQuestion::NewDeviceKnowsRead:
        return QStringLiteral("new-device-knows-read");
    case ExperimentQuestion::NewDeviceHasSent:
        return QStringLiteral("new-device-has-sent");
    case ExperimentQuestion::NewDeviceHasFolders:
        return QStringLiteral("new-device-has-folders");
    case ExperimentQuestion::NewDeviceFetchesAgain:
        return QStringLiteral("new-device-fetches-again");
    case ExperimentQuestion::NothingIsLost:
        return QStringLiteral("nothing-is-lost");
    case ExperimentQuestion::SecondCanFetch:
        return QStringLiteral("second-can-fetch");
    case ExperimentQuestion::ServerSearches:
        return QStringLiteral("server-searches");
    case ExperimentQuestion::ArrivesAgain:
        return QStringLiteral("arrives-again");
    case ExperimentQuestion::ArrivesWhileFull:
        return QStringLiteral("arrives-while-full");
    case ExperimentQuestion::FirstIsTold:
        return QStringLiteral("first-is-told");
    case ExperimentQuestion::SecondGetsFiltered:
        return QStringLiteral("second-gets-filtered");
    case ExperimentQuestion::FirstGetsFiltered:
        return QStringLiteral("first-gets-filtered");
    }
    return {};
}

} // namespace duopost
