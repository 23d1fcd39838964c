// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/LeaveChoice.h"

#include "ui/words/AccountWords.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace duopost {

LeaveChoice::LeaveChoice(QWidget *parent)
    : QWidget(parent), m_kinds(new QButtonGroup(this)), m_days(new QSpinBox(this)), m_meaning(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_days->setRange(1, 3650);
    m_days->setValue(14);
    m_days->setAccessibleName(tr("Days on the server"));
    m_days->setSuffix(QLatin1Char(' ') + tr("days"));
    for (const auto kind :
         {LeaveRule::Kind::Always, LeaveRule::Kind::Days, LeaveRule::Kind::UntilDeleted,
          LeaveRule::Kind::Never}) {
        auto *button = new QRadioButton(leaveTitle(kind), this);
        m_kinds->addButton(button, static_cast<int>(kind));
        auto *line = new QHBoxLayout;
        line->addWidget(button);
        if (kind == LeaveRule::Kind::Days)
            line->addWidget(m_days);
        line->addStretch(1);
        layout->addLayout(line);
    }
    m_meaning->setObjectName(QStringLiteral("subtle"));
    m_meaning->setWordWrap(true);
    m_meaning->setMinimumHeight(2 * fontMetrics().lineSpacing()); // one more line moves nothing
    m_meaning->setAlignment(Qt::AlignTop);
    layout->addWidget(m_meaning);
    connect(m_kinds, &QButtonGroup::idToggled, this, [this] {
        explain();
        emit edited();
    });
    connect(m_days, &QSpinBox::valueChanged, this, &LeaveChoice::edited);
    setValue({});
}

void LeaveChoice::setValue(const LeaveRule &rule)
{
    const QSignalBlocker quiet(this);
    m_kinds->button(static_cast<int>(rule.kind))->setChecked(true);
    if (rule.days > 0)
        m_days->setValue(rule.days);
    explain();
}

LeaveRule LeaveChoice::value() const
{
    const auto kind = static_cast<LeaveRule::Kind>(m_kinds->checkedId());
    return {kind, kind == LeaveRule::Kind::Days ? m_days->value() : 0};
}

void LeaveChoice::explain()
{
    const auto kind = value().kind;
    m_days->setEnabled(kind == LeaveRule::Kind::Days);
    m_meaning->setText(leaveSentence(kind));
}

} // namespace duopost
