// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QObject>

#include <functional>

namespace duopost {

/// The pictures a message brought along (cid:) or wrote out (data:), and those that others fetched for it; no
/// address is ever looked at from here.
/// Sizes are known at once, the pictures are unpacked in the background. GUI thread.
class PageImages : public QObject {
    Q_OBJECT
public:
    using Source = std::function<QByteArray(const QByteArray &contentId)>;

    void reset(const Source &source);
    /// Pictures from the internet that a person wanted to see, by the address in the page.
    void setRemote(const QHash<QString, QByteArray> &remote);
    QSize size(const QString &address); ///< empty if there is no such picture
    /// Null until it is unpacked; then ready() was emitted.
    QImage image(const QString &address);
    /// From now on pictures are unpacked while whoever asks waits: paper is painted once.
    void unpackAtOnce() { m_atOnce = true; }
    const QHash<QString, QByteArray> &remote() const { return m_remote; }

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
    QHash<QString, QByteArray> m_remote;
    QHash<QString, Picture> m_pictures;
    int m_generation = 0;
    bool m_atOnce = false;
};

} // namespace duopost
