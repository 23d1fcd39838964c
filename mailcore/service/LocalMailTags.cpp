// SPDX-License-Identifier: GPL-3.0-or-later
// The profile's tags.
#include "mailcore/service/LocalMailServiceJobs.h"
#include "mailcore/service/TagFile.h"

#include <QSet>

namespace duopost {

QFuture<void> LocalMailService::setTags(const QList<Tag> &tags)
{
    QSet<QByteArray> keywords;
    for (const auto &tag : tags)
        keywords.insert(tag.keyword.toLower());
    if (keywords.size() != tags.size() || keywords.contains(QByteArray()))
        return failed<void>(
            MailError(MailError::Kind::BadUsage, QStringLiteral("Every tag needs a keyword of its own.")));
    try {
        saveTags(m_profile.tagsFile(), tags);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
    m_tags = loadTags(m_profile.tagsFile()); // with the well-known ones
    emit tagsChanged();
    return QtFuture::makeReadyFuture();
}

} // namespace duopost
