// SPDX-License-Identifier: GPL-3.0-or-later
// From an address to server data: what was asked, what came back, and how sure it is. Never a password.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Certificate.h"
#include "mailcore/MailError.h"
#include "mailcore/Provider.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

namespace duopost {

/// Best first: if several know something, the first one's word counts.
enum class DiscoverySource {
    Catalogue, ///< built in
    ProviderFile, ///< https://autoconfig.<domain>/mail/config-v1.1.xml
    WellKnownFile, ///< https://<domain>/.well-known/autoconfig/mail/config-v1.1.xml
    Srv, ///< RFC 6186, RFC 8314
    Ispdb, ///< the public provider database; told the domain only
    Mx, ///< who receives the domain's mail, and what is known of them
    Exchange, ///< only to learn that it is Microsoft Exchange; gives no servers
    Guess, ///< usual names and ports, tried out; shown as guessing
};

/// One question and its outcome. Steps are told about while they run.
struct DiscoveryStep {
    enum class State { Waiting, Running, Found, NothingThere, Failed, Skipped };
    enum class Reason {
        None,
        // nothing there
        NotListed, ///< the catalogue, or the provider database, does not have this domain
        NoSuchName, ///< DNS: the name does not exist
        NoSuchRecord, ///< DNS: the name has no such record
        NotOffered, ///< the domain says explicitly that it does not offer this service (SRV target ".")
        NoSuchFile, ///< HTTP 404, 410
        NotExchange,
        UnknownExchanger, ///< the domain's mail goes to `detail`, about which nothing is known
        // failed
        HttpStatus, ///< an unusable answer; `detail` is the status line
        InsecureRedirect, ///< led to http:
        TooManyRedirects,
        TooLarge,
        NotAConfiguration, ///< not the XML that was asked for
        ForbiddenXml, ///< has a DTD or entities
        OtherDomain, ///< the file is about another domain
        NothingUsable, ///< lists no server with encryption
        ConnectionFailed, ///< see `error`
        DnsFailed, ///< `detail`
        // skipped
        Offline,
        SwitchedOff,
        NotAsked, ///< another source was asked for alone
        NotNeeded, ///< better sources had answered
        NoDomain, ///< the step before it found nothing to ask about
        Cancelled,
    };
    int id = 0; ///< position in Discovery::steps
    DiscoverySource source = DiscoverySource::Catalogue;
    QString what; ///< URL, DNS name, or "imap.example.org:993"
    State state = State::Waiting;
    Reason reason = Reason::None;
    std::optional<MailError> error; ///< for ConnectionFailed
    QString detail; ///< the other side's own words, or a technical reason
    qint64 ms = 0; ///< from start to end
};

/// A server that could be used. Encrypted always: what offers nothing else is not here.
struct FoundServer {
    enum class Contact { NotTried, Answered, Failed };
    Service service = Service::Imap;
    ServerAddress address; ///< with the log-in name to be proposed
    QStringList loginNames; ///< to be tried at most once each, best first; contains address.user
    DiscoverySource source = DiscoverySource::Guess;
    QString foundAt; ///< URL or DNS name, as in the step
    bool guessed = false;
    /// The host lies outside the address's own domain and is not one the catalogue names for it: its name must
    /// be shown before a password goes there (RFC 6186 section 6).
    bool confirmHost = false;
    SignIn signIn = SignIn::Unknown;
    /// Without any log-in the server was asked what it offers.
    Contact contact = Contact::NotTried;
    std::optional<MailError> contactError; ///< certificate, connection, protocol
    CertificateFactsPtr certificate; ///< null if it did not come to one; a refused one is in contactError
    QString certificateOwner; ///< common name or first host name
    QString certificateIssuer;
    QString greeting;
    QStringList capabilities; ///< upper case, as before log-in: CAPABILITY, CAPA ("EXPIRE 30") or EHLO
    bool offers(const char *capability) const; ///< "IDLE", "STLS", "EXPIRE" …
};

struct Discovery {
    QString address; ///< as understood: see readAddress
    QString domain; ///< ACE form
    QList<FoundServer> servers; ///< best first within a service
    QList<Service> notOffered; ///< the domain says so itself
    std::optional<Provider> provider; ///< no value: nothing is known but what the servers say
    bool providerIsHost = false; ///< the provider only hosts this domain (found by MX)
    bool exchange = false;
    bool cancelled = false;
    QList<DiscoveryStep> steps;

    QList<FoundServer> of(Service service) const;
    std::optional<FoundServer> best(Service service) const;
    bool isEmpty() const { return servers.isEmpty(); }
};

struct DiscoveryOptions {
    bool offline = false; ///< the catalogue only
    bool ispdb = true;
    std::optional<DiscoverySource> only; ///< ask this source alone
    bool contact = true; ///< ask what was found for certificate and capabilities
    int stepMs = 10'000; ///< for each step
    QString extraCaFile; ///< PEM file of trust anchors besides the system's; checks stay as they are
    QString nameserver; ///< IP address; empty = the system's
};

struct AccountAddress {
    QString local;
    QString domain; ///< lower case, ACE form
    QString toString() const; ///< domain in ACE form
    bool operator==(const AccountAddress &) const = default;
};

/// Understands what people type and paste: spaces, capitals, "mailto:", "Anna <a@b.de>", full-width letters,
/// IDN.
std::optional<AccountAddress> readAddress(const QString &typed);

/// Runs one discovery at a time. Belongs to the thread that made it (the GUI's, usually), which never waits:
/// look-ups run on threads of their own. Abstract, so that the window can be tested without a network.
class Discoverer : public QObject {
    Q_OBJECT
public:
    static std::unique_ptr<Discoverer> create();
    ~Discoverer() override;

    /// Cancels one that runs. Always followed by finished(), never from within start().
    /// @throws MailError BadUsage if the address cannot be understood
    virtual void start(const QString &address, const DiscoveryOptions &options = {}) = 0;
    /// finished() follows at once, with what is known by then.
    virtual void cancel() = 0;
    virtual bool isRunning() const = 0;

signals:
    void stepChanged(const duopost::DiscoveryStep &step);
    /// What is known so far: becomes better until finished().
    void progressed(const duopost::Discovery &discovery);
    void finished(const duopost::Discovery &discovery);

protected:
    Discoverer();
};

QString
toString(DiscoverySource source); ///< catalogue, autoconfig, well-known, srv, ispdb, mx, exchange, guess
std::optional<DiscoverySource> discoverySourceFromString(QStringView text);
QString toString(DiscoveryStep::State state); ///< waiting, running, found, nothing, failed, skipped
QString toString(DiscoveryStep::Reason reason); ///< "no-such-name" …

} // namespace duopost

Q_DECLARE_METATYPE(duopost::DiscoveryStep)
Q_DECLARE_METATYPE(duopost::Discovery)
