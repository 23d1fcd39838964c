// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/ErrorText.h"

namespace duopost {

namespace {

using K = MailError::Kind;

struct Errors {
    Q_DECLARE_TR_FUNCTIONS(duopost::Errors)
public:
    static QString of(const QString &sentence, const MailError &error, const QString &unnamed)
    {
        return sentence.contains(QLatin1String("%1"))
            ? sentence.arg(error.subject().isEmpty() ? unnamed : error.subject())
            : sentence;
    }

    static QString connecting(const MailError &error)
    {
        const QString server = tr("The server");
        switch (error.kind()) {
        case K::WrongPassword:
            return of(tr("%1 did not accept the user name or the password."), error, server);
        case K::TemporarilyRefused:
            return of(tr("%1 cannot let this account in at the moment."), error, server);
        case K::NoPassword:
            return of(tr("No password is available for %1."), error, tr("this account"));
        case K::KeyringUnavailable:
            return of(
                tr("The system’s keyring cannot be used; the password of %1 was not stored."), error,
                tr("this account"));
        case K::UnknownHost:
            return of(tr("No server named “%1” was found."), error, tr("(no name)"));
        case K::ConnectionRefused:
            return of(tr("%1 refused the connection."), error, server);
        case K::Unreachable:
            return of(tr("%1 cannot be reached."), error, server);
        case K::TimedOut:
            return of(tr("%1 did not answer in time."), error, server);
        case K::ConnectionLost:
            return of(tr("The connection to %1 broke off."), error, tr("the server"));
        case K::TlsUnavailable:
            return of(
                tr("%1 did not offer the encryption this account requires. No password was sent."), error,
                server);
        case K::TlsFailed:
            return of(tr("No encrypted connection to %1 could be set up."), error, tr("the server"));
        case K::CertificateUntrusted:
            return of(
                tr("Nobody trusted on this computer issued the certificate of %1."), error, tr("the server"));
        case K::CertificateMismatch:
            return of(tr("The certificate that %1 showed belongs to another server."), error, tr("the server"));
        case K::CertificateExpired:
            return of(tr("The certificate of %1 has expired."), error, tr("the server"));
        default:
            return strangers(error);
        }
    }

    static QString strangers(const MailError &error)
    {
        const QString server = tr("The server");
        switch (error.kind()) {
        case K::CertificateNotYetValid:
            return of(tr("The certificate of %1 is not valid yet."), error, tr("the server"));
        case K::CertificateSelfSigned:
            return of(
                tr("The certificate of %1 was issued by itself: nobody vouches for it."), error,
                tr("the server"));
        case K::CertificateWeak:
            return of(
                tr("The certificate of %1 uses a key or signature that is too weak."), error, tr("the server"));
        case K::ClockWrong:
            return of(
                tr("The certificate of %1 and the clock of this computer are years apart. Are date and time "
                   "set "
                   "right?"),
                error, tr("the server"));
        case K::TlsTooOld:
            return of(
                tr("%1 knows only outdated encryption, which is not safe. No password was sent."), error,
                server);
        case K::WrongProtocol:
            return of(tr("At this port %1 speaks something else than expected."), error, tr("the server"));
        case K::ClientCertificateWanted:
            return of(
                tr("%1 lets nobody in without a certificate of their own. None was sent."), error, server);
        case K::PlaintextForbidden:
            return of(
                tr("The connection to %1 would not be encrypted: everybody on the way could read the "
                   "password."),
                error, tr("the server"));
        case K::LoginWeaker:
            return of(
                tr("%1 offers only less safe ways of logging in than before. The password was not sent."),
                error, server);
        case K::ProtocolViolation:
            return of(tr("%1 sent an answer that makes no sense."), error, server);
        case K::LimitExceeded:
            return of(tr("%1 is larger than Duopost accepts."), error, tr("The answer"));
        default:
            return signingIn(error);
        }
    }

    // The words of RFC 6749 sections 4.1.2.1 and 5.2.
    static QString signingIn(const MailError &error)
    {
        const QString provider = tr("The provider");
        switch (error.kind()) {
        case K::SignInExpired:
            return of(tr("%1 wants you to sign in again in the browser."), error, provider);
        case K::SignInNotConfigured:
            return of(
                tr("This Duopost is not registered with %1 (it has no client id) and cannot sign in there with "
                   "the "
                   "browser."),
                error, tr("this provider"));
        case K::SignInRefused:
            if (error.detail() == QLatin1String("access_denied"))
                return of(tr("The sign-in at %1 was declined in the browser."), error, tr("the provider"));
            if (error.detail() == QLatin1String("invalid_client")
                || error.detail() == QLatin1String("unauthorized_client"))
                return of(
                    tr("%1 does not know this Duopost: its client id is not valid there."), error, provider);
            if (error.detail() == QLatin1String("invalid_grant"))
                return of(
                    tr("For %1 the sign-in took too long, or was used already."), error, tr("the provider"));
            return of(tr("%1 did not accept the sign-in."), error, provider);
        default:
            return {};
        }
    }

    static QString working(const MailError &error)
    {
        switch (error.kind()) {
        case K::ServerRefused:
            return of(tr("The server refused this: %1"), error, tr("(no reason given)"));
        case K::RemovalNeedsConsent:
            return tr("Duopost would remove messages from the server and asks you first.");
        case K::MaildropRenumbered:
            return of(
                tr("%1 gives every message another name than before. Nothing is fetched again or removed "
                   "without your consent."),
                error, tr("The server"));
        case K::NotSupported:
            return of(tr("This is not possible with this account: %1"), error, tr("(no details)"));
        case K::MessageGone:
            return tr("This message is no longer on the server.");
        case K::MessageUnreadable:
            return tr("This message cannot be read.");
        case K::Cancelled:
            return tr("Cancelled.");
        case K::NotFound:
            return of(tr("Not found: %1"), error, tr("(no name)"));
        case K::BadUsage:
            return of(tr("This was not understood: %1"), error, tr("(no details)"));
        case K::FileUnreadable:
            return of(tr("The file %1 cannot be read."), error, QString());
        case K::FileUnwritable:
            return of(tr("The file %1 cannot be written."), error, QString());
        case K::ProfileInUse:
            return of(tr("The profile folder %1 is already open in another Duopost."), error, QString());
        case K::ProfileReadOnly:
            return of(tr("The profile folder %1 cannot be written to."), error, QString());
        case K::ProfileTooNew:
            return of(tr("The profile folder %1 was written by a newer version of Duopost."), error, QString());
        case K::StoreDamaged:
            return of(tr("The mail database %1 is damaged."), error, QString());
        case K::StoreFull:
            return of(tr("There is no space left for the mail database %1."), error, QString());
        case K::StoreFailed:
            return of(tr("The mail database %1 could not be read or written."), error, QString());
        case K::MailFolderMissing:
            return of(
                tr("The folder %1 with the mail of this account is not there. Is its drive connected?"), error,
                QString());
        case K::AccountSwitchedOff:
            return of(tr("The account %1 is switched off."), error, QString());
        case K::LabUnavailable:
            return of(tr("The practice server cannot be started: %1"), error, tr("(no details)"));
        default:
            return {};
        }
    }

    static QString advice(const MailError &error)
    {
        switch (error.kind()) {
        case K::WrongPassword:
            return tr("Check the user name and the password. Nothing is tried again until then.");
        case K::SignInExpired:
            return tr("Mail that is already here can still be read. Nothing is fetched until then.");
        case K::SignInRefused:
            return tr("You can sign in again.");
        case K::UnknownHost:
            return tr("Check the server name and the connection to the internet.");
        case K::TemporarilyRefused:
            return tr("The password stays stored. Try again in a few minutes.");
        case K::LoginWeaker:
            return tr(
                "If your provider announced this, you can allow it; otherwise somebody may be listening in.");
        case K::ClockWrong:
            return tr("Set date and time of this computer, then try again.");
        case K::WrongProtocol:
            return tr("Check the port and the kind of encryption.");
        case K::CertificateUntrusted:
        case K::CertificateSelfSigned:
        case K::CertificateMismatch:
        case K::CertificateExpired:
        case K::CertificateNotYetValid:
        case K::CertificateWeak:
            return tr("Nothing was sent: somebody could be listening in.");
        case K::Unreachable:
        case K::TimedOut:
        case K::ConnectionLost:
            return tr("Mail that is already here can still be read.");
        case K::StoreFull:
            return tr("Free some space on the disk, then try again.");
        case K::StoreDamaged:
            return tr("The damaged file is kept beside the new one; nothing is overwritten.");
        default:
            return {};
        }
    }

    static QString serverSays(const QString &words) { return tr("The server said: %1").arg(words); }
};

} // namespace

QString errorText(const MailError &error)
{
    const QString text = Errors::connecting(error);
    return (text.isEmpty() ? Errors::working(error) : text).simplified();
}

QString errorAdvice(const MailError &error)
{
    return Errors::advice(error);
}

bool endsWithNextConnection(const MailError &error)
{
    switch (error.kind()) {
    case K::WrongPassword:
    case K::TemporarilyRefused:
    case K::NoPassword:
    case K::SignInExpired:
    case K::SignInRefused:
    case K::SignInNotConfigured:
    case K::KeyringUnavailable:
    case K::UnknownHost:
    case K::ConnectionRefused:
    case K::Unreachable:
    case K::TimedOut:
    case K::ConnectionLost:
    case K::TlsUnavailable:
    case K::TlsFailed:
    case K::TlsTooOld:
    case K::WrongProtocol:
    case K::ClientCertificateWanted:
    case K::PlaintextForbidden:
    case K::LoginWeaker:
    case K::CertificateUntrusted:
    case K::CertificateSelfSigned:
    case K::CertificateMismatch:
    case K::CertificateExpired:
    case K::CertificateNotYetValid:
    case K::CertificateWeak:
    case K::ClockWrong:
        return true;
    default:
        return false;
    }
}

bool wantsSignIn(const Account &account, const MailError &error)
{
    switch (error.kind()) {
    case K::SignInExpired:
    case K::SignInRefused:
    case K::NoPassword:
    case K::WrongPassword:
        return !account.signIn.isEmpty();
    default:
        return false;
    }
}

QString errorDetails(const MailError &error)
{
    QStringList lines;
    if (!error.serverText().isEmpty())
        lines << Errors::serverSays(error.serverText());
    if (!error.detail().isEmpty())
        lines << error.detail();
    return lines.join(QLatin1Char('\n'));
}

} // namespace duopost
