// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/LocalExperiments.h"

#include "mailcore/compare/ScratchNote.h"

namespace duopost {

namespace {

int messagesOf(const QString &scenario)
{
    if (scenario == QLatin1String("new-folder") || scenario == QLatin1String("rename-folder"))
        return 0;
    return scenario == QLatin1String("copy") ? 2 : 1;
}

} // namespace

LocalExperiments::LocalExperiments(QString folder, Hooks hooks)
    : m_folder(std::move(folder)), m_hooks(std::move(hooks)),
      m_thread(QStringLiteral("tidying up"), JobThread::AtEnd::DropJobs)
{
}

QString LocalExperiments::noteFile(AccountId account) const
{
    return m_folder + QStringLiteral("/experiment-%1.json").arg(account.value);
}

ScratchPlan LocalExperiments::plan(AccountId account, const QStringList &scenarios) const
{
    ScratchPlan plan{
        .account = account,
        .folder = QStringLiteral("Duopost experiment ")
            + QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm"))};
    for (const auto &id : scratchScenarios()) {
        if (!scenarios.isEmpty() && !scenarios.contains(id))
            continue;
        plan.scenarios << id;
        plan.messages += messagesOf(id);
    }
    return plan;
}

ScratchRun::Parts LocalExperiments::partsFor(AccountId id) const
{
    const auto *account = m_hooks.account(id);
    if (!account)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value));
    return {*account, m_hooks.credentials(*account), noteFile(id), m_folder};
}

std::unique_ptr<ExperimentRun> LocalExperiments::start(const ScratchConsent &consent)
{
    const auto account = consent.plan().account;
    auto run = std::make_unique<ScratchRun>(partsFor(account), consent);
    m_runs.insert(account.value, run.get());
    return run;
}

std::optional<ScratchRemains> LocalExperiments::remains(AccountId account) const
{
    if (const auto run = m_runs.value(account.value); run && run->isAtWork())
        return std::nullopt; // it removes them itself
    try {
        if (const auto note = readScratchNote(noteFile(account)))
            return ScratchRemains{note->path, note->since};
    } catch (const MailError &error) {
        qWarning("%s: %s", qPrintable(noteFile(account)), error.what());
    }
    return std::nullopt;
}

QFuture<ScratchCleanup> LocalExperiments::clean(AccountId account)
{
    return m_thread.post([parts = partsFor(account)] { return ScratchRun::clean(parts); });
}

} // namespace duopost
