// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Fuzz.h"

#include "mailcore/protocol/mime/AddressList.h"

using namespace duopost;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto list = mime::parseAddressList(fuzz::bytesOf(data, size));
    fuzz::require(list.size() <= mime::mostAddresses);
    for (const MailAddress &each : list) {
        fuzz::require(fuzz::isHarmlessLine(each.name));
        fuzz::require(fuzz::isHarmlessLine(each.address));
    }
    return 0;
}
