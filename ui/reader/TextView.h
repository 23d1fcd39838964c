// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/PlainText.h"

#include <QSet>
#include <QTextBrowser>
#include <QTextCursor>
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
    bool isFilled() const { return !m_fill.isActive(); } ///< else filled() is going to be emitted
    bool pageDown(); ///< false if the end was on the screen already
    int find(const QString &words); ///< marks all places and says how many there are
    void showHit(int hit);
    void setZoom(double factor);
    enum class Face { Proportional, Fixed };
    void setFace(Face face);
    enum class Quotes { Open, Folded };
    void setQuotes(Quotes quotes); ///< of every message; each can be unfolded and folded by itself
    qsizetype foldedQuotes() const { return m_folded.size(); }

signals:
    void linkActivated(const QUrl &url, const QString &text); ///< text: what is seen of it
    void linkHovered(const QUrl &url);
    void filled(); ///< all of a long text is there

protected:
    QVariant loadResource(int, const QUrl &) override { return QByteArray(); }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void fillSome();
    void appendLine(QTextCursor &cursor, const TextLine &line);
    void appendFold(QTextCursor &cursor, int quotation);
    void nextBlock(QTextCursor &cursor, int quote);
    void fold(int quotation); ///< or unfold
    void foldAsWanted();
    void refill();
    int quotationAt(QPoint onViewport) const; ///< whose handle is there; -1 if none
    void chooseFont();
    void limitWidth();

    QList<TextLine> m_lines;
    qsizetype m_filled = 0;
    QTimer m_fill;
    QList<QTextCursor> m_places; ///< of what was found
    QList<Quotation> m_quotations; ///< that are long enough to be folded
    QSet<int> m_folded; ///< indexes into them
    Quotes m_quotes = Quotes::Open;
    int m_top = -1; ///< where it is to be scrolled to as soon as there is enough; -1 = it was
    double m_zoom = 1;
    Face m_face = Face::Proportional;
};

} // namespace duopost
