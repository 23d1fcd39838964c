// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Fuzz.h"

#include "ui/html/HtmlSanitizer.h"

using namespace duopost;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString untrusted = QString::fromUtf8(fuzz::bytesOf(data, size));
    const SanitizedHtml once = sanitizeHtml(untrusted);
    fuzz::require(once.html.startsWith(sanitizeBeginning(untrusted).html));
    for (const char *tag :
         {"<script", "<iframe", "<object", "<embed", "<form", "<input", "<link", "<meta", "<base", "<svg",
          "<video", "<audio"})
        fuzz::require(!once.html.contains(QLatin1String(tag), Qt::CaseInsensitive));
    for (const char *word : {"@import", "expression(", "url(http", "url('http", "url(\"http", "url(//"})
        fuzz::require(!once.css.contains(QLatin1String(word), Qt::CaseInsensitive));
    // What was left is left again: nothing hid behind what was taken away.
    const SanitizedHtml twice = sanitizeHtml(once.html);
    fuzz::require(twice.blockedImages == 0 && twice.blockedOthers == 0);
    return 0;
}
