// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Experiment.h"
#include "mailcore/compare/ExperimentDevice.h"
#include "mailcore/compare/MailboxSide.h"

namespace duopost {

/// Which protocols two devices of one person use.
struct ExperimentSetup {
    QString id;
    struct Device {
        Protocol protocol = Protocol::Imap;
        LeaveRule leave;
    };
    Device first, second;
};
const QList<ExperimentSetup> &experimentSetupList();

/// A mailbox on a practice server, two devices, and somebody who reads the server through IMAP without changing
/// anything. Answers are only ever made from what these see. One worker thread.
class ExperimentWorld {
public:
    ExperimentWorld(Lab &lab, const LabUser &user, const ExperimentSetup &setup);

    ExperimentDevice &first() { return *m_first; }
    ExperimentDevice &second() { return *m_second; }
    /// Another computer, set up now, of the same kind as the first or second one.
    std::unique_ptr<ExperimentDevice> newDevice(bool asFirst) const;
    void loseFirst();

    /// New mail in the server's inbox. @return its Message-IDs
    QList<QByteArray> deliver(int count);
    /// One with this word in its text, and nowhere else.
    void deliverWord(const QByteArray &word);
    /// The first device's connection, logged in, as long as this lives.
    std::unique_ptr<Session> holdFirst() const;
    static QByteArray text(const QByteArray &messageId, const QByteArray &word = "Text");

    /// What the server has now: "INBOX <id> \\Seen".
    QStringList serverState();
    bool serverHas(const QString &path, const QByteArray &messageId);
    bool serverHasMark(const QByteArray &messageId, const QString &mark);
    bool serverHasFolder(const QString &path);

    /// A finding; evidence is filled in from both sides if it is empty.
    void answer(ExperimentQuestion question, bool yes, const QStringList &evidence);
    void count(ExperimentQuestion question, qint64 count, qint64 of, const QStringList &evidence);
    QList<ExperimentFinding> findings() const { return m_findings; }
    QStringList steps() const { return *m_steps; }
    /// What the two devices and their server said, as far as they still have it.
    QStringList transcript() const;

private:
    const MailboxSide &look();
    void listenTo(ExperimentDevice &device, const char *name) const;

    Lab &m_lab;
    LabUser m_user;
    ExperimentSetup m_setup;
    const std::shared_ptr<QStringList> m_steps = std::make_shared<QStringList>(); ///< other devices tell it too
    QStringList m_lostTranscript; ///< of the first device, once it is lost
    std::unique_ptr<ExperimentDevice> m_first, m_second;
    MailboxSide m_server;
    QList<ExperimentFinding> m_findings;
    int m_delivered = 0;
};

/// One scenario. @throws MailError where a step fails
struct ExperimentScenario {
    QString id;
    std::function<void(ExperimentWorld &)> play;
};
const QList<ExperimentScenario> &experimentScenarioList();

/// Plays it. An error becomes ExperimentCell::failed.
ExperimentCell
playExperiment(Lab &lab, const LabUser &user, const ExperimentScenario &scenario, const ExperimentSetup &setup);

} // namespace duopost
