// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/LabPortPicker.h"

#include "mailcore/MailError.h"

#include <QTcpServer>
#include <array>

namespace duopost {

namespace {

constexpr quint16 LabPorts::*all[] = {&LabPorts::imap, &LabPorts::imaps, &LabPorts::pop3, &LabPorts::pop3s,
                                      &LabPorts::lmtp, &LabPorts::smtp,  &LabPorts::sieve};

} // namespace

LabPorts freeLabPorts()
{
    // All are held open together, so that no port comes up twice.
    std::array<QTcpServer, std::size(all)> holders;
    LabPorts ports;
    for (size_t i = 0; i < holders.size(); ++i) {
        if (!holders[i].listen(QHostAddress::LocalHost, 0))
            throw MailError(
                MailError::Kind::LabUnavailable, QStringLiteral("this computer has no free port."), {},
                holders[i].errorString());
        ports.*all[i] = holders[i].serverPort();
    }
    return ports;
}

LabPorts labPortsFrom(quint16 base)
{
    LabPorts ports;
    for (auto port : all)
        ports.*port = base++;
    return ports;
}

} // namespace duopost
