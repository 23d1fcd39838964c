// SPDX-License-Identifier: GPL-3.0-or-later
// One scenario, run once undisturbed to count its steps, then again and again on copies of the same mailbox and
// profile, each time killed at another step, resumed, and compared with the undisturbed end.
#pragma once

#include "tests/support/FaultyCli.h"
#include "tests/support/MailState.h"

#include "mailcore/Lab.h"

#include <functional>

namespace duopost::test {

struct Scenario {
    QString name; ///< for people
    Protocol protocol = Protocol::Imap;
    QStringList accountWords; ///< more for `account add`: "--leave", "never"
    std::function<void(Lab &, const LabUser &)> fill; ///< the mailbox at the beginning
    QList<QStringList> before; ///< commands that prepare the profile; NAME is the account
    std::function<void(Lab &, const LabUser &)> changeServer; ///< what happened meanwhile; may be empty
    std::function<void(const QString &profile)> changeProfile; ///< may be empty
    /// What is interrupted, and run once more to resume.
    std::function<QStringList(const QString &profile)> command;
    /// For changes: run instead of `command` where the change had been recorded before death came. What was
    /// recorded must be carried out without being asked for again.
    QStringList resume;
    QList<int> resumeExits{0}; ///< a repeated command may find nothing left to do
    QList<QStringList> after; ///< settles, in the undisturbed run too
    /// Looked at between death and resumption; says what is wrong, or nothing.
    std::function<QString(const MailState &here, const MailState &there)> afterKill;
    QString clock; ///< seconds ahead, from the interrupted command on (DUOPOST_FAULT_CLOCK)
    /// Cut: the program lives, its connection dies; it must say so and go on next time.
    enum class Death { Kill, Cut };
    Death death = Death::Kill;
    bool recovers = false; ///< Cut: the program may notice it and go on by itself
    int samples = 28; ///< of steps, if not all are tried
};

/// The account is called this in every scenario.
inline const QString scenarioAccount = QStringLiteral("mail");

/// Users whose mailboxes are overwritten in turn. One practice server for all scenarios.
class InterruptedRuns {
public:
    explicit InterruptedRuns(const QString &dovecotConfig = {});

    /// Empty if every step led to the same end; else what went wrong where, and how to see it again.
    /// Prints what was tried. Obeys DUOPOST_EVERY_STEP=1, DUOPOST_STEP_SEED=N, DUOPOST_ONLY_STEP=ACT:CLASS:K.
    QString failures(const Scenario &scenario);
    Lab &lab() { return *m_lab; }

private:
    struct Stage; ///< a user, the copy of the mailbox, and a profile
    struct End {
        MailState here, there;
        QString difference(const End &other, const Scenario &scenario) const;
    };
    LabUser nextUser();
    void prepare(Stage &stage, const Scenario &scenario);
    void copy(const Stage &from, Stage &to);
    static void awaitEndOfSessions();
    End endOf(const Stage &stage, const Scenario &scenario);
    QString tryStep(const Stage &original, const Scenario &scenario, const QString &fault);
    QStringList chooseSteps(const Scenario &scenario, const QHash<QByteArray, int> &counted) const;

    std::unique_ptr<Lab> m_lab;
    End m_begin, m_expected; ///< of the scenario at hand
    qsizetype m_nextUser = 0;
    quint32 m_seed = 0;
    int m_recorded = 0; ///< runs that died after the change was recorded
    int m_finishedFirst = 0; ///< runs that ended before the chosen step came
};

} // namespace duopost::test
