// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AttachmentKind.h"
#include "mailcore/MailError.h"
#include "mailcore/Message.h"

#include <QFrame>

namespace duopost {

/// One attachment: icon, name, size. A click or Enter shows or opens it, its menu offers the rest, and it can
/// be dragged into other programs.
class AttachmentChip : public QFrame {
    Q_OBJECT
public:
    static constexpr int chipWidth = 264;

    explicit AttachmentChip(const Attachment &attachment, QWidget *parent = nullptr);
    const Attachment &attachment() const { return m_attachment; }
    const AttachmentKind &kind() const { return m_kind; }

signals:
    void showWanted(); ///< preview, or else open
    void openWanted();
    void saveWanted();
    void failed(const duopost::MailError &error); ///< dragging

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void drag();
    void dragFile(const QString &path);

    Attachment m_attachment;
    AttachmentKind m_kind;
    QPoint m_pressed;
    bool m_isPressed = false;
};

} // namespace duopost
