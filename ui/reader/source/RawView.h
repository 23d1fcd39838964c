// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/FindBar.h"

#include <QTextCursor>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace duopost {

/// The bytes of a message as text: each line as UTF-8 where it is that, else byte by byte, and what cannot be
/// seen written out. A long message is shown as far as somebody asks for, and says so.
class RawView : public QWidget {
    Q_OBJECT
public:
    explicit RawView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &raw);
    void showByte(qint64 offset); ///< brings the line with it to the top
    QString text() const;
    FindBar::Place place();

    static constexpr qint64 step = 1024 * 1024; ///< bytes that are shown at once, and more each time
    static constexpr qint64 reach = 32 * step; ///< what lies behind can be saved and not shown

signals:
    void grown();

private:
    void fillSome();
    void showMore();
    void sayHowMuch();

    QByteArray m_raw;
    qint64 m_at = 0, m_wanted = 0; ///< bytes shown, and to be shown
    qint64 m_sought = -1; ///< the byte to bring on the screen as soon as it is there
    QList<qint64> m_blockStart; ///< the byte each block of the text begins with
    QTimer m_fill;
    QPlainTextEdit *m_text;
    QWidget *m_foot;
    QLabel *m_howMuch;
    QPushButton *m_more;
    QList<QTextCursor> m_places;
};

/// One line without its end, as it can be shown: nothing in it is invisible or changes the direction.
QString visibleLine(QByteArrayView line);

} // namespace duopost
