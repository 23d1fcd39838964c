// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compose/Addresses.h"

#include "mailcore/Composing.h"
#include "mailcore/protocol/mime/Neutralise.h"
#include "mailcore/protocol/mime/build/WireAddress.h"

namespace duopost {

QString addressKey(const QString &address)
{
    const auto wire = mime::wireAddress(address);
    return wire ? QString::fromUtf8(wire->text).toLower() : address.trimmed().toLower();
}

AddressCollector::AddressCollector(const QStringList &without)
{
    for (const auto &address : without)
        m_seen.insert(addressKey(address));
}

QList<MailAddress> AddressCollector::take(const QList<MailAddress> &addresses)
{
    QList<MailAddress> result;
    for (const auto &address : addresses) {
        const auto key = addressKey(address.address);
        if (isSendable(address.address) && !m_seen.contains(key)) {
            m_seen.insert(key);
            result << address;
        }
    }
    return result;
}

bool isSendable(const QString &address)
{
    return mime::wireAddress(address).has_value();
}

QString display(const MailAddress &address)
{
    QString name = mime::neutralised(address.name).simplified();
    const QString spec = mime::neutralised(address.address);
    if (name.isEmpty() || spec.isEmpty())
        return name + spec;
    // What would be read as something else stands in quotes (RFC 5322 section 3.2.3).
    static const QString special = QStringLiteral("()<>[]:;@\\,\"，；、");
    if (std::any_of(name.cbegin(), name.cend(), [](QChar c) { return special.contains(c); })) {
        name.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
        name = QLatin1Char('"') + name + QLatin1Char('"');
    }
    return name + QStringLiteral(" <") + spec + QLatin1Char('>');
}

} // namespace duopost
