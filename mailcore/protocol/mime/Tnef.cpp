// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Tnef.h"

#include "mailcore/protocol/mime/Charset.h"
#include "mailcore/protocol/mime/CompressedRtf.h"
#include "mailcore/protocol/mime/LittleEndian.h"

namespace duopost::mime {

namespace {

constexpr quint32 signature = 0x223e9f78;
constexpr int mostFiles = 500;
constexpr quint32 mostProperties = 20'000;
constexpr quint32 mostValues = 10'000; // of one property

// Attributes (MS-OXTNEF 2.1.3.2), the lower half of their ids.
enum Attribute : quint16 {
    Body = 0x800c,
    AttachData = 0x800f,
    AttachTitle = 0x8010,
    AttachRenderData = 0x9002,
    MessageProperties = 0x9003,
    AttachmentProperties = 0x9005,
    OemCodepage = 0x9007,
};

// Properties (MS-OXPROPS).
enum Property : quint16 {
    BodyText = 0x1000,
    RtfCompressed = 0x1009,
    BodyHtml = 0x1013,
    DisplayName = 0x3001,
    AttachDataBinary = 0x3701,
    AttachFileName = 0x3704,
    AttachLongFileName = 0x3707,
    AttachMimeTag = 0x370e,
    AttachContentId = 0x3712,
};

enum Type : quint16 {
    Object = 0x000d,
    String8 = 0x001e,
    Unicode = 0x001f,
    Binary = 0x0102,
    MultiValued = 0x1000,
};

bool isVariable(quint16 type)
{
    return type == Object || type == String8 || type == Unicode || type == Binary;
}

/// Bytes of a value of fixed size, padding included; 0 = unknown type.
int fixedSize(quint16 type)
{
    switch (type) {
    case 0x0001: // null
    case 0x0002: // 16 bits, padded
    case 0x0003:
    case 0x0004:
    case 0x000a:
    case 0x000b:
        return 4;
    case 0x0005:
    case 0x0006:
    case 0x0007:
    case 0x0014:
    case 0x0040:
        return 8;
    case 0x0048:
        return 16;
    default:
        return 0;
    }
}

class TnefReader {
public:
    TnefReader(Tnef &into) : m_into(into) { }

    void read(QByteArrayView bytes)
    {
        LittleEndian in(bytes);
        if (in.u32() != signature || in.failed())
            return;
        m_into.readable = true;
        in.u16(); // a key that nobody uses
        while (in.left() > 0 && !m_into.damaged) {
            const quint8 level = in.u8();
            const quint32 id = in.u32();
            const QByteArrayView data = in.take(in.u32());
            const quint16 sum = in.u16();
            if (in.failed() || (level != 1 && level != 2) || sum != checksum(data)) {
                m_into.damaged = true; // what follows cannot be found any more
                break;
            }
            attribute(static_cast<quint16>(id), data);
        }
        endFile();
    }

private:
    static quint16 checksum(QByteArrayView data)
    {
        quint16 sum = 0;
        for (const char c : data)
            sum = static_cast<quint16>(sum + static_cast<unsigned char>(c));
        return sum;
    }

    QString text(QByteArrayView bytes) const
    {
        while (bytes.endsWith('\0'))
            bytes.chop(1);
        return decodeCharset(bytes, m_charset).text;
    }

    void attribute(quint16 id, QByteArrayView data)
    {
        switch (id) {
        case OemCodepage:
            if (const quint32 page = LittleEndian(data).u32(); page > 0)
                m_charset = page == 65001 ? "utf-8" : "windows-" + QByteArray::number(page);
            break;
        case Body:
            m_into.text = text(data);
            break;
        case MessageProperties:
            properties(data, false);
            break;
        case AttachRenderData: // the first attribute of each file
            endFile();
            m_inFile = true;
            break;
        case AttachTitle:
            m_inFile = true;
            if (m_file.name.isEmpty())
                m_file.name = text(data);
            break;
        case AttachData:
            m_inFile = true;
            if (m_file.content.isEmpty())
                m_file.content = data.toByteArray();
            break;
        case AttachmentProperties:
            m_inFile = true;
            properties(data, true);
            break;
        default:
            break;
        }
    }

    void properties(QByteArrayView data, bool ofFile)
    {
        LittleEndian in(data);
        const quint32 count = in.u32();
        for (quint32 i = 0; i < count && i < mostProperties && !in.failed(); ++i) {
            const quint16 type = in.u16();
            const quint16 id = in.u16();
            if (id >= 0x8000)
                skipName(in);
            const quint16 single = type & ~MultiValued;
            const bool many = type & MultiValued;
            if (!isVariable(single)) {
                const int size = fixedSize(single);
                if (size == 0) {
                    m_into.damaged = true; // how far it reaches cannot be told
                    return;
                }
                in.skip(qint64(size) * (many ? in.u32() : 1));
                continue;
            }
            const quint32 values = in.u32();
            for (quint32 value = 0; value < values && value < mostValues && !in.failed(); ++value) {
                const QByteArrayView bytes = in.take(in.u32());
                in.align(4);
                if (value == 0 && !in.failed())
                    ofFile ? fileProperty(id, single, bytes) : messageProperty(id, single, bytes);
            }
        }
        if (in.failed())
            m_into.damaged = true;
    }

    static void skipName(LittleEndian &in)
    {
        in.skip(16); // of which set
        if (in.u32() == 0) {
            in.u32();
            return;
        }
        in.take(in.u32());
        in.align(4);
    }

    QString textOf(quint16 type, QByteArrayView bytes) const
    {
        if (type != Unicode)
            return text(bytes);
        QString wide = decodeCharset(bytes, "utf-16le").text;
        while (wide.endsWith(QChar(u'\0')))
            wide.chop(1);
        return wide;
    }

    void fileProperty(quint16 id, quint16 type, QByteArrayView bytes)
    {
        switch (id) {
        case AttachLongFileName:
            if (const QString name = textOf(type, bytes); !name.isEmpty())
                m_file.name = name;
            break;
        case AttachFileName:
        case DisplayName:
            if (m_file.name.isEmpty())
                m_file.name = textOf(type, bytes);
            break;
        case AttachMimeTag:
            m_file.type = textOf(type, bytes).toLatin1().trimmed().toLower();
            break;
        case AttachContentId:
            m_file.contentId = textOf(type, bytes).toUtf8();
            break;
        case AttachDataBinary:
            // An object has the id of its kind before it: 16 bytes.
            if (type == Object && bytes.size() > 16)
                m_file.content = bytes.sliced(16).toByteArray();
            else if (type == Binary && m_file.content.isEmpty())
                m_file.content = bytes.toByteArray();
            break;
        default:
            break;
        }
    }

    void messageProperty(quint16 id, quint16 type, QByteArrayView bytes)
    {
        if (id == BodyText && m_into.text.isEmpty())
            m_into.text = textOf(type, bytes);
        else if (id == BodyHtml)
            m_into.html = type == Unicode ? textOf(type, bytes) : text(bytes);
        else if (id == RtfCompressed && type == Binary)
            richText(bytes);
    }

    void richText(QByteArrayView bytes)
    {
        const auto rtf = decompressRtf(bytes);
        if (rtf)
            m_into.files.append({QStringLiteral("message.rtf"), "application/rtf", *rtf, {}});
        else
            m_into.damaged = true;
    }

    void endFile()
    {
        if (m_inFile && (!m_file.content.isEmpty() || !m_file.name.isEmpty())
            && m_into.files.size() < mostFiles)
            m_into.files.append(m_file);
        m_file = {};
        m_inFile = false;
    }

    Tnef &m_into;
    TnefFile m_file;
    bool m_inFile = false;
    QByteArray m_charset = "windows-1252";
};

} // namespace

bool isTnefType(QByteArrayView type)
{
    return type == "application/ms-tnef" || type == "application/vnd.ms-tnef";
}

Tnef readTnef(QByteArrayView bytes)
{
    Tnef result;
    TnefReader(result).read(bytes);
    return result;
}

} // namespace duopost::mime
