// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/NetworkWatch.h"

#include "mailcore/MailService.h"

#include <QNetworkInformation>

namespace duopost {

NetworkWatch::NetworkWatch(MailService &service)
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return; // no service of the system knows: time-outs notice instead
    const auto *network = QNetworkInformation::instance();
    connect(
        network, &QNetworkInformation::reachabilityChanged, this,
        [&service](QNetworkInformation::Reachability reachability) {
            if (reachability == QNetworkInformation::Reachability::Online
                || reachability == QNetworkInformation::Reachability::Site)
                service.networkChanged();
        });
    if (network->supports(QNetworkInformation::Feature::TransportMedium))
        connect(network, &QNetworkInformation::transportMediumChanged, this, [&service] {
            service.networkChanged();
        });
}

} // namespace duopost
