// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/Maildir.h"

#include "mailcore/MailError.h"
#include "mailcore/archive/Marks.h"
#include "mailcore/archive/MessageFile.h"
#include "mailcore/archive/SyncToDisk.h"

#include <QDirIterator>
#include <algorithm>
#include <limits>

namespace duopost {

namespace {

constexpr std::pair<char, MessageFlag> letters[]
    = {{'D', MessageFlag::Draft},    {'F', MessageFlag::Flagged}, {'P', MessageFlag::Forwarded},
       {'R', MessageFlag::Answered}, {'S', MessageFlag::Seen},    {'T', MessageFlag::Deleted}};

// ":2," where file names may have a colon; other systems' programs write ';' or '!'.
QString lettersIn(const QString &name)
{
    for (const auto *before : {":2,", ";2,", "!2,"}) {
        const auto at = name.lastIndexOf(QLatin1String(before));
        if (at >= 0)
            return name.mid(at + 3);
    }
    return {};
}

#ifdef Q_OS_WIN
constexpr auto infoMark = ";2,";
#else
constexpr auto infoMark = ":2,";
#endif

} // namespace

MaildirKeywords::MaildirKeywords(const QString &folder) : m_path(folder + QStringLiteral("/dovecot-keywords"))
{
    constexpr qint64 largest = 1 << 16;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return; // there are none
    for (const auto &line : file.read(largest).split('\n')) {
        const auto blank = line.indexOf(' ');
        bool ok = false;
        const auto number = line.left(blank).toInt(&ok);
        if (blank < 0 || !ok || number < 0 || number > 25)
            continue;
        while (m_names.size() <= number)
            m_names << QByteArray();
        m_names[number] = line.mid(blank + 1).trimmed();
    }
}

QByteArray MaildirKeywords::nameOf(char letter) const
{
    return m_names.value(letter - 'a');
}

std::optional<char> MaildirKeywords::letterOf(const QByteArray &keyword)
{
    auto at = m_names.indexOf(keyword);
    if (at < 0 && (m_names.size() >= 26 || keyword.contains('\n') || keyword.contains(' ')))
        return std::nullopt;
    if (at < 0) {
        at = m_names.size();
        m_names << keyword;
        QFile file(m_path);
        const auto line = QByteArray::number(at) + ' ' + keyword + '\n';
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(line) != line.size()
            || !file.flush())
            throw MailError(MailError::Kind::FileUnwritable, m_path, {}, file.errorString());
    }
    return static_cast<char>('a' + at);
}

bool MaildirReader::isMaildir(const QString &folder)
{
    return QFileInfo(folder + QStringLiteral("/cur")).isDir()
        || QFileInfo(folder + QStringLiteral("/new")).isDir();
}

MaildirReader::MaildirReader(const QString &folder, const ReadLimits &limits)
    : m_limits(limits), m_keywords(folder)
{
    for (const auto *part : {"/new", "/cur"}) {
        QStringList names;
        QDirIterator it(folder + QLatin1String(part), QDir::Files);
        while (it.hasNext())
            names << it.next();
        std::sort(names.begin(), names.end());
        m_paths << names;
    }
}

std::optional<ArchiveReader::Item> MaildirReader::next()
{
    if (m_next >= m_paths.size())
        return std::nullopt;
    const auto path = m_paths.at(m_next++);
    auto item = readMessageFile(path, m_limits);
    if (auto *message = std::get_if<ArchivedMessage>(&item.content)) {
        QList<QByteArray> keywords;
        message->flags = {}; // a Maildir says it in the name
        for (const auto c : lettersIn(path)) {
            const auto letter = c.toLatin1();
            for (const auto &[known, flag] : letters)
                message->flags.setFlag(flag, message->flags.testFlag(flag) || letter == known);
            if (letter >= 'a' && letter <= 'z')
                keywords << m_keywords.nameOf(letter);
        }
        const auto named = fromNames(keywords);
        message->flags |= named.flags;
        message->keywords = named.keywords;
    }
    return item;
}

MaildirWriter::MaildirWriter(const QString &folder, const std::stop_token &stop)
    : m_folder(folder), m_keywords(folder)
{
    for (const auto *part : {"/cur", "/new", "/tmp"}) {
        if (!QDir().mkpath(folder + QLatin1String(part)))
            throw MailError(MailError::Kind::FileUnwritable, folder + QLatin1String(part));
    }
    QDirIterator cutOff(folder + QStringLiteral("/tmp"), {QStringLiteral("*.duopost*")}, QDir::Files);
    while (cutOff.hasNext())
        QFile::remove(cutOff.next());
    MaildirReader reader(folder, {std::numeric_limits<qint64>::max(), stop});
    while (const auto item = reader.next()) {
        ++m_count;
        const auto *message = std::get_if<ArchivedMessage>(&item->content);
        // After a power failure a file may be shorter than its name says.
        const auto size
            = QStringLiteral(",S=%1%2").arg(message ? message->raw.size() : 0).arg(QLatin1String(infoMark));
        if (message && item->where.contains(size))
            rememberWritten(message->raw);
        else if (item->where.contains(QStringLiteral(".duopost,S=")))
            QFile::remove(item->where);
    }
}

std::optional<ArchiveNote::Why> MaildirWriter::add(const ArchivedMessage &message, const QString &)
{
    std::optional<ArchiveNote::Why> lost;
    QByteArray info, extra;
    for (const auto &[letter, flag] : letters) {
        if (message.flags.testFlag(flag))
            info += letter;
    }
    for (const auto &name : toNames({message.flags, message.keywords})) {
        if (name.startsWith('\\') || name == "$Forwarded")
            continue;
        if (const auto letter = m_keywords.letterOf(name))
            extra += *letter;
        else
            lost = ArchiveNote::Why::MarksLost;
    }
    std::sort(extra.begin(), extra.end());
    QString name;
    do { // the order of the names is that of the messages
        name = QStringLiteral("%1.N%2.duopost,S=%3")
                   .arg(qMax(message.received, qint64(0)) / 1000)
                   .arg(++m_count, 9, 10, QLatin1Char('0'))
                   .arg(message.raw.size());
    } while (!QDir(m_folder + QStringLiteral("/cur"), name + QLatin1Char('*')).isEmpty());
    writeMessageFile(
        message,
        m_folder + QStringLiteral("/cur/") + name + QLatin1String(infoMark) + QLatin1String(info + extra),
        m_folder + QStringLiteral("/tmp/") + name);
    return lost;
}

void MaildirWriter::finish()
{
    if (!syncFolderToDisk(m_folder))
        throw MailError(MailError::Kind::FileUnwritable, m_folder);
}

} // namespace duopost
