// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Safety.h"

namespace duopost {

struct SafetyWords {
    QString sentence;
    QString details; ///< what to make of it
};

SafetyWords safetyWords(const SenderConcern &concern);
SafetyWords safetyWords(const LinkConcern &concern);
/// One quiet sentence about the origin; empty if there is nothing to say.
QString originSentence(const OriginCheck &check);
/// An address as a person may trust its host to be shown.
QString shownUrl(const QUrl &url);

} // namespace duopost
