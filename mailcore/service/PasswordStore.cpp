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

QString keyOf(const Account &account)
{
    return toString(account.protocol) + QStringLiteral("://") + account.incoming.user + QLatin1Char('@')
        + account.incoming.host + QLatin1Char('#') + QString::number(account.id.value);
}

void runJob(QKeychain::Job &job, const Account &account)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false); // never into a settings file
    job.setKey(keyOf(account));
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
}

QByteArray fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    if (file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        throw MailError(
            MailError::Kind::NoPassword, path, {},
            QStringLiteral("others may read the password file; its mode must be 0600"));
    auto password = file.readAll();
    while (password.endsWith('\n') || password.endsWith('\r'))
        password.chop(1);
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
    return {user, job.textData().toUtf8()};
}

void storePassword(const Account &account, const QString &password)
{
    QKeychain::WritePasswordJob job(serviceName());
    job.setTextData(password);
    runJob(job, account);
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
