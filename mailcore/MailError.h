// SPDX-License-Identifier: GPL-3.0-or-later
// The one error type: what happened, in a kind, with the server's own words.
#pragma once

#include <QMetaType>
#include <QString>
#include <exception>
#include <memory>
#include <string>

namespace duopost {

struct CertificateFacts;

/// Thrown by every layer; carried to the GUI inside futures and signals. A value: copies are cheap.
class MailError : public std::exception {
public:
    enum class Kind {
        WrongPassword, ///< the server refused the log-in; ask once, stop polling
        TemporarilyRefused, ///< [UNAVAILABLE], [IN-USE], [LOGIN-DELAY], BYE: try later, keep the password
        NoPassword, ///< none stored, or the place it is stored in is locked
        SignInExpired, ///< the provider no longer honours what was allowed in the browser: it has to be done
                       ///< again
        SignInRefused, ///< signing in with the browser did not succeed; detail() is OAuth's word for it
        SignInNotConfigured, ///< no client id for this provider: Duopost cannot introduce itself there
        KeyringUnavailable, ///< the system's keyring cannot be used; a password was not stored
        UnknownHost,
        ConnectionRefused,
        Unreachable,
        TimedOut,
        ConnectionLost,
        TlsUnavailable, ///< STARTTLS/STLS missing or refused, or PREAUTH: no credentials were sent
        TlsFailed, ///< handshake failed
        TlsTooOld, ///< the server knows nothing newer than TLS 1.1
        WrongProtocol, ///< it speaks, but something else: HTTP, TLS where none was expected, none where it was
        ClientCertificateWanted, ///< the server lets nobody in without one
        PlaintextForbidden, ///< not encrypted, not this computer, and nobody said that this is meant
        LoginWeaker, ///< the server offers only weaker ways of logging in than before; nothing was sent
        CertificateUntrusted, ///< its issuer is not trusted, or its chain is broken
        CertificateSelfSigned,
        CertificateMismatch, ///< not issued for this host name
        CertificateExpired,
        CertificateNotYetValid,
        CertificateWeak, ///< key or signature too weak
        ClockWrong, ///< certificate and this computer's clock are years apart
        ProtocolViolation, ///< the server talks nonsense
        LimitExceeded, ///< line, literal, nesting or message beyond what we accept
        ServerRefused, ///< NO, BAD, -ERR to a command
        RemovalNeedsConsent, ///< POP3: more would be removed than without a question; see RemovalPlan
        MaildropRenumbered, ///< POP3: every unique-id changed; nothing is fetched again or removed unasked
        NotSupported, ///< this protocol, or this server, cannot do it
        MessageGone, ///< no longer on the server
        MessageUnreadable,
        Cancelled,
        NotFound, ///< no such account, folder, message or file
        BadUsage,
        FileUnreadable,
        FileUnwritable,
        ProfileInUse,
        ProfileReadOnly,
        ProfileTooNew,
        StoreDamaged,
        StoreFull,
        StoreFailed,
        MailFolderMissing, ///< where an account's mail was put there is nothing now: a drive that is not
                           ///< connected
        AccountSwitchedOff, ///< by the user; no connection is made
        LabUnavailable, ///< the practice server cannot run here
    };

    MailError(Kind kind, QString subject = {}, QString serverText = {}, QString detail = {});

    Kind kind() const { return m_kind; }
    /// What it is about: a host name, a file, a folder, an account.
    const QString &subject() const { return m_subject; }
    /// The server's answer, verbatim; empty if there was none.
    const QString &serverText() const { return m_serverText; }
    /// Technical reason (OpenSSL, SQLite, errno); for the details fold.
    const QString &detail() const { return m_detail; }
    /// What the server showed, when that is what is wrong (Certificate…, ClockWrong); else null.
    const std::shared_ptr<const CertificateFacts> &certificate() const { return m_certificate; }
    MailError with(std::shared_ptr<const CertificateFacts> certificate) const;
    /// One plain English sentence. The window uses its own translated one, made from kind and subject.
    QString summary() const;
    /// "wrong-password": stable name for scripts.
    QString kindName() const;
    const char *what() const noexcept override { return m_what.c_str(); }

private:
    Kind m_kind;
    QString m_subject, m_serverText, m_detail;
    std::shared_ptr<const CertificateFacts> m_certificate;
    std::string m_what;
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::MailError)
