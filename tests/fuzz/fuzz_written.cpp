// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is typed, pasted or suggested by a link: the message has the fields and parts it was given, and no
// more.
#include "tests/fuzz/Fuzz.h"

#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"

using namespace duopost;

namespace {

void checkAddresses(const QList<MailAddress> &addresses)
{
    for (const auto &address : addresses) {
        fuzz::require(address.address.isEmpty() || isSendable(address.address));
        if (address.address.isEmpty())
            continue;
        const auto again = readAddresses(display(address));
        fuzz::require(again.size() == 1 && again[0].address == address.address);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto bytes = fuzz::bytesOf(data, size);
    checkAddresses(readAddresses(QString::fromUtf8(bytes)));
    const auto link = fromMailto(QUrl::fromEncoded("mailto:" + bytes));
    checkAddresses(link.message.to);
    checkAddresses(link.message.cc);
    fuzz::require(
        link.message.bcc.isEmpty() && link.message.parts.isEmpty()
        && fuzz::isHarmlessLine(link.message.subject));

    const auto pieces = bytes.split('|');
    const auto piece = [&pieces](int i) { return QString::fromUtf8(pieces.value(i)); };
    auto message = link.message;
    message.from = {piece(0), QStringLiteral("a@x.org")};
    message.to = {{piece(1), QStringLiteral("b@x.org")}};
    message.cc.clear();
    message.subject = piece(2);
    message.text = piece(3);
    message.html = piece(4);
    message.parts = {OutgoingPart{piece(5), pieces.value(6), pieces.value(7), {}}};
    // Throws if a line is too long, or CR, LF or NUL stand where none may be.
    const auto built = buildMessage(message, size % 2 ? Wire::EightBit : Wire::SevenBit);
    const auto read = parseMessage(built.bytes);
    fuzz::require(read.header.from.size() == 1 && read.header.from[0].address == message.from.address);
    fuzz::require(read.header.to.size() == 1 && read.header.to[0].address == message.to[0].address);
    fuzz::require(read.header.cc.isEmpty() && read.header.bcc.isEmpty() && read.headerFields.size() <= 11);
    fuzz::require(!read.attachments.isEmpty());
    return 0;
}
