// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Fuzz.h"

#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapReader.h"
#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/MailSocket.h"

using namespace duopost;

namespace {

bool liesIn(QByteArrayView inner, QByteArrayView outer)
{
    return inner.isEmpty() || (inner.data() >= outer.data() && inner.end() <= outer.end());
}

void understand(QByteArrayView response)
{
    if (const auto fetch = parseFetch(response)) {
        for (const auto &view : {fetch->header, fetch->body, fetch->preview})
            fuzz::require(!view || liesIn(*view, response));
    }
    isFetch(response);
    ImapScanner scanner(response);
    while (!scanner.atEnd()) {
        const qsizetype before = scanner.position();
        if (!scanner.skipValue() || scanner.position() == before)
            break;
        fuzz::require(scanner.position() <= response.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray stream = fuzz::bytesOf(data + 1, size - 1);
    MailSocket socket(stream, data[0]); // the first byte says how large the pieces are that arrive
    ImapReader reader(socket, {.line = 4096, .literal = 64 * 1024, .response = 128 * 1024});
    qsizetype handedOut = 0;
    try {
        for (;;) {
            const QByteArrayView response = reader.next();
            handedOut += response.size();
            fuzz::require(handedOut <= stream.size());
            understand(response);
        }
    } catch (const MailError &) {
        // The end of the stream, or a limit: how every connection ends here.
    }
    understand(stream);
    return 0;
}
