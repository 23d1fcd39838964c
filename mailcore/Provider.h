// SPDX-License-Identifier: GPL-3.0-or-later
// What the built-in catalogue (resources/providers.json) says about a mail provider. What is not known is said
// to be unknown, and nothing is older than it says.
#pragma once

#include "mailcore/Account.h"

#include <QDate>
#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <optional>

namespace duopost {

enum class Known { Unknown, Yes, No };

/// What the provider wants to be shown at log-in.
enum class SignIn {
    Unknown,
    Password, ///< the one of the web mail, or one set for the mailbox
    AppPassword, ///< one made for this program on the provider's pages
    OAuth2, ///< in the browser; an app password may be possible besides, see Provider::appPasswordToo
};

enum class LoginName {
    Unknown,
    FullAddress,
    LocalPart, ///< what stands before the @
    Own, ///< one that the provider assigns: a customer or mailbox number
};

enum class DataArea { Unknown, EuOrEea, Elsewhere };

/// A sentence of the catalogue in the languages of the window.
struct LocalText {
    QString en, de;
    bool isEmpty() const { return en.isEmpty() && de.isEmpty(); }
    QString in(const QLocale &locale) const; ///< English where there is no other
};

struct Provider {
    struct Server {
        Service service = Service::Imap;
        QString host; ///< "$mx": the host that the domain's MX record names
        quint16 port = 0;
        Security security = Security::Tls;
    };
    /// Some providers have IMAP or POP3 switched off until the user switches it on.
    struct Access {
        Known offered = Known::Unknown;
        Known switchOnFirst = Known::Unknown;
        LocalText where; ///< in which menu; empty = not known
        LocalText note; ///< "only with a paid plan", "through Bridge on this computer"
    };
    struct Pop3Behaviour {
        Known hidesAfterDownload = Known::Unknown; ///< a second POP3 program does not see what one has fetched
        Known onlyInbox = Known::Unknown; ///< true to POP3: other folders and spam are not shown
        std::optional<int> keepsDays; ///< the server removes fetched mail after so many days
        LocalText note;
    };

    QString id; ///< "gmx-net": stable, for scripts and settings
    QString name;
    QStringList domains; ///< of addresses
    QStringList mxDomains; ///< registrable domains of mail exchangers: finds hosted domains of one's own
    QString country; ///< of the company, ISO 3166-1 alpha-2; empty = unknown
    DataArea dataArea = DataArea::Unknown; ///< of that country
    QStringList storedIn; ///< countries in which it says it stores mail; empty = not known
    QUrl storedInSource; ///< where it says so
    QList<Server> servers; ///< best first within a service
    LoginName loginName = LoginName::Unknown;
    LocalText loginNote;
    SignIn signIn = SignIn::Unknown;
    bool appPasswordToo = false;
    bool exchange = false; ///< Microsoft's; may restrict IMAP and POP3 by organisation
    Access imap, pop3;
    Pop3Behaviour pop3Behaviour;
    Known sentFiledByServer = Known::Unknown; ///< mail sent by SMTP appears in Sent without the client's doing
    QUrl help; ///< the provider's own page about mail programs
    QList<QUrl> sources; ///< where the data above was found
    QDate checked; ///< the day on which they said so; invalid = they bear no date

    /// Older than 18 months: to be said beside the data.
    bool isStale(QDate today) const { return !checked.isValid() || checked.addMonths(18) < today; }
};

/// All of the catalogue; read once. Any thread.
const QList<Provider> &knownProviders();
/// By the domain of an address (lower case, ACE form for IDN); null if not listed.
const Provider *providerOf(const QString &domain);
/// By the host name of a mail exchanger; null if it is nobody's we know.
const Provider *providerBehind(const QString &mailExchanger);

QString toString(SignIn signIn); ///< "unknown", "password", "app-password", "oauth2"
QString toString(LoginName name); ///< "unknown", "address", "local-part", "own"
QString toString(DataArea area); ///< "unknown", "eu-eea", "elsewhere"
QString toString(Known known); ///< "unknown", "yes", "no"

} // namespace duopost
