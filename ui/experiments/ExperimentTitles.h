// SPDX-License-Identifier: GPL-3.0-or-later
// The user's words for experiments, in the window's language.
#pragma once

#include "mailcore/ExperimentPage.h"

namespace duopost {

QString scenarioTitle(const QString &scenario); ///< "Read a message here"; an id without words is itself
QString setupTitle(const QString &setup); ///< "POP3 (keeps) and IMAP"
QString findingTitle(ExperimentQuestion question); ///< "The second device sees the mark"
QString findingAnswer(const ExperimentFinding &finding); ///< "yes", "no", "2 of 4"
QString serverHeading(); ///< above what the server had in the end
QString whyNotTried(); ///< on an account
/// For the page that is saved.
ExperimentWords experimentWords();

} // namespace duopost
