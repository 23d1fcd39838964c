// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace duopost {

class MailService;

/// Tells the service when the computer gets a network, or another one: connections are then tested at once
/// instead of at their next use. Where the system says nothing about networks, nothing is told.
class NetworkWatch : public QObject {
    Q_OBJECT
public:
    explicit NetworkWatch(MailService &service);
};

} // namespace duopost
