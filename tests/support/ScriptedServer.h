// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <memory>

namespace duopost {

/// A mail server that plays a script over real TCP on loopback. One line a step:
///   "S: text"    sends text and CRLF; <tag> stands for the tag of the last client line
///   "S! text"    sends text as it is, with \\r \\n \\0 understood; nothing is added
///   "C: pattern" reads a line, which must match; <tag> stands for any first word, * for any text
///   "DROP"       closes at once
///   "HANG"       goes silent until the client leaves
///   "NEW"        the next connection starts here
/// A mismatch ends the connection and is reported by failure().
class ScriptedServer {
public:
    /// writeSize > 0 cuts everything sent into pieces of so many bytes, each its own segment.
    explicit ScriptedServer(const QByteArray &script, int writeSize = 0);
    ~ScriptedServer();

    quint16 port() const;
    /// Waits until the script has been played to its end (or failed). Empty if every line matched.
    QString failure();
    /// Everything clients sent, line by line.
    QList<QByteArray> clientLines() const;

private:
    struct Play;
    std::unique_ptr<Play> m_play;
};

} // namespace duopost
