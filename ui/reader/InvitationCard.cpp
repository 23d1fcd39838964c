// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/InvitationCard.h"

#include "mailcore/AttachmentKind.h"
#include "mailcore/Cards.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>

namespace duopost {

namespace {

constexpr int namesShown = 6;

QString kindText(Invitation::Kind kind)
{
    switch (kind) {
    case Invitation::Kind::Request:
        return QCoreApplication::translate("InvitationCard", "Invitation");
    case Invitation::Kind::Answer:
        return QCoreApplication::translate("InvitationCard", "Answer to an invitation");
    case Invitation::Kind::Cancelled:
        return QCoreApplication::translate("InvitationCard", "Cancelled");
    case Invitation::Kind::Published:
        break;
    }
    return QCoreApplication::translate("InvitationCard", "Event");
}

QString people(const QList<MailAddress> &list)
{
    QStringList names;
    for (const MailAddress &each : list.mid(0, namesShown))
        names << personTitle(each);
    const int more = static_cast<int>(list.size()) - namesShown;
    if (more > 0)
        names << QCoreApplication::translate("InvitationCard", "%n more", nullptr, more);
    return names.join(QLatin1String(", "));
}

} // namespace

QString whenText(const Invitation &invitation, const QLocale &locale)
{
    if (!invitation.begin.isValid())
        return {};
    const QDateTime begin = invitation.wholeDays ? invitation.begin : invitation.begin.toLocalTime();
    const QDateTime end = invitation.wholeDays ? invitation.end : invitation.end.toLocalTime();
    const auto day
        = [&locale](const QDateTime &when) { return locale.toString(when.date(), QLocale::LongFormat); };
    const auto time
        = [&locale](const QDateTime &when) { return locale.toString(when.time(), QLocale::ShortFormat); };
    const QString dash = QStringLiteral(" \u2013 ");
    if (invitation.wholeDays)
        return end.isValid() && end.date() != begin.date() ? day(begin) + dash + day(end) : day(begin);
    QString text = day(begin) + QStringLiteral(", ") + time(begin);
    if (end.isValid() && end != begin)
        text += dash + (end.date() == begin.date() ? time(end) : day(end) + QStringLiteral(", ") + time(end));
    return text;
}

InvitationCard::InvitationCard(QWidget *parent)
    : QFrame(parent), m_kind(new QLabel(this)), m_title(new QLabel(this)), m_facts(new QLabel(this))
{
    setObjectName(QStringLiteral("invitation"));
    auto *picture = new QLabel(this);
    picture->setPixmap(linePixmap(QStringLiteral("file-calendar"), 28, devicePixelRatioF(), colours().accent));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_kind->setObjectName(QStringLiteral("subtle"));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    for (QLabel *label : {m_kind, m_title, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        words->addWidget(label);
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->setSpacing(14);
    layout->addWidget(picture, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    hide();
}

void InvitationCard::showFor(const ParsedMessagePtr &message)
{
    hide();
    for (const Attachment &attachment : message ? message->attachments : QList<Attachment>()) {
        if (attachment.type != "text/calendar"
            && !attachment.name.endsWith(QLatin1String(".ics"), Qt::CaseInsensitive))
            continue;
        constexpr qsizetype atMost = 1024 * 1024;
        const auto invitation = invitationOf(attachment.content.left(atMost));
        if (!invitation)
            continue;
        fill(*invitation);
        show();
        return;
    }
}

void InvitationCard::fill(const Invitation &invitation)
{
    m_kind->setText(kindText(invitation.kind));
    m_title->setText(invitation.summary.isEmpty() ? tr("(without a title)") : invitation.summary);
    QStringList facts;
    facts << whenText(invitation, locale());
    if (!invitation.zone.isEmpty())
        facts << tr("The time is that of “%1”, which this computer does not know.").arg(invitation.zone);
    if (!invitation.repeats.isEmpty())
        facts << tr("It repeats.");
    facts << invitation.place;
    if (!invitation.organizer.address.isEmpty())
        facts << tr("From %1").arg(personTitle(invitation.organizer));
    if (!invitation.attendees.isEmpty())
        facts << tr("With %1").arg(people(invitation.attendees));
    if (invitation.moreEvents > 0)
        facts << tr("%Ln more event(s) in the same file", nullptr, invitation.moreEvents);
    facts.removeAll(QString());
    m_facts->setText(facts.join(QLatin1Char('\n')));
    setAccessibleName(m_kind->text() + QStringLiteral(": ") + m_title->text());
}

} // namespace duopost
