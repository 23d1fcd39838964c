// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace duopost {

/// Whether the program was started to write the report about one account, or to print a page that is given
/// ("--page"), without a window ("duopost-cli what-syncs NAME --report FILE", "experiment run --report
/// FILE.pdf").
bool isReportMode(int argc, char **argv);

/// Writes it, prints one line of JSON (file, or error), and returns the exit status. Needs no display and makes
/// no connection.
int reportMode(int argc, char **argv);

} // namespace duopost
