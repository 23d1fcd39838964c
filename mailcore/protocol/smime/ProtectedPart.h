// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a message a signature or an encrypted part is, and what exactly was signed. Pure; any thread.
#pragma once

#include "mailcore/Message.h"
#include "mailcore/Protection.h"
#include "mailcore/protocol/mime/PartTree.h"

namespace duopost::smime {

struct ProtectedPart {
    Protection::Kind kind{};
    bool partly = false; ///< there is something to see outside of it
    QByteArrayView content; ///< multipart/signed: header and body of what was signed, as received
    QByteArray cms; ///< S/MIME: the decoded signature or envelope (DER)
};

/// The outermost one. Empty: none.
/// @param message for OpenPGP written into the text itself
std::optional<ProtectedPart> findProtected(const mime::PartTree &tree, const ParsedMessage &message);

} // namespace duopost::smime
