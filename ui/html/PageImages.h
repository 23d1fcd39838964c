// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QObject>

#include <functional>

namespace duopost {

/// The pictures a message brought along (cid:) or wrote out (data:); no other address is ever looked at.
/// Sizes are known at once, the pictures are unpacked in the background. GUI thread.
class PageImages : public QObject {
    Q_OBJECT
public:
    using Source = std::function<QByteArray(const QByteArray &contentId)>;

    void reset(const Source &source);
    QSize size(const QString &address); ///< empty if there is no such picture
    /// Null until it is unpacked; then ready() was emitted.
    QImage image(const QString &address);

signals:
    void ready();

private:
    struct Picture {
        QByteArray bytes;
        QSize size;
        QImage image;
        bool asked = false;
    };
    Picture &picture(const QString &address);

    Source m_source;
    QHash<QString, Picture> m_pictures;
    int m_generation = 0;
};

} // namespace duopost
