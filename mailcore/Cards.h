// SPDX-License-Identifier: GPL-3.0-or-later
// Invitations (iCalendar, RFC 5545) and visiting cards (vCard, RFC 6350) that come with messages, as far as a
// reader wants to see them. Nothing is ever answered by itself. Pure; implemented in mailcore/attachments; any
// thread.
#pragma once

#include "mailcore/Message.h"

#include <QUrl>
#include <optional>

namespace duopost {

struct Invitation {
    enum class Kind { Request, Answer, Cancelled, Published };
    Kind kind = Kind::Published;
    QString summary, place, description; ///< control and direction characters neutralised; description <= 4,000
    QDateTime begin, end; ///< in the zone it was written in; end may be invalid
    bool wholeDays = false; ///< begin and end are dates; end is the last day
    QString zone; ///< the zone's name, if this computer does not know it; times are then as written
    QString repeats; ///< "FREQ=WEEKLY;BYDAY=MO", as written; empty = once
    MailAddress organizer;
    QList<MailAddress> attendees; ///< at most 200
    int moreEvents = 0; ///< in the same file
};

/// The first event of a calendar file; empty if there is none.
std::optional<Invitation> invitationOf(const QByteArray &calendar);

struct ContactCard {
    QString name, organization;
    QStringList addresses; ///< mail
    QStringList phones;
    QString postal; ///< one line
    int moreCards = 0; ///< in the same file
};

std::optional<ContactCard> contactOf(const QByteArray &card);

} // namespace duopost
