// SPDX-License-Identifier: GPL-3.0-or-later
// Ports for a lab.
#pragma once

#include "mailcore/Lab.h"

namespace duopost {

/// Seven ports nobody listens on at this moment. Another program may still take one before the server
/// does: whoever uses them tries again with new ones.
/// @throws MailError LabUnavailable if the system has none
LabPorts freeLabPorts();
/// base, base+1, … in the order of LabPorts.
LabPorts labPortsFrom(quint16 base);

} // namespace duopost
