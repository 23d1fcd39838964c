// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ActivityBar.h"

#include "ui/theme/ElidedLabel.h"
#include "ui/words/Dates.h"
#include "ui/words/Words.h"

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
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(tr("Cancel"), this))
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
        update();
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 3, 8, 3);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
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
    m_forget.start();
    update();
}

QString ActivityBar::text() const
{
    return m_text->text();
}

void ActivityBar::update()
{
    const Known *busy = nullptr;
    QDateTime oldest;
    for (const Known &known : std::as_const(m_known)) {
        if (isBusy(known.activity) && !busy)
            busy = &known;
        if (known.activity.asOf.isValid() && (!oldest.isValid() || known.activity.asOf < oldest))
            oldest = known.activity.asOf;
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
    } else if (oldest.isValid()) {
        text = tr("As of %1.").arg(freshness(oldest, QDateTime::currentDateTime(), locale()));
    }
    if (!m_told.isEmpty())
        text = m_told;
    m_text->setText(m_hint.isEmpty() ? text : m_hint.left(500));
}

} // namespace duopost
