// SPDX-License-Identifier: GPL-3.0-or-later
// A Maildir: one file a message in new/ and cur/, its marks at the end of its name, keywords as letters that
// the file dovecot-keywords explains.
#pragma once

#include "mailcore/archive/ArchiveReader.h"
#include "mailcore/archive/ArchiveWriter.h"

#include <QStringList>

namespace duopost {

/// Which letter stands for which keyword.
class MaildirKeywords {
public:
    explicit MaildirKeywords(const QString &folder);
    QByteArray nameOf(char letter) const; ///< empty = not explained
    /// Gives out a new letter if need be. None if all 26 are taken. @throws MailError FileUnwritable
    std::optional<char> letterOf(const QByteArray &keyword);

private:
    QString m_path;
    QList<QByteArray> m_names;
};

class MaildirReader : public ArchiveReader {
public:
    MaildirReader(const QString &folder, const ReadLimits &limits);
    std::optional<Item> next() override;
    qint64 count() const override { return m_paths.size(); }
    static bool isMaildir(const QString &folder);

private:
    ReadLimits m_limits;
    MaildirKeywords m_keywords;
    QStringList m_paths;
    qsizetype m_next = 0;
};

class MaildirWriter : public ArchiveWriter {
public:
    MaildirWriter(const QString &folder, const std::stop_token &stop);
    std::optional<ArchiveNote::Why> add(const ArchivedMessage &message, const QString &title) override;
    void finish() override;

private:
    QString m_folder;
    MaildirKeywords m_keywords;
    qint64 m_count = 0;
};

} // namespace duopost
