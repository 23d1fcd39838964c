// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// "mx1.mail.example.co.uk" → "example.co.uk": what one party has registered, by the Public Suffix List. Empty
/// for a public suffix itself and for what is no domain. Expects the ACE form. Any thread.
QString registrableDomain(const QString &host);

/// Whether it ends in a top-level domain that exists: "report.pdfx" does not. Expects the ACE form.
bool hasKnownSuffix(const QString &host);

/// Whether both names lie under the same registration.
bool sameRegistration(const QString &host, const QString &other);

} // namespace duopost
