// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <memory>

namespace duopost {

/// Both directions of a compressed connection (RFC 4978: raw DEFLATE). Unpacks no more than its caller has room
/// for, so a few bytes that would become gigabytes cost no memory. One thread.
class MailDeflate {
public:
    MailDeflate();
    ~MailDeflate();
    MailDeflate(const MailDeflate &) = delete;
    MailDeflate &operator=(const MailDeflate &) = delete;

    /// All of it, flushed, for the wire.
    QByteArray pack(QByteArrayView bytes);
    /// What came from the wire.
    void feed(const QByteArray &bytes);
    /// Something may be unpacked without feeding.
    bool hasMore() const;
    /// @return how many bytes there were; 0 = feed first
    /// @throws MailError ProtocolViolation if it is no DEFLATE stream, or its end
    qsizetype unpack(char *data, qsizetype max);

private:
    struct Streams;
    std::unique_ptr<Streams> m_streams;
};

} // namespace duopost
