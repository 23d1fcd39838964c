// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <QWidget>

namespace duopost {

/// One recipient. Shows the name, else the address, as plain text; the whole of it is its tool tip. What cannot
/// be sent to is marked, and says why. GUI thread.
class RecipientChip : public QWidget {
    Q_OBJECT
public:
    static constexpr int widest = 320;

    explicit RecipientChip(const MailAddress &address, QWidget *parent = nullptr);
    const MailAddress &address() const { return m_address; }
    bool isValid() const { return m_valid; }
    bool isSelected() const { return m_selected; }
    void setSelected(bool selected);
    QSize sizeHint() const override;

signals:
    void pressed(Qt::KeyboardModifiers modifiers);
    void dragWanted();
    void editWanted(); ///< back into typed words
    void removeWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QRectF cross() const;

    MailAddress m_address;
    QString m_text;
    bool m_valid;
    bool m_selected = false;
    QPoint m_pressedAt;
};

} // namespace duopost
