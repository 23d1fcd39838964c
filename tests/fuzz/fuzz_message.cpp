// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer entry for everything that reads a message. Build with
//   clang++ -std=c++20 -fsanitize=fuzzer,address,undefined … tests/fuzz/fuzz_message.cpp
// and the mailcore library. tests/unit/tst_fuzz_message.cpp runs it over mutated samples.
#include "mailcore/MessageParser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// What must hold for every input is checked here, because a crash is not the only kind of defect.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray raw(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const duopost::ParsedMessage message = duopost::parseMessage(raw);
    const duopost::MessageHeader header = duopost::parseHeader(raw);
    const QString preview = duopost::previewOf(message);
    const auto require = [](bool condition) {
        if (!condition)
            std::abort();
    };
    require(preview.size() <= 200);
    require(!preview.contains(QLatin1Char('\n')));
    require(!message.text.contains(QLatin1Char('\r')));
    require(!header.subject.contains(QLatin1Char('\n')) && !header.subject.contains(QChar(u'\0')));
    require(header.references.size() <= 1000);
    for (const auto *list : {&header.from, &header.to, &header.cc}) {
        for (const duopost::MailAddress &address : *list)
            require(!address.address.contains(QLatin1Char('\n')) && !address.name.contains(QLatin1Char('\n')));
    }
    for (const duopost::Attachment &attachment : message.attachments) {
        require(!attachment.name.isEmpty() && attachment.name.toUtf8().size() <= 200);
        require(!attachment.name.contains(QLatin1Char('/')) && !attachment.name.contains(QLatin1Char('\\')));
    }
    return 0;
}
