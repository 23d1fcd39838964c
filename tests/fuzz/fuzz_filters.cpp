// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts of other people's programs, and what a server of filters answers.
#include "tests/fuzz/Fuzz.h"

#include "mailcore/Filters.h"
#include "mailcore/MailError.h"
#include "mailcore/protocol/SieveReader.h"

using namespace duopost;

namespace {

const QStringList extensions
    = QStringLiteral("fileinto copy imap4flags mailbox vacation vacation-seconds date relational "
                     "include body envelope spamtest variables")
          .split(QLatin1Char(' '));

void read(const QByteArray &script)
{
    summarizeFilters(QStringLiteral("fuzz"), script);
    const auto first = readFilters(script);
    if (!first.filters)
        return;
    // What is understood is understood again after it was written, and means the same.
    const auto written = writeFilters(*first.filters, extensions);
    if (!written.missing.isEmpty())
        return;
    const auto second = readFilters(written.script);
    fuzz::require(second.filters.has_value());
    fuzz::require(*second.filters == *first.filters);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray stream = fuzz::bytesOf(data + 1, size - 1);
    read(stream);
    MailSocket socket(stream, data[0]); // the first byte says how large the pieces are that arrive
    SieveReader reader(socket);
    try {
        for (;;)
            reader.readAnswer();
    } catch (const MailError &) {
        // The end of the stream, or a limit: how every connection ends here.
    }
    return 0;
}
