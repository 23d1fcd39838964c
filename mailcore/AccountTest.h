// SPDX-License-Identifier: GPL-3.0-or-later
// Trying out an account before it is saved, step by step.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/BrowserSignIn.h"
#include "mailcore/Certificate.h"
#include "mailcore/MailError.h"

#include <QObject>
#include <optional>

namespace duopost {

enum class TestStep {
    Connect,
    Certificate, ///< encryption and who the server is
    LogIn,
    Folders, ///< IMAP: lists the folders; POP3: counts the messages. Nothing is opened, marked or fetched
    Submission, ///< the outgoing server, up to the log-in; nothing is sent. Skipped if there is none
};
constexpr int testStepCount = 5;

struct AccountTestStep {
    enum class State { Waiting, Running, Done, Failed, Skipped };
    TestStep step = TestStep::Connect;
    State state = State::Waiting;
    qint64 ms = 0; ///< this step alone
    QString detail; ///< English: "TLS 1.3, certificate of …", or the error's sentence and the server's words
    std::optional<MailError> error; ///< of State::Failed: kind, the server's own words, the certificate
    CertificateFactsPtr certificate; ///< of Certificate and Submission, as far as one was shown
    int count = -1; ///< of Folders: how many folders, or messages

    bool ok() const { return state == State::Done; }
    QString name() const; ///< "connect", "certificate", "log-in", "folders", "submission"
};

/// What the test logs in with. Used once; nothing of it is kept or stored.
struct TestSecrets {
    QString password; ///< empty: the account's password file or keyring entry
    QString outgoingPassword; ///< empty: the same as for the incoming server
    SignInGrantPtr grant = {}; ///< if there is one, instead of both passwords
};

/// A running test; made by MailService::test(). Lives on the caller's thread, where its signals arrive; the
/// work is done on a thread of its own. Deleting it cancels it. The password is wiped when it has finished.
class AccountTest : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QList<AccountTestStep> steps() const = 0; ///< always all of them, in order
    virtual bool isFinished() const = 0;
    virtual void cancel() = 0; ///< finished() follows within tens of milliseconds

signals:
    void stepChanged(const duopost::AccountTestStep &step);
    /// succeeded: every step is Done or Skipped because there is no outgoing server.
    void finished(bool succeeded);
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::AccountTestStep)
