// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QMutex>

#include <functional>
#include <memory>

namespace duopost {

/// The pictures one message brought along (cid:) or wrote out (data:), and those that others fetched for it; no
/// address is ever looked at from here.
/// Sizes are known at once, the pictures are unpacked in the background. Shared by all layouts of the message;
/// size() from any thread, everything else in the GUI thread.
class PageImages : public std::enable_shared_from_this<PageImages> {
public:
    /// Called in any thread, by several at once.
    using Source = std::function<QByteArray(const QByteArray &contentId)>;

    /// @param remote pictures from the internet that a person wanted to see, by the address in the page
    explicit PageImages(Source source = {}, QHash<QString, QByteArray> remote = {});
    /// The same with these; what is unpacked stays so.
    std::shared_ptr<PageImages> withRemote(const QHash<QString, QByteArray> &remote);
    const QHash<QString, QByteArray> &remote() const { return m_remote; }

    QSize size(const QString &address); ///< empty if there is no such picture
    /// Null until it is unpacked; then whoever said whenReady() is told.
    QImage image(const QString &address);
    void whenReady(const std::function<void()> &tell) { m_tell = tell; }
    /// From now on pictures are unpacked while whoever asks waits: paper is painted once.
    void unpackAtOnce() { m_atOnce = true; }

private:
    struct Picture {
        QByteArray bytes;
        QSize size;
        QImage image;
        bool asked = false;
    };
    Picture &picture(const QString &address); ///< with m_mutex locked
    void unpackLater(const QString &address, const QByteArray &bytes);

    const Source m_source;
    const QHash<QString, QByteArray> m_remote;
    QMutex m_mutex; ///< of m_pictures
    QHash<QString, Picture> m_pictures;
    std::function<void()> m_tell;
    bool m_atOnce = false;
};

} // namespace duopost
