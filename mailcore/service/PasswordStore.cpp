// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/PasswordStore.h"

#include "mailcore/MailError.h"

#include <QEventLoop>
#include <QFile>
#include <qt6keychain/keychain.h>

namespace duopost {

namespace {

QString serviceName()
{
    return QStringLiteral("duopost");
}

void runJob(QKeychain::Job &job, const Account &account)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false); // never into a settings file
    job.setKey(account.secretName);
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
}

// Unbuffered, straight into memory that is wiped afterwards.
Secret fromFile(const QString &path)
{
    constexpr qint64 longest = 64 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    if (file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        throw MailError(
            MailError::Kind::NoPassword, path, {},
            QStringLiteral("others may read the password file; its mode must be 0600"));
    Secret password;
    password.resize(qMin(longest, file.size()));
    qint64 size = 0;
    while (size < password.size()) {
        const auto got = file.read(password.data() + size, password.size() - size);
        if (got <= 0)
            break;
        size += got;
    }
    while (size > 0 && (password.view()[size - 1] == '\n' || password.view()[size - 1] == '\r'))
        --size;
    password.resize(size);
    return password;
}

} // namespace

Credentials readCredentials(const Account &account)
{
    const auto user = account.incoming.user.toUtf8();
    if (!account.passwordFile.isEmpty())
        return {user, fromFile(account.passwordFile)};
    QKeychain::ReadPasswordJob job(serviceName());
    runJob(job, account);
    if (job.error() != QKeychain::NoError)
        throw MailError(MailError::Kind::NoPassword, account.name, {}, job.errorString());
    // The keyring's own library keeps its copies as it likes; ours, which is shared with the job, is wiped.
    auto text = job.binaryData();
    Credentials credentials{user, Secret(QByteArrayView(text))};
    wipe(const_cast<char *>(text.constData()), static_cast<size_t>(text.size()));
    return credentials;
}

Credentials readOutgoingCredentials(const Account &account)
{
    if (!account.outgoing)
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral("The account %1 has no outgoing server.").arg(account.name));
    auto credentials = readCredentials(account);
    if (!account.outgoing->user.isEmpty())
        credentials.user = account.outgoing->user.toUtf8();
    return credentials;
}

void storePassword(const Account &account, const Secret &password)
{
    QKeychain::WritePasswordJob job(serviceName());
    auto text = QString::fromUtf8(password.view());
    job.setTextData(text);
    runJob(job, account);
    wipe(const_cast<QChar *>(text.constData()), static_cast<size_t>(text.size()) * sizeof(QChar));
    if (job.error() != QKeychain::NoError)
        throw MailError(
            MailError::Kind::KeyringUnavailable, account.name, {},
            job.errorString() + QStringLiteral("; a password file (mode 0600) can be used instead"));
}

void forgetPassword(const Account &account)
{
    if (!account.passwordFile.isEmpty())
        return;
    QKeychain::DeletePasswordJob job(serviceName());
    runJob(job, account);
    if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
        qWarning(
            "The password of %s could not be removed from the keyring: %s", qPrintable(account.name),
            qPrintable(job.errorString()));
}

} // namespace duopost
