// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ServerFacts.h"
#include "mailcore/store/FactTable.h"

namespace duopost {

/// What a server stated, as it is kept; what it did not say is taken out.
Facts toStored(const ServerFacts &facts);
ServerFacts fromStored(const Facts &facts);

} // namespace duopost
