// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapUploader.h"

#include "mailcore/protocol/ImapBodies.h"
#include "mailcore/protocol/ImapCodes.h"
#include "mailcore/protocol/ImapLikeness.h"

#include <QDateTime>

namespace duopost {

namespace {

constexpr std::pair<MessageFlag, const char *> everyFolderHas[]
    = {{MessageFlag::Seen, "\\Seen"},
       {MessageFlag::Answered, "\\Answered"},
       {MessageFlag::Flagged, "\\Flagged"},
       {MessageFlag::Draft, "\\Draft"}};

} // namespace

QByteArray ImapUploader::internalDate(qint64 ms)
{
    static constexpr const char *months[]
        = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto at = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    const auto text = at.toString(QStringLiteral("dd-%1-yyyy hh:mm:ss +0000"));
    return text.arg(QLatin1String(months[at.date().month() - 1])).toLatin1();
}

QByteArray ImapUploader::withCrlf(const QByteArray &raw)
{
    bool clean = raw.isEmpty() || raw.endsWith("\r\n");
    for (qsizetype i = 0; clean && i < raw.size(); ++i) {
        if (raw[i] == '\n')
            clean = i > 0 && raw[i - 1] == '\r';
        else if (raw[i] == '\r')
            clean = i + 1 < raw.size() && raw[i + 1] == '\n';
    }
    if (clean)
        return raw;
    QByteArray result;
    result.reserve(raw.size() + raw.size() / 32 + 2);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n')
            continue;
        if (raw[i] == '\n' || raw[i] == '\r')
            result += "\r\n";
        else
            result += raw[i];
    }
    // Yahoo stores nothing after a last line without an end (Evolution Data Server issue 13).
    if (!result.endsWith("\r\n"))
        result += "\r\n";
    return result;
}

void ImapUploader::requireSize(qint64 size) const
{
    bool ok = false;
    const auto limit = m_connection.capabilityValue("APPENDLIMIT").toLongLong(&ok); // RFC 7889
    if (ok && size > limit)
        throw MailError(
            MailError::Kind::ServerRefused, QStringLiteral("APPEND"),
            QStringLiteral("APPENDLIMIT=%1").arg(limit), QStringLiteral("the message has %1 octets").arg(size));
}

// A mark that the folder does not keep makes some servers refuse the whole message.
QByteArray ImapUploader::flagList(const QByteArray &folder, const Upload &upload)
{
    QList<QByteArray> names;
    for (const auto &[flag, name] : everyFolderHas) {
        if (upload.flags.testFlag(flag))
            names << name;
    }
    auto keywords = upload.keywords.isEmpty() ? QList<QByteArray>() : upload.keywords.split(' ');
    if (upload.flags.testFlag(MessageFlag::Forwarded))
        keywords << "$Forwarded";
    if (upload.flags.testFlag(MessageFlag::Junk))
        keywords << "$Junk";
    if (upload.flags.testFlag(MessageFlag::NotJunk))
        keywords << "$NotJunk";
    if (!keywords.isEmpty() && !m_connection.quirks().refusesKeywords) {
        if (!m_mailbox.isOpen(folder)) // only an opened folder tells what it keeps
            m_mailbox.open(folder);
        for (const auto &keyword : std::as_const(keywords)) {
            if (!keyword.isEmpty() && m_mailbox.selection().keepsKeyword(keyword))
                names << keyword;
        }
    }
    return names.isEmpty() ? QByteArray() : " (" + names.join(' ') + ')';
}

Performed ImapUploader::located(const QByteArray &folder, const Upload &upload)
{
    const auto raw = upload.versions ? withCrlf(upload.raw) : QByteArray();
    const auto found = locate(m_mailbox, folder, {{"", Likeness{upload.messageId, raw.size()}}});
    Performed result;
    result.targetUidValidity = found.uidValidity;
    if (upload.versions) {
        QList<RemoteId> ids;
        for (const auto uid : found.candidates.value(""))
            ids << RemoteId{QByteArray::number(uid)};
        ids.removeIf([&](const RemoteId &id) { return upload.notThese.contains(id); });
        fetchBodies(m_mailbox, ids, [&](const FetchedMessage &message) {
            const auto newest = result.landed.value("").key.toUInt();
            if (message.raw == raw && message.remote.key.toUInt() > newest)
                result.landed.insert("", message.remote);
        });
    } else if (found.uids.contains("")) {
        result.landed.insert("", {QByteArray::number(found.uids[""])});
    }
    return result;
}

Performed ImapUploader::append(const RemoteFolder &folder, const Upload &upload)
{
    if (upload.again && !upload.messageId.isEmpty()) {
        if (auto before = located(folder.name, upload); !before.landed.isEmpty())
            return before;
    }
    const auto raw = withCrlf(upload.raw);
    requireSize(raw.size());
    auto command = "APPEND " + m_connection.mailbox(folder.name) + flagList(folder.name, upload);
    if (upload.date > 0)
        command += " \"" + internalDate(upload.date) + '"';
    // RFC 3516 section 4.3: NUL may stand in a literal8 only.
    const bool binary = m_connection.has("BINARY") && raw.contains('\0');
    const auto text = m_connection.complete(m_connection.sendLiteral(
        command, raw, binary ? ImapConnection::Literal::Binary : ImapConnection::Literal::Text));
    Performed result;
    if (const auto code = parseAppendUid(text)) {
        result.targetUidValidity = code->uidValidity;
        result.landed.insert("", {QByteArray::number(code->uid)});
    } else if (!m_connection.has("UIDPLUS") && !m_connection.has("IMAP4REV2") && !upload.messageId.isEmpty()) {
        try {
            return located(folder.name, upload);
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            // It is stored all the same; where shows at the next look into the folder.
        }
    }
    return result;
}

} // namespace duopost
