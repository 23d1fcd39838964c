// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix of experiments as one HTML page for people: scenarios down, set-ups across, evidence below. Pure.
#pragma once

#include "mailcore/Experiment.h"

#include <functional>

namespace duopost {

/// How the page says things; the window gives its own, translated.
struct ExperimentWords {
    QString title, scenarioColumn, evidenceHeading, stepsHeading, transcriptHeading;
    QString madeAt; ///< on a practice server; "%1" is the date
    QString madeOn; ///< on an account, "%2"
    QString serverHeading, nothing;
    std::function<QString(const QDateTime &when)> date;
    std::function<QString(const QString &scenario)> scenario, setup;
    std::function<QString(ExperimentQuestion question)> question;
    std::function<QString(const ExperimentFinding &finding)> answer; ///< "yes", "no", "2 of 4"
    QString failed, notTried;
    std::function<QString()> whyNotTried = {}; ///< empty = as the cell says
};
ExperimentWords englishExperimentWords();

/// Everything from outside is escaped; no script, no picture, nothing to load.
QString experimentPage(const ExperimentReport &report, const ExperimentWords &words);

} // namespace duopost
