// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/DnsQuestion.h"

#include "mailcore/discovery/PublicSuffix.h"

#include <QHostAddress>
#include <QTimer>

namespace duopost {

namespace {

using Reason = DiscoveryStep::Reason;

QString tidy(QString name)
{
    while (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    return name.toLower();
}

} // namespace

DnsQuestion::DnsQuestion(const QString &nameserver, int ms, QObject *parent)
    : QObject(parent), m_lookup(new QDnsLookup(this)), m_ms(ms)
{
    if (!nameserver.isEmpty())
        m_lookup->setNameserver(QHostAddress(nameserver));
}

DnsQuestion::~DnsQuestion()
{
    m_lookup->disconnect(this);
    m_lookup->abort();
}

void DnsQuestion::start(QDnsLookup::Type type, const QString &name, Done done)
{
    m_done = std::move(done);
    m_lookup->setType(type);
    m_lookup->setName(name);
    connect(m_lookup, &QDnsLookup::finished, this, &DnsQuestion::finish);
    QTimer::singleShot(m_ms, this, [this] {
        answer({{}, Reason::DnsFailed, QStringLiteral("no answer within %1 s").arg(m_ms / 1000)});
    });
    m_lookup->lookup();
}

void DnsQuestion::finish()
{
    DnsAnswer result;
    for (const auto &record : m_lookup->serviceRecords())
        result.targets << DnsAnswer::Target{tidy(record.target()), record.port()};
    for (const auto &record : m_lookup->mailExchangeRecords())
        result.targets << DnsAnswer::Target{tidy(record.exchange()), 25};
    for (const auto &record : m_lookup->canonicalNameRecords())
        result.targets << DnsAnswer::Target{tidy(record.value()), 0};
    // Qt 6.4 calls both "invalid": a name without such a record, and no answer at all. Whether there is an
    // answer to be had shows in what every registered domain has.
    if (m_lookup->error() == QDnsLookup::InvalidReplyError && !m_doubting) {
        m_doubting = true;
        m_lookup->setType(QDnsLookup::NS);
        m_lookup->setName(registrableDomain(m_lookup->name()));
        return m_lookup->lookup();
    }
    if (m_doubting && !m_lookup->nameServerRecords().isEmpty()) {
        result.reason = Reason::NoSuchRecord;
    } else if (m_lookup->error() == QDnsLookup::NotFoundError) {
        result.reason = m_doubting ? Reason::DnsFailed : Reason::NoSuchName;
    } else if (m_lookup->error() != QDnsLookup::NoError) {
        result.reason = Reason::DnsFailed;
        result.detail = m_lookup->errorString();
    } else if (result.targets.isEmpty()) {
        result.reason = Reason::NoSuchRecord;
    }
    answer(result);
}

void DnsQuestion::answer(const DnsAnswer &answer)
{
    if (m_done)
        std::exchange(m_done, {})(answer);
}

} // namespace duopost
