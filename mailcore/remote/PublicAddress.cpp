// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/remote/PublicAddress.h"

#include <QHostAddress>
#include <algorithm>

namespace duopost {

namespace {

using Subnet = QPair<QHostAddress, int>;

QList<Subnet> subnets(std::initializer_list<const char *> texts)
{
    QList<Subnet> result;
    for (const char *text : texts)
        result << QHostAddress::parseSubnet(QString::fromLatin1(text));
    return result;
}

bool isIn(const QHostAddress &address, const QList<Subnet> &nets)
{
    return std::any_of(nets.begin(), nets.end(), [&](const Subnet &net) { return address.isInSubnet(net); });
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    static const auto closed4 = subnets(
        {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
         "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
         "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"});
    // Of IPv6 only what is given out is asked, without the ranges that carry an IPv4 address in them.
    static const auto open6 = subnets({"2000::/3"});
    static const auto closed6 = subnets({"2001::/32", "2001:db8::/32", "2002::/16"});
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4)); // also of ::ffff:1.2.3.4
    if (isIpv4)
        return !isIn(ipv4, closed4);
    return address.protocol() == QAbstractSocket::IPv6Protocol && isIn(address, open6)
        && !isIn(address, closed6);
}

} // namespace duopost
