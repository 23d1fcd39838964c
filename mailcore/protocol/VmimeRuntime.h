// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace duopost {

/// Sets vmime's platform handler, once per process, from any thread. The handler reveals neither host
/// name nor process id: vmime would put both into EHLO and Message-ID.
void ensureVmimeRuntime();

} // namespace duopost
