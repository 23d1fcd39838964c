// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <QFrame>

class QLabel;

namespace duopost {

struct Invitation;

/// What an invitation says, above the message: when, where, who. Nothing is answered from here.
class InvitationCard : public QFrame {
    Q_OBJECT
public:
    explicit InvitationCard(QWidget *parent = nullptr);
    /// Shows the first calendar among the attachments; hides where there is none.
    void showFor(const ParsedMessagePtr &message);

private:
    void fill(const Invitation &invitation);

    QLabel *m_kind, *m_title, *m_facts;
};

/// "Monday, 23 November 2026, 10:00 – 11:30": in the time of this computer.
QString whenText(const Invitation &invitation, const QLocale &locale);

} // namespace duopost
