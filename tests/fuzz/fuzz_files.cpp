// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are looked into: winmail.dat, invitations, visiting cards.
#include "tests/fuzz/Fuzz.h"

#include "mailcore/AttachmentKind.h"
#include "mailcore/Cards.h"
#include "mailcore/protocol/mime/CompressedRtf.h"
#include "mailcore/protocol/mime/Tnef.h"

using namespace duopost;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const mime::Tnef tnef = mime::readTnef(bytes);
    fuzz::require(tnef.files.size() <= 501);
    mime::decompressRtf(bytes);
    if (const auto invitation = invitationOf(bytes)) {
        fuzz::require(fuzz::isHarmlessLine(invitation->summary) && fuzz::isHarmlessLine(invitation->place));
        fuzz::require(invitation->attendees.size() <= 200);
    }
    if (const auto card = contactOf(bytes))
        fuzz::require(card->addresses.size() <= 20);
    kindOf(QStringLiteral("file"), bytes, {});
    return 0;
}
