// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/AccountProbe.h"

#include "mailcore/protocol/Pop3Connection.h"
#include "mailcore/protocol/SmtpConnection.h"
#include "mailcore/sync/FreshToken.h"

#include <QElapsedTimer>
#include <algorithm>
#include <utility>

namespace duopost {

namespace {

using State = AccountTestStep::State;

// Knows what the profile knows, and keeps what it sees to itself: a test leaves no trace.
class ProbeMemory : public ServerMemory {
public:
    explicit ProbeMemory(std::shared_ptr<ServerMemory> known) : m_known(std::move(known)) { }
    bool isAccepted(const CertificateFacts &facts) const override
    {
        return m_known && m_known->isAccepted(facts);
    }
    QByteArray strongestLogin(const QString &host, quint16 port) const override
    {
        return m_known ? m_known->strongestLogin(host, port) : QByteArray();
    }
    void connected(const ConnectionFacts &facts) override { m_facts = facts; }
    void loggedIn(Service, const ConnectionFacts &, const QByteArray &) override { }
    const CertificateFactsPtr &certificate() const { return m_facts.certificate; }

private:
    std::shared_ptr<ServerMemory> m_known;
    ConnectionFacts m_facts; // written and read by the one thread that connects
};

class Probe {
public:
    Probe(const Account &account, std::stop_token stop, std::function<void(const AccountTestStep &)> report)
        : m_account(account), m_stop(std::move(stop)), m_report(std::move(report))
    {
        for (int i = 0; i < testStepCount; ++i)
            m_steps << AccountTestStep{.step = static_cast<TestStep>(i)};
        m_timer.start();
    }

    QList<AccountTestStep> run(const CredentialSource &incoming, const CredentialSource &outgoing)
    {
        const bool in = attempt([&] { tryIncoming(incoming); });
        // With a wrong password the second server would only count another failure.
        if (m_account.outgoing && (in || step(TestStep::LogIn).ok()))
            attempt([&] { trySubmission(outgoing); });
        for (auto &left : m_steps) {
            if (left.state == State::Waiting || left.state == State::Running) {
                left.state = State::Skipped;
                tell(left);
            }
        }
        return m_steps;
    }

private:
    AccountTestStep &step(TestStep which) { return m_steps[static_cast<qsizetype>(which)]; }
    void tell(const AccountTestStep &step) const
    {
        if (m_report)
            m_report(step);
    }

    void begin(TestStep which)
    {
        m_running = which;
        m_timer.restart();
        step(which).state = State::Running;
        tell(step(which));
    }

    void done(const QString &detail)
    {
        auto &running = step(m_running);
        running.state = State::Done;
        running.ms = m_timer.elapsed();
        running.detail = detail;
        tell(running);
    }

    bool attempt(const std::function<void()> &job)
    {
        try {
            job();
            return true;
        } catch (const MailError &error) {
            auto &running = step(m_running);
            if (error.kind() == MailError::Kind::Cancelled)
                return false; // what was running is left as it is: nothing was learnt
            running.state = State::Failed;
            running.ms = m_timer.elapsed();
            running.error = error;
            running.certificate = error.certificate() ? error.certificate() : running.certificate;
            running.detail = error.summary();
            if (!error.serverText().isEmpty())
                running.detail += QString::fromUtf8(" — ") + error.serverText();
            tell(running);
            return false;
        }
    }

    static CredentialSource withMemory(const CredentialSource &source, std::shared_ptr<ProbeMemory> &memory)
    {
        return [&memory, source] {
            auto credentials = source();
            memory = std::make_shared<ProbeMemory>(credentials.memory);
            credentials.memory = memory;
            return credentials;
        };
    }

    void tryIncoming(const CredentialSource &source)
    {
        m_running = TestStep::LogIn; // should there be no password, that is what it is about
        std::shared_ptr<ProbeMemory> memory;
        withFreshToken(withMemory(source, memory), [&](Credentials credentials) {
            logInTo(std::move(credentials), memory);
        });
    }

    void logInTo(Credentials credentials, const std::shared_ptr<ProbeMemory> &memory)
    {
        begin(TestStep::Connect);
        const StepReport report = [&](const char *name, const QString &detail) {
            if (m_running == TestStep::Certificate)
                step(m_running).certificate = memory->certificate();
            done(detail);
            begin(static_cast<TestStep>(static_cast<int>(m_running) + 1));
            Q_UNUSED(name)
        };
        if (m_account.protocol == Protocol::Imap) {
            const auto session = openSession(m_account, std::exchange(credentials, {}), m_stop, report);
            const auto folders = session->folders();
            step(TestStep::Folders).count = static_cast<int>(folders.size());
            done(QStringLiteral("%1 folders").arg(folders.size()));
            session->close();
            return;
        }
        Pop3Connection connection(m_stop);
        connection.open(m_account, std::exchange(credentials, {}), report); // gone when we are in
        const auto answer = connection.run("STAT"); // counts, and changes nothing
        const int count = answer.split(' ').value(0).toInt();
        step(TestStep::Folders).count = count;
        done(QStringLiteral("%1 messages").arg(count));
        connection.run("QUIT"); // nothing is marked for deletion
    }

    void trySubmission(const CredentialSource &source)
    {
        begin(TestStep::Submission);
        std::shared_ptr<ProbeMemory> memory;
        withFreshToken(withMemory(source, memory), [&](Credentials credentials) {
            SmtpConnection connection(m_stop);
            QStringList details;
            connection.open(
                m_account, std::exchange(credentials, {}), [&](const char *, const QString &detail) {
                    details << detail;
                    step(TestStep::Submission).certificate = memory->certificate();
                });
            done(details.join(QStringLiteral("; ")));
            connection.quit();
        });
    }

    const Account &m_account;
    std::stop_token m_stop;
    std::function<void(const AccountTestStep &)> m_report;
    QList<AccountTestStep> m_steps;
    TestStep m_running = TestStep::Connect;
    QElapsedTimer m_timer;
};

} // namespace

QList<AccountTestStep> probeAccount(
    const Account &account, const CredentialSource &incoming, const CredentialSource &outgoing,
    std::stop_token stop, const std::function<void(const AccountTestStep &)> &report)
{
    return Probe(account, std::move(stop), report).run(incoming, outgoing);
}

bool succeeded(const QList<AccountTestStep> &steps, const Account &account)
{
    return std::all_of(steps.begin(), steps.end(), [&](const AccountTestStep &step) {
        return step.ok()
            || (step.step == TestStep::Submission && !account.outgoing && step.state == State::Skipped);
    });
}

} // namespace duopost
