// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MessageSource.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace duopost {

/// The parts a message is made of: each byte of it belongs to one line here. A part can be looked at and saved.
class StructureView : public QWidget {
    Q_OBJECT
public:
    explicit StructureView(QWidget *parent = nullptr);
    void showParts(const QByteArray &raw, const MessageSource &source);
    QTreeWidget *list() const { return m_list; }
    QString shownText() const; ///< of the part that is looked at
    QByteArray chosenBytes() const; ///< what saving would write
    QString chosenName() const;

signals:
    void saveRequested(const QByteArray &bytes, const QString &name);
    void sourceRequested(qint64 offset);
    void messageRequested(const QByteArray &raw, const QString &title); ///< one inside this one

private:
    void addRows();
    QTreeWidgetItem *rowFor(int part) const;
    void showChosen();
    void showContent(const SourcePart &part);
    int chosenPart() const; ///< -1 if it is text between parts, or nothing
    SourceSpan chosenSpan() const; ///< of such text

    QByteArray m_raw;
    MessageSource m_source;
    QTreeWidget *m_list;
    QStackedWidget *m_content;
    QLabel *m_note, *m_picture;
    QPlainTextEdit *m_text;
    QScrollArea *m_pictureArea;
    QPushButton *m_save, *m_inSource, *m_asMessage;
};

} // namespace duopost
