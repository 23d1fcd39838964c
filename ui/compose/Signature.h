// SPDX-License-Identifier: GPL-3.0-or-later
// The signature in an editor: it goes with the identity, as long as nobody has changed it.
#pragma once

#include "mailcore/Identity.h"

#include <QTextCursor>

class QTextDocument;

namespace duopost {

enum class Look { Plain, Rich };

bool hasSignature(const Identity &identity);

/// Where the identity's signature stands, with its "-- "; without a selection if it does not, or was edited.
QTextCursor findSignature(QTextDocument &document, const Identity &identity);

/// @param where a new one is put there, as paragraphs of its own, if @p before has none
void replaceSignature(
    QTextDocument &document, const Identity &before, const Identity &now, Look look, const QTextCursor &where);

} // namespace duopost
