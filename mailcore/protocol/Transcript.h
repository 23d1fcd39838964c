// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Secret.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace duopost {

/// The last lines of a protocol dialogue, with every secret already taken out when a line is recorded.
/// Belongs to one connection and its thread. Bounded: 400 lines of at most 300 characters.
class Transcript {
public:
    void sent(QByteArrayView line);
    void received(QByteArrayView line);
    void note(const QString &text); ///< "TLS 1.3, certificate of imap.example.org"

    /// Between these two the log-in runs: only command names, mechanisms and status words are recorded.
    void beginSecrets();
    void endSecrets();
    /// This text, and its base64 form, never appears in anything recorded or scrubbed from now on.
    void forbid(const Secret &secret);
    /// The text with every forbidden secret replaced.
    QByteArray scrub(QByteArrayView text) const;

    qint64 position() const { return m_first + m_lines.size(); } ///< for since()
    QStringList since(qint64 position) const;
    QStringList lines() const { return m_lines; }

private:
    void add(const char *prefix, QByteArrayView line);
    QStringList m_lines;
    // Kept as two halves that are nothing by themselves: a connection lives long, and memory may be dumped.
    struct Masked {
        Secret pad, masked;
        qsizetype findIn(QByteArrayView text, qsizetype from) const;
    };
    void mask(const Secret &secret);
    QList<Masked> m_forbidden;
    qint64 m_first = 0;
    bool m_secret = false;
};

} // namespace duopost
