// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace duopost {

/// Whether the program was started to paint one message into a file, without a window ("duopost-cli render").
bool isRenderMode(int argc, char **argv);

/// Paints it, prints one line of JSON (width, height, asText, font, blocked, or error), and returns the exit
/// status. Needs no display and no profile; opens no window and, without --load-remote, no connection.
int renderMode(int argc, char **argv);

} // namespace duopost
