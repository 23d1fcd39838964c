// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/Keyring.h"

#include "mailcore/threads/JobThread.h"

#include <QEventLoop>
#include <QSemaphore>
#include <qt6keychain/keychain.h>

namespace duopost {

namespace {

constexpr int longestMs = 180'000; // somebody may be typing the keyring's own password

// One thread for the whole program, for ever: what the keyring's library sets up at its first use belongs to
// the thread that was first, and its answers come there. It ends with the process, whatever a keyring still
// waits for.
JobThread &thread()
{
    static auto *const only = new JobThread(QStringLiteral("keyring"), JobThread::AtEnd::DropJobs);
    return *only;
}

QString serviceName()
{
    return QStringLiteral("duopost");
}

void run(QKeychain::Job &job, const QString &name, Keyring::Answer &answer)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false); // never into a settings file
    job.setKey(name);
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    answer.ok = job.error() == QKeychain::NoError;
    answer.notThere = job.error() == QKeychain::EntryNotFound;
    answer.reason = job.errorString();
}

template <class Ask> Keyring::Answer ask(Ask question)
{
    struct Shared {
        Keyring::Answer answer;
        QSemaphore done;
    };
    const auto shared = std::make_shared<Shared>();
    thread().post([shared, question] {
        question(shared->answer);
        shared->done.release();
    });
    if (!shared->done.tryAcquire(1, longestMs))
        return {.reason = QStringLiteral("the keyring does not answer")};
    return shared->answer;
}

} // namespace

Keyring::Answer Keyring::read(const QString &name)
{
    return ask([name](Answer &answer) {
        QKeychain::ReadPasswordJob job(serviceName());
        run(job, name, answer);
        if (!answer.ok)
            return;
        // The keyring's own library keeps its copies as it likes; ours, which is shared with the job, is wiped.
        auto bytes = job.binaryData();
        answer.secret = Secret(QByteArrayView(bytes));
        wipe(const_cast<char *>(bytes.constData()), static_cast<size_t>(bytes.size()));
    });
}

Keyring::Answer Keyring::write(const QString &name, const Secret &secret)
{
    return ask([name, secret](Answer &answer) {
        QKeychain::WritePasswordJob job(serviceName());
        auto text = QString::fromUtf8(secret.view());
        job.setTextData(text);
        run(job, name, answer);
        wipe(const_cast<QChar *>(text.constData()), static_cast<size_t>(text.size()) * sizeof(QChar));
    });
}

Keyring::Answer Keyring::remove(const QString &name)
{
    return ask([name](Answer &answer) {
        QKeychain::DeletePasswordJob job(serviceName());
        run(job, name, answer);
    });
}

} // namespace duopost
