// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Fuzz.h"

#include "mailcore/protocol/mime/EncodedWords.h"

using namespace duopost;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text = fuzz::bytesOf(data, size);
    fuzz::require(fuzz::isHarmlessLine(mime::decodeUnstructured(text)));
    fuzz::require(mime::encodedWordLength(text) <= text.size());
    return 0;
}
