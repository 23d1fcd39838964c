// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/PasswordStore.h"

#include "mailcore/MailError.h"
#include "mailcore/service/Keyring.h"

#include <QFile>

namespace duopost {

namespace {

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
    password.resize(longest); // a pipe does not say how much it holds
    qint64 size = 0;
    while (size < password.size()) {
        const auto got = file.read(password.data() + size, password.size() - size);
        if (got <= 0)
            break;
        size += got;
    }
    while (size > 0 && (password.view()[size - 1] == '\n' || password.view()[size - 1] == '\r'))
        --size;
    return Secret(password.view().first(size));
}

} // namespace

Credentials readCredentials(const Account &account)
{
    const auto user = account.incoming.user.toUtf8();
    if (!account.passwordFile.isEmpty())
        return {user, fromFile(account.passwordFile)};
    const auto answer = Keyring::read(account.secretName);
    if (!answer.ok)
        throw MailError(MailError::Kind::NoPassword, account.name, {}, answer.reason);
    return {user, answer.secret};
}

std::optional<Account> withOutgoingSecret(const Account &account)
{
    if (account.outgoingSecretName.isEmpty())
        return std::nullopt;
    auto own = account;
    own.secretName = account.outgoingSecretName;
    own.outgoingSecretName.clear();
    own.signIn.clear();
    own.passwordFile.clear();
    return own;
}

Credentials readOutgoingCredentials(const Account &account)
{
    if (!account.outgoing)
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral("The account %1 has no outgoing server.").arg(account.name));
    const auto own = withOutgoingSecret(account);
    auto credentials = readCredentials(own.value_or(account));
    if (!account.outgoing->user.isEmpty())
        credentials.user = account.outgoing->user.toUtf8();
    return credentials;
}

void storePassword(const Account &account, const Secret &password)
{
    const auto answer = Keyring::write(account.secretName, password);
    if (!answer.ok)
        throw MailError(
            MailError::Kind::KeyringUnavailable, account.name, {},
            answer.reason + QStringLiteral("; a password file (mode 0600) can be used instead"));
}

void forgetPassword(const Account &account)
{
    if (!account.passwordFile.isEmpty())
        return;
    const auto answer = Keyring::remove(account.secretName);
    if (!answer.ok && !answer.notThere)
        qWarning(
            "The password of %s could not be removed from the keyring: %s", qPrintable(account.name),
            qPrintable(answer.reason));
}

} // namespace duopost
