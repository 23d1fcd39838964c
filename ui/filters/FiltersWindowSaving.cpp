// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's form holds, and storing it.
#include "ui/filters/AbsencePage.h"
#include "ui/filters/FilterWords.h"
#include "ui/filters/FiltersWindow.h"
#include "ui/filters/RulesPage.h"
#include "ui/filters/ScriptsPage.h"
#include "ui/words/Futures.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>

namespace duopost {

FilterSet FiltersWindow::edited() const
{
    auto filters = m_shown;
    filters.rules = m_rules->rules();
    filters.absence = m_absence->notice();
    if (filters.absence && !m_shown.absence)
        filters.absenceAfter = placeForAbsence(filters.rules);
    else
        filters.absenceAfter = qMin(filters.absenceAfter, static_cast<int>(filters.rules.size()));
    // A rule that puts spam away was added in front of it.
    filters.absenceAfter = qMax(filters.absenceAfter, filters.absence ? placeForAbsence(filters.rules) : 0);
    return filters;
}

bool FiltersWindow::isChanged() const
{
    if (m_target.isEmpty())
        return false;
    const auto now = edited();
    return now.rules != m_shown.rules || now.absence != m_shown.absence;
}

void FiltersWindow::save()
{
    auto problem = m_rules->incomplete();
    if (problem.isEmpty())
        problem = m_absence->incomplete();
    if (!problem.isEmpty())
        return tell(problem);
    const auto written = writeFilters(edited(), m_state.server.extensions);
    if (!written.missing.isEmpty())
        return tell(missingSentence(written.missing));
    m_problem->hide();
    m_busy = true;
    updateState();
    whenFinished(
        m_filters.save(
            m_account.id,
            {.name = m_target,
             .script = written.script,
             .activate = true,
             .before = m_before,
             .activeBefore = m_state.summary.script}),
        this, [this](const FilterSaved &result) { saved(result); },
        [this](const MailError &error) {
            m_busy = false;
            tell(error);
            updateState();
        });
}

void FiltersWindow::saved(const FilterSaved &result)
{
    m_busy = false;
    switch (result.outcome) {
    case FilterSaved::Outcome::Saved:
        showState(result.state);
        m_note->setText(tr("Saved: active on the server, and read back word for word."));
        return;
    case FilterSaved::Outcome::Refused:
        tell(tr("The server does not accept this:\n%1").arg(result.verdict.text));
        break;
    case FilterSaved::Outcome::ChangedElsewhere: {
        auto *question = new QMessageBox(
            QMessageBox::Question, tr("Changed elsewhere"),
            tr("Somebody else changed the filters on the server meanwhile. Nothing was overwritten."),
            QMessageBox::Cancel, this);
        question->setAttribute(Qt::WA_DeleteOnClose);
        question->setInformativeText(summarySentence(
            result.theirs ? summarizeFilters(result.activeNow, *result.theirs) : FilterSummary{}, locale()));
        if (result.theirs)
            question->setDetailedText(QString::fromUtf8(*result.theirs));
        auto *theirs = question->addButton(tr("Show &theirs"), QMessageBox::AcceptRole);
        auto *mine = question->addButton(tr("Replace with &mine"), QMessageBox::DestructiveRole);
        connect(theirs, &QAbstractButton::clicked, this, &FiltersWindow::load);
        connect(mine, &QAbstractButton::clicked, this, [this, result] {
            m_before = result.theirs;
            m_state.summary.script = result.activeNow;
            save();
        });
        question->open();
        break;
    }
    }
    updateState();
}

void FiltersWindow::updateState()
{
    const bool present = m_pages->currentIndex() == Present;
    const bool onForm = present && m_tabs->currentWidget() != m_scripts;
    const auto *target = m_state.named(m_target);
    const bool changed = present && isChanged();
    // One of the two at a time: storing either makes the other anew.
    const auto keepApart = [this](QWidget *page, bool open) {
        const auto at = m_tabs->indexOf(page);
        m_tabs->setTabEnabled(at, open);
        m_tabs->setTabToolTip(at, open ? QString() : tr("Save first what you changed."));
    };
    keepApart(m_scripts, !changed);
    keepApart(m_rules, !m_scripts->isChanged());
    keepApart(m_absence, !m_scripts->isChanged());
    // Pages that can be looked at, and not changed.
    const bool form = !m_target.isEmpty() && !m_busy && !m_scripts->isChanged();
    const bool offersNotices = m_state.server.extensions.contains(QStringLiteral("vacation"));
    m_rules->setEnabled(form);
    m_absence->setEnabled(form && offersNotices);
    m_save->setVisible(onForm && !m_target.isEmpty());
    m_save->setEnabled(!m_busy && (changed || (target && !target->active)));
    if (m_busy)
        m_note->setText(present ? tr("Saving…") : QString());
    else if (!onForm)
        m_note->clear();
    else if (changed)
        m_note->setText(tr("Not saved yet."));
    else if (offersNotices || m_tabs->currentWidget() != m_absence)
        m_note->clear();
    else
        m_note->setText(tr("This server offers no notice of absence."));
}

} // namespace duopost
