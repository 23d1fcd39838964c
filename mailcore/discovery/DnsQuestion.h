// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

#include <QDnsLookup>
#include <functional>

namespace duopost {

struct DnsAnswer {
    struct Target {
        QString name; ///< lower case, no dot at the end; empty = "not offered" (the root)
        quint16 port = 0;
    };
    QList<Target> targets; ///< best first
    DiscoveryStep::Reason reason = DiscoveryStep::Reason::None;
    QString detail;
};

/// Asks for SRV, MX or CNAME records. Lives on a thread with an event loop; calls back once, unless destroyed
/// before.
class DnsQuestion : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const DnsAnswer &)>;
    DnsQuestion(const QString &nameserver, int ms, QObject *parent);
    ~DnsQuestion() override;
    void start(QDnsLookup::Type type, const QString &name, Done done);

private:
    void finish();
    void answer(const DnsAnswer &answer);

    QDnsLookup *m_lookup;
    int m_ms;
    bool m_doubting = false;
    Done m_done;
};

} // namespace duopost
