// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/WritingStrips.h"

#include "ui/reader/Strip.h"
#include "ui/words/Dates.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace duopost {

namespace {

constexpr int undoneWithin = 120; // seconds; what is to be sent later waits in the outbox without a strip

QString quoted(const QString &subject)
{
    return subject.isEmpty() ? WritingStrips::tr("a message without a subject")
                             : WritingStrips::tr("“%1”").arg(subject.left(80));
}

bool isBrief(const OutboxItem &item)
{
    return item.state == OutboxState::Waiting && item.notBefore.isValid()
        && QDateTime::currentDateTime().secsTo(item.notBefore) <= undoneWithin;
}

} // namespace

WritingStrips::WritingStrips(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Writing"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &WritingStrips::countDown);
    hide();
}

void WritingStrips::offerKept(const Composition &composition)
{
    if (m_kept.contains(composition.id))
        return;
    auto *strip = new Strip(Strip::Tone::Notice, QStringLiteral("write"), this);
    const QString when = composition.changed.isValid()
        ? freshness(composition.changed.toLocalTime(), QDateTime::currentDateTime(), locale())
        : QString();
    strip->say(
        when.isEmpty() ? tr("You were writing %1.").arg(quoted(composition.message.subject))
                       : tr("You were writing %1, last at %2.").arg(quoted(composition.message.subject), when));
    connect(strip->addButton(tr("Continue")), &QPushButton::clicked, this, [this, composition] {
        forgetKept(composition.id);
        emit continueWanted(composition);
    });
    connect(strip->addButton(tr("Discard")), &QPushButton::clicked, this, [this, composition] {
        forgetKept(composition.id);
        emit discardWanted(composition);
    });
    m_kept.insert(composition.id, strip);
    m_layout->addWidget(strip);
    show();
}

void WritingStrips::forgetKept(const QString &id)
{
    if (Strip *strip = m_kept.take(id))
        drop(strip);
}

void WritingStrips::showWaiting(const QList<OutboxItem> &items)
{
    QList<Waiting> now;
    for (const OutboxItem &item : items) {
        if (!isBrief(item))
            continue;
        const auto known = std::find_if(
            m_waiting.cbegin(), m_waiting.cend(), [&](const Waiting &one) { return one.item.ref == item.ref; });
        Strip *strip = nullptr;
        if (known != m_waiting.cend()) {
            strip = known->strip;
            m_waiting.erase(known);
        } else {
            strip = new Strip(Strip::Tone::Quiet, QStringLiteral("sent"), this);
            auto *undo = strip->addButton(tr("Undo"));
            undo->setAccessibleName(tr("Undo sending"));
            connect(undo, &QPushButton::clicked, this, [this, ref = item.ref] { emit undoWanted(ref); });
            m_layout->addWidget(strip);
            strip->show();
        }
        now << Waiting{item, strip};
    }
    const auto gone = std::exchange(m_waiting, now);
    for (const Waiting &one : gone)
        drop(one.strip);
    countDown();
    if (!m_waiting.isEmpty())
        show();
    m_waiting.isEmpty() ? m_second.stop() : m_second.start();
}

void WritingStrips::countDown()
{
    const QDateTime now = QDateTime::currentDateTime();
    for (const Waiting &one : std::as_const(m_waiting)) {
        const auto left = std::lround(std::ceil(double(now.msecsTo(one.item.notBefore)) / 1000.0));
        one.strip->say(
            left > 0 ? tr("%1 is sent in %Ln second(s).", nullptr, static_cast<int>(left))
                           .arg(quoted(one.item.subject))
                     : tr("%1 is being sent.").arg(quoted(one.item.subject)));
        const auto buttons = one.strip->findChildren<QPushButton *>();
        for (QPushButton *button : buttons)
            button->setVisible(left > 0);
    }
}

void WritingStrips::drop(Strip *strip)
{
    m_layout->removeWidget(strip);
    strip->hide();
    strip->deleteLater();
    setVisible(!m_kept.isEmpty() || !m_waiting.isEmpty());
}

QList<const Strip *> WritingStrips::strips() const
{
    QList<const Strip *> all;
    for (int i = 0; i < m_layout->count(); ++i)
        all << static_cast<const Strip *>(m_layout->itemAt(i)->widget());
    return all;
}

} // namespace duopost
