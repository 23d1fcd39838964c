// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace duopost {

struct CleanCss {
    QString css;
    bool refersElsewhere = false; ///< something in it wanted to load from another place
    QStringList addresses; ///< those places, as far as they are written in url()
};

/// What is left of a style attribute: known properties with harmless values. Pure; linear in the length.
CleanCss cleanDeclarations(const QString &style);

/// What is left of a style sheet: plain rules and @media with known features, within limits that keep matching
/// cheap. The result contains no "<", no comment and no address but cid: and data:image/.
CleanCss cleanSheet(const QString &sheet);

} // namespace duopost
