// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/RemoteImages.h"

#include <memory>

namespace duopost {

/// Fetches by the rules of RemoteImages for somebody who has no profile: nothing is read from disk, no sender
/// is allowed always, and setAllowed() throws.
std::unique_ptr<RemoteImages> imagesWithoutProfile();

} // namespace duopost
