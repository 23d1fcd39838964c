// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/MailDeflate.h"

#include "mailcore/MailError.h"

#include <zlib.h>

namespace duopost {

struct MailDeflate::Streams {
    z_stream out{}, in{};
    QByteArray fed; ///< from the wire, not unpacked yet
    qsizetype used = 0;
    bool full = false; ///< the last call filled its buffer: there may be more
};

MailDeflate::MailDeflate() : m_streams(std::make_unique<Streams>())
{
    constexpr int rawWindow = -15; // no zlib header (RFC 4978 section 3)
    if (deflateInit2(&m_streams->out, Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawWindow, 8, Z_DEFAULT_STRATEGY)
            != Z_OK
        || inflateInit2(&m_streams->in, rawWindow) != Z_OK)
        throw MailError(MailError::Kind::ProtocolViolation, {}, {}, QStringLiteral("zlib cannot be used"));
}

MailDeflate::~MailDeflate()
{
    deflateEnd(&m_streams->out);
    inflateEnd(&m_streams->in);
}

QByteArray MailDeflate::pack(QByteArrayView bytes)
{
    auto &stream = m_streams->out;
    QByteArray result;
    char buffer[16 * 1024];
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
        stream.next_out = reinterpret_cast<Bytef *>(buffer);
        stream.avail_out = sizeof buffer;
        deflate(&stream, Z_SYNC_FLUSH);
        result.append(buffer, static_cast<qsizetype>(sizeof buffer - stream.avail_out));
    } while (stream.avail_out == 0);
    return result;
}

void MailDeflate::feed(const QByteArray &bytes)
{
    auto &streams = *m_streams;
    streams.fed = streams.fed.mid(streams.used) + bytes;
    streams.used = 0;
}

bool MailDeflate::hasMore() const
{
    return m_streams->full || m_streams->used < m_streams->fed.size();
}

qsizetype MailDeflate::unpack(char *data, qsizetype max)
{
    auto &streams = *m_streams;
    auto &stream = streams.in;
    const auto room = qMin<qsizetype>(max, 1 << 30);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(streams.fed.constData() + streams.used));
    stream.avail_in = static_cast<uInt>(streams.fed.size() - streams.used);
    stream.next_out = reinterpret_cast<Bytef *>(data);
    stream.avail_out = static_cast<uInt>(room);
    const auto result = inflate(&stream, Z_SYNC_FLUSH);
    streams.used = streams.fed.size() - static_cast<qsizetype>(stream.avail_in);
    streams.full = stream.avail_out == 0;
    const auto got = room - static_cast<qsizetype>(stream.avail_out);
    if (got == 0 && result != Z_OK && result != Z_BUF_ERROR)
        throw MailError(
            MailError::Kind::ProtocolViolation, {}, {},
            QStringLiteral("what the server compressed cannot be read"));
    return got;
}

} // namespace duopost
