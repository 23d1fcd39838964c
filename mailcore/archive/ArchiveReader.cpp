// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/ArchiveReader.h"

#include "mailcore/MailError.h"
#include "mailcore/archive/Maildir.h"
#include "mailcore/archive/MboxReader.h"
#include "mailcore/archive/MessageFile.h"

#include <QDirIterator>

namespace duopost {

namespace {

enum class FileKind { Mbox, Message, Other, Unreadable };

// The first line tells: Thunderbird's files have no name that would. What is named .eml is one message, though,
// whatever it begins with.
FileKind kindOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return FileKind::Unreadable;
    if (path.endsWith(QLatin1String(".eml"), Qt::CaseInsensitive))
        return FileKind::Message;
    auto begin = file.read(4096);
    while (begin.startsWith('\n') || begin.startsWith('\r'))
        begin.remove(0, 1);
    if (begin.startsWith("From "))
        return FileKind::Mbox;
    if (file.size() == 0)
        return FileKind::Mbox;
    const auto colon = begin.indexOf(':');
    for (qsizetype i = 0; i < colon; ++i) {
        if (begin[i] <= ' ' || begin[i] > '~')
            return FileKind::Other;
    }
    return colon > 0 && !begin.contains('\0') ? FileKind::Message : FileKind::Other;
}

class OneMessage : public ArchiveReader {
public:
    OneMessage(const QString &path, const ReadLimits &limits) : m_path(path), m_limits(limits) { }
    std::optional<Item> next() override
    {
        if (std::exchange(m_done, true))
            return std::nullopt;
        return readMessageFile(m_path, m_limits);
    }
    qint64 count() const override { return 1; }

private:
    QString m_path;
    ReadLimits m_limits;
    bool m_done = false;
};

// Everything below a folder, in the order of the names.
class Tree : public ArchiveReader {
public:
    Tree(const QString &folder, const ReadLimits &limits) : m_limits(limits) { collect(folder, 0); }

    std::optional<Item> next() override
    {
        for (;;) {
            if (m_inside) {
                if (auto item = m_inside->next())
                    return item;
                m_inside.reset();
            }
            if (m_next >= m_paths.size())
                return std::nullopt;
            const auto path = m_paths.at(m_next++);
            const bool isFolder = QFileInfo(path).isDir();
            const auto kind = isFolder ? FileKind::Other : kindOf(path);
            if (!isFolder && kind == FileKind::Other)
                return Item{path, ArchiveNote{ArchiveNote::Why::NotMail, path, {}}};
            if (!isFolder && kind == FileKind::Unreadable)
                return Item{path, ArchiveNote{ArchiveNote::Why::Unreadable, path, {}}};
            m_inside = isFolder ? std::make_unique<MaildirReader>(path, m_limits) : open(path, m_limits);
        }
    }

private:
    void collect(const QString &folder, int depth)
    {
        constexpr int deepest = 100;
        if (m_limits.stop.stop_requested())
            throw MailError(MailError::Kind::Cancelled);
        const bool isMaildir = MaildirReader::isMaildir(folder);
        if (isMaildir)
            m_paths << folder;
        // Links may lead in a circle, or out of here.
        const auto what = QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Hidden;
        for (const auto &entry : QDir(folder).entryInfoList(what, QDir::Name)) {
            const auto name = entry.fileName();
            const bool ofMaildir
                = name == QLatin1String("cur") || name == QLatin1String("new") || name == QLatin1String("tmp");
            if (entry.isDir() && !(isMaildir && ofMaildir) && depth < deepest)
                collect(entry.filePath(), depth + 1);
            else if (entry.isFile() && !isMaildir && !name.startsWith(QLatin1Char('.')))
                m_paths << entry.filePath();
        }
    }

    ReadLimits m_limits;
    QStringList m_paths;
    qsizetype m_next = 0;
    std::unique_ptr<ArchiveReader> m_inside;
};

} // namespace

std::unique_ptr<ArchiveReader> ArchiveReader::open(const QString &path, const ReadLimits &limits)
{
    const QFileInfo about(path);
    if (about.isDir()) {
        if (!QDir(path).isReadable())
            throw MailError(MailError::Kind::FileUnreadable, path);
        return std::make_unique<Tree>(path, limits);
    }
    QFile file(path);
    if (!about.isFile() || !file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    switch (kindOf(path)) {
    case FileKind::Mbox:
        return std::make_unique<MboxReader>(path, limits);
    case FileKind::Message:
        return std::make_unique<OneMessage>(path, limits);
    case FileKind::Other:
    case FileKind::Unreadable:
        break;
    }
    throw MailError(MailError::Kind::FileUnreadable, path, {}, QStringLiteral("neither a message nor an mbox"));
}

} // namespace duopost
