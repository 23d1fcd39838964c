// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/ExperimentTitles.h"

#include "ui/words/Dates.h"

#include <QCoreApplication>
#include <QHash>

namespace duopost {

namespace {

struct Titles {
    Q_DECLARE_TR_FUNCTIONS(duopost::ExperimentTitles)
};

const char *const scenarios[][2] = {
    {"new-mail", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "New mail arrives")},
    {"read", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Read a message here")},
    {"read-there", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Read on the other device")},
    {"unread", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Mark as unread here")},
    {"answered", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Answer a message here")},
    {"forwarded", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Forward a message here")},
    {"star", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Star a message here")},
    {"tag", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Tag a message here")},
    {"junk", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Mark as junk here")},
    {"move", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Move a message to a folder")},
    {"copy", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Copy a message to a folder")},
    {"new-folder", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Make a new folder")},
    {"rename-folder", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Rename a folder")},
    {"trash", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Move to the trash here")},
    {"delete", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Delete for good here")},
    {"delete-there", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Delete on the other device")},
    {"sent", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Send from here")},
    {"draft", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Save a draft here")},
    {"new-device", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Set up a new computer")},
    {"lost-computer", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Lose this computer")},
    {"after-8-days", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Wait eight days")},
    {"offline-both", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Change marks offline on both")},
    {"fetch-meanwhile", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Both fetch at the same time")},
    {"server-search", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "Search texts that are not here")},
    {"mailbox-full", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "The mailbox is full")},
    {"server-filter", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "A filter on the server sorts mail")},
};

const char *const setups[][2] = {
    {"imap+imap", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "IMAP and IMAP")},
    {"pop3-keep+pop3-keep", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "POP3 (keeps) and POP3")},
    {"pop3-remove+pop3-keep", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "POP3 (removes) and POP3")},
    {"pop3-days+pop3-keep", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "POP3 (7 days) and POP3")},
    {"pop3-keep+imap", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "POP3 and IMAP")},
    {"imap+pop3-keep", QT_TRANSLATE_NOOP("duopost::ExperimentTitles", "IMAP and POP3")},
};

template <size_t N> QString lookUp(const char *const (&table)[N][2], const QString &id)
{
    for (const auto &[key, words] : table) {
        if (id == QLatin1String(key))
            return Titles::tr(words);
    }
    return id;
}

} // namespace

QString scenarioTitle(const QString &scenario)
{
    return lookUp(scenarios, scenario);
}

QString setupTitle(const QString &setup)
{
    return lookUp(setups, setup);
}

QString findingTitle(ExperimentQuestion question)
{
    switch (question) {
    case ExperimentQuestion::SecondGetsIt:
        return Titles::tr("The second device gets the message");
    case ExperimentQuestion::SecondSeesMark:
        return Titles::tr("The second device sees the mark");
    case ExperimentQuestion::FirstSeesMark:
        return Titles::tr("The first device sees the mark");
    case ExperimentQuestion::ServerHasMark:
        return Titles::tr("The server has the mark");
    case ExperimentQuestion::ServerKeepsIt:
        return Titles::tr("The server keeps the message in its inbox");
    case ExperimentQuestion::SecondStillHasIt:
        return Titles::tr("The second device still has it in its inbox");
    case ExperimentQuestion::FirstStillHasIt:
        return Titles::tr("The first device still has it in its inbox");
    case ExperimentQuestion::SecondSeesFolder:
        return Titles::tr("The second device sees the folder");
    case ExperimentQuestion::ServerHasFolder:
        return Titles::tr("The server has the folder");
    case ExperimentQuestion::SecondFindsItThere:
        return Titles::tr("The second device finds it in that folder");
    case ExperimentQuestion::ServerHasItThere:
        return Titles::tr("The server has it in that folder");
    case ExperimentQuestion::SecondSeesSent:
        return Titles::tr("The second device sees what was sent");
    case ExperimentQuestion::ServerHasSent:
        return Titles::tr("The server has what was sent");
    case ExperimentQuestion::SecondSeesDraft:
        return Titles::tr("The second device sees the draft");
    case ExperimentQuestion::ServerHasDraft:
        return Titles::tr("The server has the draft");
    case ExperimentQuestion::NewDeviceGetsAll:
        return Titles::tr("A new device gets all of the inbox");
    case ExperimentQuestion::NewDeviceKnowsRead:
        return Titles::tr("A new device knows what was read");
    case ExperimentQuestion::NewDeviceHasSent:
        return Titles::tr("A new device has what was sent");
    case ExperimentQuestion::NewDeviceHasFolders:
        return Titles::tr("A new device has the folders");
    case ExperimentQuestion::NewDeviceFetchesAgain:
        return Titles::tr("A new device downloads everything again");
    case ExperimentQuestion::NothingIsLost:
        return Titles::tr("A new computer gets everything back");
    case ExperimentQuestion::SecondCanFetch:
        return Titles::tr("The second device can fetch at the same time");
    case ExperimentQuestion::ServerSearches:
        return Titles::tr("The server searches texts that are not here");
    case ExperimentQuestion::ArrivesAgain:
        return Titles::tr("New mail arrives again after fetching");
    case ExperimentQuestion::ArrivesWhileFull:
        return Titles::tr("New mail arrives while the mailbox is full");
    case ExperimentQuestion::FirstIsTold:
        return Titles::tr("The first device is told that its draft is not on the server");
    case ExperimentQuestion::SecondGetsFiltered:
        return Titles::tr("The second device gets filtered mail");
    case ExperimentQuestion::FirstGetsFiltered:
        return Titles::tr("The first device gets filtered mail");
    }
    return {};
}

QString findingAnswer(const ExperimentFinding &finding)
{
    if (finding.count >= 0)
        return Titles::tr("%1 of %2").arg(finding.count).arg(finding.of);
    return finding.yes ? Titles::tr("yes") : Titles::tr("no");
}

ExperimentWords experimentWords()
{
    return {
        .title = Titles::tr("What another device sees"),
        .scenarioColumn = Titles::tr("What happens"),
        .evidenceHeading = Titles::tr("Evidence"),
        .stepsHeading = Titles::tr("What was done"),
        .transcriptHeading = Titles::tr("What the devices and the server said"),
        .madeAt = Titles::tr("Observed on a practice server, %1"),
        .madeOn = Titles::tr("Observed in a test folder of the account %2, %1"),
        .serverHeading = serverHeading(),
        .nothing = Titles::tr("nothing"),
        .date = [](const QDateTime &when) { return longDate(when, QLocale()); },
        .scenario = scenarioTitle,
        .setup = setupTitle,
        .question = findingTitle,
        .answer = findingAnswer,
        .failed = Titles::tr("could not be carried out"),
        .notTried = Titles::tr("not tried"),
        .whyNotTried = whyNotTried};
}

QString serverHeading()
{
    return Titles::tr("What the server had in the end, read by a third program over IMAP, as webmail does");
}

QString whyNotTried()
{
    return Titles::tr("POP3 shows only the inbox; a test there would touch real mail.");
}

} // namespace duopost
