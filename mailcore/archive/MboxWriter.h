// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/archive/ArchiveWriter.h"

#include <QFile>

namespace duopost {

/// Writes mboxrd: "From " at the beginning of a line gets a '>' more, so that nothing is lost and nothing is
/// taken for the beginning of a message.
class MboxWriter : public ArchiveWriter {
public:
    MboxWriter(const QString &path, const std::stop_token &stop);
    std::optional<ArchiveNote::Why> add(const ArchivedMessage &message, const QString &title) override;
    void finish() override;

private:
    [[noreturn]] void fail();
    void write(QByteArrayView bytes);

    QFile m_file;
};

} // namespace duopost
