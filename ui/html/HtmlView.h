// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>
#include <functional>
#include <memory>

namespace duopost {

/// Shows the HTML of a message that nobody vouches for. Promises: no script, no form, no request of any kind:
/// pictures come from the message itself (cid:) or are written out in it (data:). Links are reported, never
/// followed. GUI thread.
class HtmlView : public QWidget {
    Q_OBJECT
public:
    /// Decoded bytes of the part with this Content-ID (without angle brackets); empty if there is none.
    using InlineImage = std::function<QByteArray(const QByteArray &contentId)>;

    explicit HtmlView(QWidget *parent = nullptr);
    ~HtmlView() override;

    /// Reports what was not loaded with remoteContentBlocked(), before or after it returns.
    void setHtml(const QString &untrustedHtml, const InlineImage &inlineImage);
    void clear();
    /// One page further down; false if the end was on the screen already.
    bool pageDown();

signals:
    void linkActivated(const QUrl &url);
    void linkHovered(const QUrl &url); ///< empty when the pointer left the link
    void remoteContentBlocked(int images, int others); ///< distinct addresses

private:
    class Page;
    Page *m_page;
};

} // namespace duopost
