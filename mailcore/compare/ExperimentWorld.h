// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Experiment.h"
#include "mailcore/compare/ExperimentPlace.h"

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

/// A mailbox, two devices, and somebody who reads the server through IMAP without changing anything, as webmail
/// does. Answers are only ever made from what these see. One worker thread.
class ExperimentWorld {
public:
    ExperimentWorld(ExperimentPlace &place, const ExperimentSetup &setup);

    ExperimentDevice &first() { return *m_first; }
    ExperimentDevice &second() { return *m_second; }
    /// Another computer, set up now, of the same kind as the first or second one.
    std::unique_ptr<ExperimentDevice> newDevice(bool asFirst) const;
    void loseFirst();

    QString inbox() const { return m_place.inbox(); }
    QString path(const QString &folder) const { return m_place.path(folder); }
    QByteArray messageId(const QByteArray &name) const { return m_place.messageId(name); }

    /// New mail in the server's inbox. @return its Message-IDs
    QList<QByteArray> deliver(int count);
    /// One with this word in its text, and nowhere else.
    void deliverWord(const QByteArray &word);
    /// One from outside, which the server may refuse. @return its answer
    QString deliverFromOutside(const QByteArray &messageId, const QByteArray &text);
    void setQuota(int kibibytes);
    void setFilter(const QByteArray &script, const QString &inWords);
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
    void listenTo(ExperimentDevice &device, const char *name) const;

    ExperimentPlace &m_place;
    ExperimentSetup m_setup;
    const std::shared_ptr<QStringList> m_steps = std::make_shared<QStringList>(); ///< other devices tell it too
    QStringList m_lostTranscript; ///< of the first device, once it is lost
    std::unique_ptr<ExperimentDevice> m_first, m_second;
    QList<ExperimentFinding> m_findings;
    int m_delivered = 0;
};

/// One scenario. @throws MailError where a step fails
struct ExperimentScenario {
    QString id;
    std::function<void(ExperimentWorld &)> play;
};
const QList<ExperimentScenario> &experimentScenarioList();

/// Plays it. An error becomes ExperimentCell::failed. @throws MailError Cancelled
ExperimentCell
playExperiment(ExperimentPlace &place, const ExperimentScenario &scenario, const ExperimentSetup &setup);
ExperimentCell
playExperiment(Lab &lab, const LabUser &user, const ExperimentScenario &scenario, const ExperimentSetup &setup);

} // namespace duopost
