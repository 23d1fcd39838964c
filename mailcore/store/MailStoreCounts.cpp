// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/CountTable.h"
#include "mailcore/store/MailStoreJobs.h"

namespace duopost {

QList<FolderCounts> MailStore::counts()
{
    m_writer.post([this] { writer(); }).waitForFinished(); // creates and migrates first
    const auto fresh = AccountDatabase::openForReading(m_directory);
    QList<FolderCounts> result;
    guarded(m_directory, [&] { result = CountTable(*fresh).all(); });
    return result;
}

} // namespace duopost
