// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/OutgoingMessage.h"
#include "ui/compose/Signature.h"

#include <QHash>
#include <QTextEdit>
#include <QUrl>
#include <functional>

namespace duopost {

class WritingHighlighter;

/// The text of a message being written, plain or with a look; it goes from one to the other without losing a
/// word. Takes pictures and files that are pasted or dropped. Asks nobody for pictures. GUI thread.
class ComposeEditor : public QTextEdit {
    Q_OBJECT
public:
    explicit ComposeEditor(QWidget *parent = nullptr);

    /// @p html empty: plain text. Nothing of it can be undone.
    void setContent(const QString &text, const QString &html, const QList<OutgoingPart> &pictures);
    Look look() const { return m_look; }
    void setLook(Look look);
    bool wouldLoseLook() const; ///< by becoming plain text
    QString text() const; ///< as a message carries it
    QString html() const; ///< empty for plain text
    QList<OutgoingPart> pictures() const; ///< that are in the text
    QString ownText() const; ///< without quotations

    void setIdentity(const Identity &identity); ///< its signature instead of the one before
    /// Where an answer is written, above what is quoted; the signature too.
    void writeAbove(const Identity &identity);
    void writeBelow(const Identity &identity);
    void writeOn(const Identity &identity); ///< what is there is one's own: the signature comes after it
    void knowIdentity(const Identity &identity) { m_identity = identity; } ///< its signature is there already

    void insertPicture(const OutgoingPart &picture);
    QSize sizeHint() const override { return {400, 120}; } ///< it takes what is left, and can do with little
    WritingHighlighter *highlighter() const { return m_highlighter; }
    /// Makes what is offered for a word under the pointer.
    using WordMenu = std::function<void(QMenu *menu, const QTextCursor &word)>;
    void setWordMenu(const WordMenu &menu) { m_wordMenu = menu; }

signals:
    void edited(); ///< its words or their look, not what is underlined
    void lookChanged();
    void filesGiven(const QList<QUrl> &files);
    void pictureGiven(const duopost::OutgoingPart &picture); ///< to attach: plain text has no place for it

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool leaveQuotation();
    QTextCursor endOfText() const;
    void freshParagraph(QTextCursor &cursor) const;

    Look m_look = Look::Plain;
    QHash<QString, OutgoingPart> m_pictures; ///< by Content-ID
    Identity m_identity; ///< whose signature stands there
    QTextCursor m_signaturePlace; ///< null: at the end
    WritingHighlighter *m_highlighter;
    WordMenu m_wordMenu;
};

} // namespace duopost
