// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/archive/ArchiveWriter.h"

namespace duopost {

/// One .eml file a message, named after its date and subject.
class EmlWriter : public ArchiveWriter {
public:
    EmlWriter(const QString &folder, const std::stop_token &stop);
    std::optional<ArchiveNote::Why> add(const ArchivedMessage &message, const QString &title) override;
    void finish() override;

private:
    QString m_folder;
    QHash<QString, int> m_used; ///< lower-case name → how often
};

} // namespace duopost
