// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Fuzz.h"

#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/mime/MailDate.h"

#include <QDateTime>

using namespace duopost;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text = fuzz::bytesOf(data, size);
    const QDateTime date = mime::parseMailDate(text);
    if (date.isValid()) {
        fuzz::require(date.date().year() >= 1900 && date.date().year() <= 9999);
        fuzz::require(qAbs(date.offsetFromUtc()) <= 24 * 3600);
        if (date.date().year() < 1901 || date.date().year() > 9998)
            return 0; // in another zone it may be outside of what is believed
        // What is written in the one form everybody reads is read as the same moment.
        const QByteArray plain = date.toUTC().toString(QStringLiteral("yyyy-MM-ddThh:mm:ssZ")).toLatin1();
        fuzz::require(mime::parseMailDate(plain).toSecsSinceEpoch() == date.toSecsSinceEpoch());
    }
    parseInternalDate(text);
    return 0;
}
