// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/PlainText.h"

#include <QTextBrowser>
#include <QTimer>

namespace duopost {

/// Shows the plain text of a message: quotes with coloured bars, signature dimmed, links marked. A long text
/// is filled in piece by piece, so that the window never waits for it.
class TextView : public QTextBrowser {
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);
    void showText(const QString &text);
    void clearText();
    bool pageDown(); ///< false if the end was on the screen already

signals:
    void linkActivated(const QUrl &url, const QString &text); ///< text: what is seen of it
    void linkHovered(const QUrl &url);

protected:
    QVariant loadResource(int, const QUrl &) override { return QByteArray(); }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillSome();
    void appendLine(QTextCursor &cursor, const TextLine &line);

    QList<TextLine> m_lines;
    qsizetype m_filled = 0;
    QTimer m_fill;
};

} // namespace duopost
