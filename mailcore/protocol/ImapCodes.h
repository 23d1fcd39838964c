// SPDX-License-Identifier: GPL-3.0-or-later
// Response codes that tell where a message has gone (RFC 4315 section 3), read with suspicion.
#pragma once

#include <QByteArray>
#include <QList>
#include <optional>

namespace duopost {

/// [COPYUID validity from to]: from[i] became to[i].
struct CopyUid {
    quint64 uidValidity = 0;
    QList<quint32> from, to;
};

/// Anywhere in a response text. Nothing if it is absent, counts differ, or a number is out of range.
std::optional<CopyUid> parseCopyUid(QByteArrayView text);

struct AppendUid {
    quint64 uidValidity = 0;
    quint32 uid = 0;
};

/// [APPENDUID validity uid] of one message; nothing if it is anything else (CVE-2021-3578 was believing it).
std::optional<AppendUid> parseAppendUid(QByteArrayView text);

/// Whether a response text carries the code, whatever its case: hasCode("NO [TRYCREATE] no", "TRYCREATE").
bool hasCode(QByteArrayView text, const char *code);

} // namespace duopost
