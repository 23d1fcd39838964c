// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Archive.h"
#include "mailcore/archive/ArchivedMessage.h"

#include <memory>
#include <stop_token>
#include <variant>

namespace duopost {

struct ReadLimits {
    qint64 largest = qint64(512) << 20; ///< octets of one message
    std::stop_token stop = {};
};

/// The messages of a file or folder, one after the other, in the memory that the largest of them needs.
/// Any one thread.
class ArchiveReader {
public:
    struct Item {
        QString where; ///< file and position
        std::variant<ArchivedMessage, ArchiveNote> content; ///< the message, or why it cannot be had
    };

    virtual ~ArchiveReader() = default;
    /// @return none at the end. @throws MailError FileUnreadable, Cancelled
    virtual std::optional<Item> next() = 0;
    virtual qint64 count() const { return 0; } ///< how many items there are; 0 = not known

    /// Knows by itself what it is: an mbox, a Maildir, one message, or a folder with any of them.
    /// @throws MailError FileUnreadable
    static std::unique_ptr<ArchiveReader> open(const QString &path, const ReadLimits &limits);
};

} // namespace duopost
