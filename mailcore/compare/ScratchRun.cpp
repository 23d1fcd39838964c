// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ScratchRun.h"

#include "mailcore/compare/ExperimentWorld.h"
#include "mailcore/compare/ScratchPlace.h"

namespace duopost {

namespace {

QString wordsOf(const MailError &error)
{
    return error.serverText().isEmpty()
        ? error.summary()
        : error.summary() + QStringLiteral(" (") + error.serverText() + QLatin1Char(')');
}

bool needsPop3(const ExperimentSetup &setup)
{
    return setup.first.protocol == Protocol::Pop3 || setup.second.protocol == Protocol::Pop3;
}

} // namespace

QStringList scratchScenarios()
{
    // What needs an inbox, somebody who delivers, or a whole mailbox is not among them.
    static const char *const inAFolder[]
        = {"read",  "read-there", "unread",       "answered", "forwarded",    "star",
           "tag",   "junk",       "move",         "copy",     "new-folder",   "rename-folder",
           "trash", "delete",     "delete-there", "draft",    "offline-both", "server-search"};
    QStringList ids;
    for (const auto *id : inAFolder)
        ids << QString::fromLatin1(id);
    return ids;
}

ScratchRun::ScratchRun(Parts parts, const ScratchConsent &consent)
    : m_parts(std::move(parts)), m_plan(consent.plan()),
      m_thread(QStringLiteral("experiments"), JobThread::AtEnd::DropJobs)
{
    qRegisterMetaType<ExperimentCell>();
    m_thread.post([this] { run(); });
}

ScratchRun::~ScratchRun()
{
    leave();
}

void ScratchRun::leave()
{
    m_stop.request_stop();
    m_leave.request_stop();
}

bool ScratchRun::isAtWork() const
{
    return !m_ended;
}

ScratchCleanup ScratchRun::clean(const Parts &parts)
{
    const auto note = readScratchNote(parts.noteFile);
    if (!note)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("a folder of an earlier experiment"));
    ScratchPlace place(parts.account, parts.credentials, parts.noteFile, parts.stores, {});
    place.remember(*note);
    return place.remove();
}

void ScratchRun::run()
{
    ExperimentReport report{.at = QDateTime::currentDateTime(), .account = m_parts.account.name};
    std::optional<MailError> failure;
    try {
        play(report);
    } catch (const MailError &error) {
        failure = error;
    }
    m_ended = true;
    QMetaObject::invokeMethod(
        this, [this, report, failure] { emit finished(report, failure); }, Qt::QueuedConnection);
}

void ScratchRun::play(ExperimentReport &report)
{
    if (readScratchNote(m_parts.noteFile))
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral("An earlier experiment has left a folder behind, which has to be removed first."));
    ScratchPlace place(
        m_parts.account, m_parts.credentials, m_parts.noteFile, m_parts.stores, m_leave.get_token());
    std::optional<MailError> failure;
    try {
        place.make(m_plan.folder);
        report.server = place.serverSoftware();
        playAll(place, report);
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::Cancelled)
            failure = error;
    }
    if (readScratchNote(m_parts.noteFile)) {
        try {
            report.cleanup = place.remove();
        } catch (const MailError &error) {
            report.cleanup = ScratchCleanup{.folder = m_plan.folder, .left = {wordsOf(error)}};
        }
    }
    if (failure)
        throw MailError(*failure);
}

void ScratchRun::playAll(ScratchPlace &place, ExperimentReport &report)
{
    for (const auto &scenario : experimentScenarioList()) {
        if (!m_plan.scenarios.contains(scenario.id))
            continue;
        for (const auto &setup : experimentSetupList()) {
            if (m_stop.stop_requested())
                return;
            ExperimentCell cell{.scenario = scenario.id, .setup = setup.id};
            if (needsPop3(setup)) {
                cell.notTried = true;
                cell.failed = QStringLiteral("POP3 shows only the inbox; a test there would touch real mail.");
            } else {
                place.prepare();
                cell = playExperiment(place, scenario, setup);
                place.tidyAfterScenario();
            }
            report.cells << cell;
            tell(cell);
        }
    }
}

void ScratchRun::tell(const ExperimentCell &cell)
{
    QMetaObject::invokeMethod(
        this, [this, cell] { emit cellDone(cell); }, Qt::QueuedConnection);
}

} // namespace duopost
