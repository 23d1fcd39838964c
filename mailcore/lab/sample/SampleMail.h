// SPDX-License-Identifier: GPL-3.0-or-later
// Two years of believable mail for one person, made from resources/lab.
#pragma once

#include "mailcore/Lab.h"

namespace duopost {

struct SampleMessage {
    QString folder;
    LabMessage message;
};

/// Whose mail: the folder of resources/lab it is made from.
struct SampleOwner {
    QString key; ///< "anna", "emma"
    MailAddress address;
};

/// In order of arrival, none later than `now`. Pure: the same now gives the same bytes.
/// @throws MailError FileUnreadable if the program was built without its texts
QList<SampleMessage> makeSampleMail(const SampleOwner &owner, const QDateTime &now);

} // namespace duopost
