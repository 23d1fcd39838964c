// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ActivityBar.h"

#include "ui/theme/ElidedLabel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Dates.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace duopost {

namespace {
bool isBusy(const Activity &activity)
{
    return activity.step != Activity::Step::Idle && activity.step != Activity::Step::Failed;
}
} // namespace

ActivityBar::ActivityBar(QWidget *parent)
    : QFrame(parent), m_text(new ElidedLabel(this)), m_count(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_undo(new QPushButton(tr("Undo"), this)), m_pending(new QPushButton(this)),
      m_outbox(new QPushButton(this))
{
    setObjectName(QStringLiteral("activityBar"));
    m_text->setObjectName(QStringLiteral("subtle"));
    m_count->setObjectName(QStringLiteral("subtle"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(180);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("small"));
    m_cancel->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(m_shown); });
    m_forget.setSingleShot(true);
    m_forget.setInterval(6000);
    connect(&m_forget, &QTimer::timeout, this, [this] {
        m_told.clear();
        m_offered = nullptr;
        update();
    });
    m_undo->setObjectName(QStringLiteral("small"));
    m_undo->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (QAction *action = std::exchange(m_offered, nullptr))
            action->trigger();
        update();
    });
    m_pending->setObjectName(QStringLiteral("small"));
    m_pending->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    m_pending->hide();
    connect(m_pending, &QPushButton::clicked, this, &ActivityBar::pendingRequested);
    m_outbox->setObjectName(QStringLiteral("small"));
    m_outbox->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    m_outbox->setToolTip(tr("Outbox"));
    m_outbox->hide();
    connect(m_outbox, &QPushButton::clicked, this, &ActivityBar::outboxRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 3, 8, 3);
    layout->setSpacing(10);
    layout->addWidget(m_undo);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_outbox);
    layout->addWidget(m_pending);
    layout->addWidget(m_count);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    setFixedHeight(fontMetrics().height() + 16); // the line never moves what is above it
    update();
}

void ActivityBar::showActivity(const Activity &activity, const QString &accountName)
{
    Known &known = m_known[activity.account.value];
    const QDateTime asOf = activity.asOf.isValid() ? activity.asOf : known.activity.asOf;
    known = {activity, accountName};
    known.activity.asOf = asOf;
    update();
}

void ActivityBar::hint(const QString &text)
{
    m_hint = text;
    update();
}

void ActivityBar::tell(const QString &text)
{
    m_told = text;
    m_offered = nullptr;
    m_forget.start();
    update();
}

void ActivityBar::offer(const QString &text, QAction *undo)
{
    tell(text);
    m_offered = undo;
    update();
}

void ActivityBar::showFreshness(const Freshness &freshness)
{
    m_freshness[freshness.account.value] = freshness;
    update();
}

void ActivityBar::setAccount(AccountId account)
{
    m_account = account;
    update();
}

void ActivityBar::showPending(int waiting, int refused)
{
    const int all = waiting + refused;
    const WhereWords words = whereWords(refused > 0 ? Where::Refused : Where::OnItsWay);
    m_pending->setIcon(lineIcon(words.icon, words.colour));
    m_pending->setText(
        refused > 0 ? tr("%Ln change(s) refused", nullptr, refused)
                    : tr("%Ln change(s) on their way", nullptr, waiting));
    m_pending->setToolTip(words.sentence);
    m_pending->setVisible(all > 0);
}

void ActivityBar::showOutbox(int unfinished, int needingSomebody)
{
    const bool stuck = needingSomebody > 0;
    m_outbox->setIcon(lineIcon(
        stuck ? QStringLiteral("warning") : QStringLiteral("sent"), stuck ? colours().bad : colours().waiting));
    m_outbox->setText(
        stuck ? tr("%Ln message(s) waiting for you", nullptr, needingSomebody)
              : tr("%Ln message(s) in the outbox", nullptr, unfinished));
    m_outbox->setVisible(unfinished > 0);
}

QString ActivityBar::idleText() const
{
    const QDateTime now = QDateTime::currentDateTime();
    const auto known = m_freshness.constFind(m_account.value);
    if (known == m_freshness.constEnd()) {
        const QDateTime asOf = m_known.value(m_account.value).activity.asOf;
        return asOf.isValid() ? tr("As of %1.").arg(freshness(asOf, now, locale())) : QString();
    }
    QStringList parts;
    if (known->asOf.isValid())
        parts << tr("As of %1.").arg(freshness(known->asOf.toLocalTime(), now, locale()));
    if (known->state == Freshness::State::Live)
        parts
            << (known->everyFolder ? tr("Connected, changes arrive at once.")
                                   : tr("Connected, new mail in the inbox arrives at once."));
    else if (known->state == Freshness::State::Offline)
        parts << tr("Not connected.");
    if (known->state != Freshness::State::Live && known->nextCheck.isValid())
        parts << tr("Next check at %1.").arg(freshness(known->nextCheck.toLocalTime(), now, locale()));
    return parts.join(QLatin1Char(' '));
}

QString ActivityBar::text() const
{
    return m_text->text();
}

void ActivityBar::update()
{
    const Known *busy = nullptr;
    for (const Known &known : std::as_const(m_known)) {
        if (isBusy(known.activity) && !busy)
            busy = &known;
    }
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_count->setVisible(busy && busy->activity.of > 0);
    QString text;
    if (busy) {
        m_shown = busy->activity.account;
        const Activity &a = busy->activity;
        text = tr("%1: %2…", "account, what it is doing").arg(busy->name, stepTitle(a));
        m_progress->setRange(0, a.of > 0 ? 1000 : 0);
        if (a.of > 0) {
            m_progress->setValue(static_cast<int>(qBound(qint64(0), a.done * 1000 / a.of, qint64(1000))));
            m_count->setText(tr("%1 of %2").arg(locale().toString(a.done), locale().toString(a.of)));
        }
    } else {
        text = idleText();
    }
    m_undo->setVisible(m_offered && m_hint.isEmpty());
    if (!m_told.isEmpty())
        text = m_told;
    m_text->setText(m_hint.isEmpty() ? text : m_hint.left(500));
}

} // namespace duopost
