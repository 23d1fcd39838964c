// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

class QComboBox;
class QTextCursor;
class QToolButton;

namespace duopost {

class ComposeEditor;

/// The look of what is written: paragraphs, letters, lists, quotations, links. Shows that of the place where
/// the cursor is. GUI thread.
class FormatBar : public QFrame {
    Q_OBJECT
public:
    explicit FormatBar(ComposeEditor &editor, QWidget *parent = nullptr);

    enum class Style { Paragraph, Heading1, Heading2, Heading3, Preformatted };
    void setStyle(Style style);
    void toggleBold();
    void toggleItalic();
    void toggleUnderline();
    void toggleList(bool numbered);
    void toggleQuote();
    void setLink(const QString &href); ///< on what is selected, else on its own words
    void clearLook();

signals:
    void pictureWanted();

private:
    QToolButton *
    add(const QString &icon, const QString &text, const QKeySequence &key, const std::function<void()> &job);
    void change(const std::function<void(QTextCursor &)> &job);
    void askForLink();
    void askForColour();
    void showPlace();

    ComposeEditor &m_editor;
    QComboBox *m_style;
    QToolButton *m_bold, *m_italic, *m_underline, *m_list, *m_numbered, *m_quote;
};

} // namespace duopost
