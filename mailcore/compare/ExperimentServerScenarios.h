// SPDX-License-Identifier: GPL-3.0-or-later
// The scenarios in which the server itself does something with what arrives.
#pragma once

#include "mailcore/compare/ExperimentWorld.h"

namespace duopost {

/// Mail from outside until no more fits; then a draft is saved, and then the devices fetch.
void fillMailbox(ExperimentWorld &world);
/// A filter on the server puts the mail of a list into a folder.
void filterOnServer(ExperimentWorld &world);

} // namespace duopost
