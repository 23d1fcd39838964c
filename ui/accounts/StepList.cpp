// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/StepList.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/AccountWords.h"

#include <QHeaderView>

namespace duopost {

namespace {

QIcon iconFor(DiscoveryStep::State state)
{
    switch (state) {
    case DiscoveryStep::State::Found:
        return lineIcon(QStringLiteral("check"), colours().good);
    case DiscoveryStep::State::Failed:
        return lineIcon(QStringLiteral("warning"), colours().bad);
    case DiscoveryStep::State::NothingThere:
        return lineIcon(QStringLiteral("impossible"), colours().neutral);
    case DiscoveryStep::State::Waiting:
    case DiscoveryStep::State::Running:
    case DiscoveryStep::State::Skipped:
        break;
    }
    return lineIcon(QStringLiteral("untested"), colours().neutral);
}

} // namespace

StepList::StepList(QWidget *parent) : QTreeWidget(parent)
{
    setHeaderLabels({tr("Asked"), tr("Address"), tr("Outcome"), tr("Time")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAccessibleName(tr("What was tried"));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(2, QHeaderView::Stretch);
    header()->setSectionResizeMode(3, QHeaderView::ResizeToContents);
    setColumnWidth(0, 190);
    setColumnWidth(1, 210);
}

void StepList::show(const DiscoveryStep &step)
{
    while (topLevelItemCount() <= step.id)
        new QTreeWidgetItem(this);
    auto *item = topLevelItem(step.id);
    const auto outcome = stepSentence(step);
    const bool ended = step.state != DiscoveryStep::State::Waiting
        && step.state != DiscoveryStep::State::Running && step.ms > 0;
    item->setIcon(0, iconFor(step.state));
    item->setText(0, discoverySourceTitle(step.source));
    item->setText(1, step.what);
    item->setText(2, outcome);
    item->setText(3, ended ? tr("%1 ms").arg(locale().toString(step.ms)) : QString());
    item->setToolTip(1, step.what);
    item->setToolTip(2, outcome);
    item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace duopost
