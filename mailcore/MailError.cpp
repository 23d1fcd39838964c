// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MailError.h"

namespace duopost {

namespace {

struct KindWords {
    MailError::Kind kind;
    const char *name;
    const char *sentence; // %1 = subject
};

using K = MailError::Kind;
constexpr KindWords kindWords[] = {
    {K::WrongPassword, "wrong-password", "The server %1 did not accept the user name or password."},
    {K::TemporarilyRefused, "temporarily-refused", "The server %1 cannot let this account in at the moment."},
    {K::NoPassword, "no-password", "There is no password for %1."},
    {K::SignInExpired, "sign-in-expired", "%1 wants you to sign in again in the browser."},
    {K::SignInRefused, "sign-in-refused", "%1 did not accept the sign-in."},
    {K::SignInNotConfigured, "sign-in-not-configured",
     "This Duopost has no client id for %1 and cannot sign in there with the browser."},
    {K::KeyringUnavailable, "keyring-unavailable",
     "The keyring of this system cannot be used, so the password of %1 was not stored."},
    {K::UnknownHost, "unknown-host", "There is no server named %1."},
    {K::ConnectionRefused, "connection-refused", "%1 refused the connection."},
    {K::Unreachable, "unreachable", "%1 cannot be reached."},
    {K::TimedOut, "timed-out", "%1 did not answer in time."},
    {K::ConnectionLost, "connection-lost", "The connection to %1 broke off."},
    {K::TlsUnavailable, "tls-unavailable",
     "%1 did not offer the encryption this account requires; nothing was sent."},
    {K::TlsFailed, "tls-failed", "No encrypted connection to %1 could be set up."},
    {K::TlsTooOld, "tls-too-old", "%1 knows only outdated encryption, which is not safe; nothing was sent."},
    {K::WrongProtocol, "wrong-protocol", "At this port %1 speaks something else than expected."},
    {K::ClientCertificateWanted, "client-certificate-wanted",
     "%1 lets nobody in without a certificate of their own; none was sent."},
    {K::PlaintextForbidden, "plaintext-forbidden",
     "The connection to %1 would not be encrypted; everybody on the way could read the password."},
    {K::LoginWeaker, "login-weaker",
     "%1 offers only less safe ways of logging in than before; the password was not sent."},
    {K::CertificateUntrusted, "certificate-untrusted",
     "The certificate of %1 was not issued by anyone trusted here."},
    {K::CertificateMismatch, "certificate-mismatch", "The certificate shown by %1 belongs to another server."},
    {K::CertificateSelfSigned, "certificate-self-signed",
     "The certificate of %1 was issued by itself: nobody vouches for it."},
    {K::CertificateExpired, "certificate-expired", "The certificate of %1 has expired."},
    {K::CertificateNotYetValid, "certificate-not-yet-valid", "The certificate of %1 is not valid yet."},
    {K::CertificateWeak, "certificate-weak", "The certificate of %1 uses a key or signature that is too weak."},
    {K::ClockWrong, "clock-wrong",
     "The certificate of %1 and the clock of this computer are years apart. Are date and time set right?"},
    {K::ProtocolViolation, "protocol-violation", "%1 sent an answer that makes no sense."},
    {K::LimitExceeded, "limit-exceeded", "%1 is larger than can be accepted."},
    {K::ServerRefused, "server-refused", "The server refused: %1"},
    {K::RemovalNeedsConsent, "removal-needs-consent", "%1"},
    {K::MaildropRenumbered, "maildrop-renumbered",
     "The server %1 gives every message another name than before; nothing is fetched again or removed "
     "unasked."},
    {K::NotSupported, "not-supported", "This is not possible here: %1"},
    {K::MessageGone, "message-gone", "The message is no longer on the server."},
    {K::MessageUnreadable, "message-unreadable", "The message cannot be read."},
    {K::Cancelled, "cancelled", "Cancelled."},
    {K::NotFound, "not-found", "There is no %1."},
    {K::BadUsage, "bad-usage", "%1"},
    {K::FileUnreadable, "file-unreadable", "The file %1 cannot be read."},
    {K::FileUnwritable, "file-unwritable", "The file %1 cannot be written."},
    {K::ProfileInUse, "profile-in-use", "The profile %1 is already open in another Duopost."},
    {K::ProfileReadOnly, "profile-read-only", "The profile folder %1 cannot be written to."},
    {K::ProfileTooNew, "profile-too-new", "The profile %1 was written by a newer version of Duopost."},
    {K::StoreDamaged, "store-damaged", "The mail database %1 is damaged."},
    {K::StoreFull, "store-full", "There is no space left for the mail database %1."},
    {K::StoreFailed, "store-failed", "The mail database %1 could not be read or written."},
    {K::MailFolderMissing, "mail-folder-missing",
     "The folder %1 with the mail of this account is not there. Is its drive connected?"},
    {K::AccountSwitchedOff, "account-switched-off", "The account %1 is switched off."},
    {K::LabUnavailable, "lab-unavailable", "The practice server cannot be started: %1"},
};

const KindWords &wordsFor(MailError::Kind kind)
{
    for (const auto &entry : kindWords) {
        if (entry.kind == kind)
            return entry;
    }
    return kindWords[0];
}

} // namespace

MailError::MailError(Kind kind, QString subject, QString serverText, QString detail)
    : m_kind(kind), m_subject(std::move(subject)), m_serverText(std::move(serverText)),
      m_detail(std::move(detail))
{
    m_what = (kindName() + QStringLiteral(": ") + summary()).toStdString();
    if (!m_serverText.isEmpty())
        m_what += " [" + m_serverText.toStdString() + "]";
    if (!m_detail.isEmpty())
        m_what += " (" + m_detail.toStdString() + ")";
}

MailError MailError::with(std::shared_ptr<const CertificateFacts> certificate) const
{
    auto result = *this;
    result.m_certificate = std::move(certificate);
    return result;
}

QString MailError::summary() const
{
    return QString::fromLatin1(wordsFor(m_kind).sentence)
        .replace(QLatin1String("%1"), m_subject.isEmpty() ? QStringLiteral("the server") : m_subject);
}

QString MailError::kindName() const
{
    return QString::fromLatin1(wordsFor(m_kind).name);
}

} // namespace duopost
