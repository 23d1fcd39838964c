// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of LocalMailService reach an account; for its .cpp files only.
#pragma once

#include "mailcore/service/LocalMailService.h"

namespace duopost {

template <class T> QFuture<T> failed(const MailError &error)
{
    QPromise<T> promise;
    promise.start();
    promise.setException(std::make_exception_ptr(error));
    promise.finish();
    return promise.future();
}

template <class T> struct ValueOf;
template <class T> struct ValueOf<QFuture<T>> {
    using Type = T;
};

template <class Use> auto LocalMailService::with(AccountId id, Use use) -> std::invoke_result_t<Use, Open &>
{
    if (auto *open = find(id))
        return use(*open);
    return failed<typename ValueOf<std::invoke_result_t<Use, Open &>>::Type>(notOpen(id));
}

template <class F> void LocalMailService::onMyThread(F job)
{
    QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
}

/// What an account's password is to be called in the keyring: nothing else ever was.
QString newSecretName();
/// Into the keyring or into memory. Blocks.
void keepNow(
    Passwords &passwords, const Account &account, const Secret &secret, KeepPassword keep,
    const SignInGrantPtr &grant = {});

/// @throws MailError BadUsage
inline void checkLeave(const Account &account)
{
    const bool days = account.leave.kind == LeaveRule::Kind::Days;
    if (days && account.leave.days < 1)
        throw MailError(
            MailError::Kind::BadUsage, QStringLiteral("Messages stay on the server for at least one day."));
    if (account.protocol != Protocol::Pop3 && account.leave != LeaveRule{})
        throw MailError(MailError::Kind::BadUsage, QStringLiteral("Only POP3 accounts have a leave rule."));
}

} // namespace duopost
