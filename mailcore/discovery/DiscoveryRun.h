// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/discovery/DnsQuestion.h"
#include "mailcore/discovery/Findings.h"
#include "mailcore/discovery/HttpsFetch.h"
#include "mailcore/discovery/ServerContact.h"
#include "mailcore/discovery/StepLog.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QSet>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace duopost {

/// One discovery, from start to finished. Lives on a thread with an event loop that it never blocks; contacts
/// with mail servers run in a pool of its own.
class DiscoveryRun : public QObject {
    Q_OBJECT
public:
    DiscoveryRun(AccountAddress address, DiscoveryOptions options);
    ~DiscoveryRun() override;

    void start();
    void cancel();

signals:
    void stepChanged(const duopost::DiscoveryStep &step);
    void progressed(const duopost::Discovery &discovery);
    void finished(const duopost::Discovery &discovery);

private:
    // The sources (DiscoverySources.cpp)
    void askCatalogue();
    void askFiles();
    void askSrv();
    void askIspdb();
    void askMx();
    void askBehind(const QString &mailExchanger);
    void askExchange();
    void askFile(DiscoverySource source, const QUrl &url, const QString &domain, bool ispdb);
    void takeFile(int step, const FetchAnswer &answer, const QUrl &url, const QString &domain);
    void takeSrv(int step, Service service, Security security, const DnsAnswer &answer);
    void takeProvider(const Provider &provider, const QString &mailExchanger);

    // The flow
    bool mayAsk(int step);
    void fetch(int step, const QUrl &url, const QString &secret, HttpsFetch::Done done);
    void lookUp(int step, QDnsLookup::Type type, const QString &name, DnsQuestion::Done done);
    void settled(int step);
    void add(const FoundServer &found);
    void contact(const FoundServer &found);
    void contacted(const FoundServer &found, const ServerWords &words, const std::optional<MailError> &error);
    void guess();
    bool isDenied(Service service) const; ///< the domain says itself that there is none
    bool isKnownNotToExist(Service service) const; ///< the domain, or the catalogue, says so
    void tryGuess(int step, qsizetype index);
    void guessed(qsizetype index, const ServerWords &words, const std::optional<MailError> &error);
    void addGuessed();
    void checkGuesses(Service service);
    void runInPool(
        Service service, const ServerAddress &address, std::stop_token stop,
        std::function<void(const ServerWords &, const std::optional<MailError> &)> done);
    void cutShort();
    void goOn();
    void finish();
    Discovery soFar() const;

    struct Attempt {
        Guessed what;
        int step;
        bool open = true;
        std::optional<FoundServer> found = {};
    };

    AccountAddress m_address;
    DiscoveryOptions m_options;
    Discovery m_result;
    StepLog m_steps;
    std::optional<QSslConfiguration> m_tls; ///< for pages
    std::optional<TrustAnchors> m_anchors; ///< for mail servers
    std::unique_ptr<QNetworkAccessManager> m_network; ///< made on our thread
    QHash<int, QObject *> m_asking; ///< by step: deleting one cancels it
    QString m_mailExchanger;
    QSet<Service> m_offered, m_denied; ///< SRV
    QList<Attempt> m_attempts;
    std::stop_source m_stop;
    QHash<Service, std::stop_source> m_guessStop;
    QThreadPool m_pool;
    int m_contacts = 0; ///< under way
    bool m_impatient = false, m_guessing = false, m_finished = false;
};

} // namespace duopost
