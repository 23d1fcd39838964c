// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/ComposeEditor.h"

#include "ui/compose/DocumentReader.h"
#include "ui/compose/DocumentWriter.h"
#include "ui/compose/WritingHighlighter.h"
#include "ui/html/RasterPicture.h"
#include "ui/theme/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QContextMenuEvent>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextList>
#include <QUuid>

namespace duopost {

namespace {

constexpr int textMargin = 20, widestPicture = 600, largestPicture = 2400;

// It may be a stranger's: an answer takes the pictures of what it answers along.
QImage drawn(const OutgoingPart &picture)
{
    return rasterPicture(picture.content, {largestPicture, largestPicture});
}

OutgoingPart pictureOf(const QImage &image)
{
    OutgoingPart part;
    part.name = ComposeEditor::tr("Picture") + QStringLiteral(".png");
    part.type = "image/png";
    QBuffer buffer(&part.content);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return part;
}

} // namespace

ComposeEditor::ComposeEditor(QWidget *parent)
    : QTextEdit(parent), m_highlighter(new WritingHighlighter(document()))
{
    setObjectName(QStringLiteral("composeEditor"));
    setAccessibleName(tr("Text of the message"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(false);
    setAcceptRichText(true);
    document()->setDocumentMargin(textMargin);
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.1);
    setFont(larger);
    document()->setDefaultFont(larger);
    connect(this, &QTextEdit::textChanged, this, [this] {
        // Underlining a word is told as a change too.
        if (!m_highlighter->isLooking())
            emit edited();
    });
}

QVariant ComposeEditor::loadResource(int, const QUrl &name)
{
    if (name.scheme() != QLatin1String("cid"))
        return QByteArray();
    const auto picture = m_pictures.constFind(name.path());
    return picture == m_pictures.cend() ? QVariant(QByteArray()) : QVariant(drawn(*picture));
}

void ComposeEditor::setContent(const QString &text, const QString &html, const QList<OutgoingPart> &pictures)
{
    m_pictures.clear();
    for (const OutgoingPart &picture : pictures)
        m_pictures.insert(QString::fromLatin1(picture.contentId), picture);
    m_look = html.isEmpty() ? Look::Plain : Look::Rich;
    m_highlighter->setDimsQuotes(m_look == Look::Plain);
    m_signaturePlace = {};
    document()->setUndoRedoEnabled(false);
    document()->clear();
    QTextCursor cursor(document());
    if (m_look == Look::Rich)
        insertForeignHtml(cursor, html, HtmlColours::Keep);
    else
        insertLines(cursor, text);
    document()->setUndoRedoEnabled(true);
    moveCursor(QTextCursor::Start);
    emit lookChanged();
}

bool ComposeEditor::wouldLoseLook() const
{
    return m_look == Look::Rich && hasLook(*document());
}

void ComposeEditor::setLook(Look look)
{
    if (look == m_look)
        return;
    const QString words = text();
    const QList<OutgoingPart> kept = m_pictures.values();
    m_look = look;
    m_highlighter->setDimsQuotes(look == Look::Plain);
    m_signaturePlace = {};
    document()->setUndoRedoEnabled(false);
    document()->clear();
    QTextCursor cursor(document());
    cursor.setCharFormat({});
    if (look == Look::Rich) {
        cursor.setBlockFormat(blockFormatFor({}));
        insertTextAsRich(cursor, words);
    } else {
        insertLines(cursor, words);
    }
    document()->setUndoRedoEnabled(true);
    moveCursor(QTextCursor::Start);
    setCurrentCharFormat({});
    emit lookChanged();
}

QString ComposeEditor::text() const
{
    return m_look == Look::Rich ? textOf(*document()) : linesOf(*document());
}

QString ComposeEditor::html() const
{
    return m_look == Look::Rich ? htmlOf(*document()) : QString();
}

QList<OutgoingPart> ComposeEditor::pictures() const
{
    QList<OutgoingPart> used;
    if (m_look == Look::Plain)
        return used;
    for (const QString &id : picturesIn(*document())) {
        if (m_pictures.contains(id))
            used << m_pictures.value(id);
    }
    return used;
}

QString ComposeEditor::ownText() const
{
    QStringList own;
    for (const QString &line : text().split(QLatin1Char('\n'))) {
        if (!line.startsWith(QLatin1Char('>')))
            own << line;
    }
    return own.join(QLatin1Char('\n'));
}

QTextCursor ComposeEditor::endOfText() const
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    return cursor;
}

void ComposeEditor::freshParagraph(QTextCursor &cursor) const
{
    if (QTextList *list = cursor.currentList())
        list->remove(cursor.block());
    cursor.setBlockFormat(m_look == Look::Rich ? blockFormatFor({}) : QTextBlockFormat());
    cursor.setBlockCharFormat({});
    cursor.setCharFormat({});
}

void ComposeEditor::setIdentity(const Identity &identity)
{
    if (identity == m_identity)
        return;
    replaceSignature(
        *document(), m_identity, identity, m_look, m_signaturePlace.isNull() ? endOfText() : m_signaturePlace);
    m_identity = identity;
}

void ComposeEditor::writeAbove(const Identity &identity)
{
    document()->setUndoRedoEnabled(false);
    const bool plain = m_look == Look::Plain;
    const bool quoting = !document()->isEmpty();
    const QTextBlockFormat format = document()->begin().blockFormat();
    const QTextCharFormat letters = document()->begin().charFormat();
    // One to write in; the rest is room around the signature, which paragraphs with a look have anyway.
    int fresh = plain ? 1 : 0, place = fresh;
    if (hasSignature(identity)) {
        place = plain ? 2 : 1;
        fresh = quoting && plain ? 3 : place;
    }
    if (quoting)
        ++fresh;
    else if (!hasSignature(identity))
        fresh = 0;
    QTextCursor cursor(document());
    for (int i = 0; i < fresh; ++i)
        cursor.insertBlock(format, letters);
    for (int i = 0; i < fresh; ++i) {
        QTextCursor at(document()->findBlockByNumber(i));
        at.setBlockFormat(plain ? QTextBlockFormat() : blockFormatFor({}));
        at.setBlockCharFormat({});
    }
    m_signaturePlace = {};
    if (quoting) // before what is quoted, whether there is one now or later
        m_signaturePlace = QTextCursor(document()->findBlockByNumber(hasSignature(identity) ? place : fresh));
    m_identity = {};
    setIdentity(identity);
    document()->setUndoRedoEnabled(true);
    moveCursor(QTextCursor::Start);
    setCurrentCharFormat({});
}

void ComposeEditor::writeBelow(const Identity &identity)
{
    document()->setUndoRedoEnabled(false);
    const int gap = m_look == Look::Plain ? 2 : 1; // paragraphs with a look have room between them
    QTextCursor cursor = endOfText();
    const auto skip = [&] {
        for (int i = 0; i < gap; ++i) {
            cursor.insertBlock();
            freshParagraph(cursor);
        }
    };
    if (!document()->isEmpty())
        skip();
    const int here = cursor.position();
    m_identity = {};
    m_signaturePlace = {};
    if (hasSignature(identity))
        skip();
    setIdentity(identity);
    document()->setUndoRedoEnabled(true);
    cursor.setPosition(here);
    setTextCursor(cursor);
    setCurrentCharFormat({});
    ensureCursorVisible();
}

void ComposeEditor::writeOn(const Identity &identity)
{
    writeBelow(identity);
    document()->setUndoRedoEnabled(false); // the room that an answer would have needed
    QTextCursor cursor = textCursor();
    for (int i = 0; i < (m_look == Look::Plain ? 2 : 1); ++i)
        cursor.deletePreviousChar();
    document()->setUndoRedoEnabled(true);
    setTextCursor(cursor);
}

void ComposeEditor::insertPicture(const OutgoingPart &picture)
{
    const QImage image = drawn(picture);
    if (m_look == Look::Plain || image.isNull()) {
        emit pictureGiven(picture);
        return;
    }
    OutgoingPart kept = picture;
    if (kept.contentId.isEmpty())
        kept.contentId = QUuid::createUuid().toByteArray(QUuid::Id128) + "@picture";
    const QString id = QString::fromLatin1(kept.contentId);
    m_pictures.insert(id, kept);
    QTextImageFormat format;
    format.setName(QLatin1String("cid:") + id);
    format.setProperty(QTextFormat::ImageAltText, kept.name);
    const double shown = image.width() / qMax(1.0, image.devicePixelRatio());
    format.setWidth(qMin(double(widestPicture), shown));
    textCursor().insertImage(format);
}

bool ComposeEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasHtml() || source->hasImage() || source->hasUrls();
}

void ComposeEditor::insertFromMimeData(const QMimeData *source)
{
    QList<QUrl> files;
    for (const QUrl &url : source->urls()) {
        if (url.isLocalFile())
            files << url;
    }
    if (!files.isEmpty()) {
        emit filesGiven(files);
    } else if (source->hasImage() && !source->hasText()) {
        insertPicture(pictureOf(qvariant_cast<QImage>(source->imageData())));
    } else if (m_look == Look::Rich && source->hasHtml()) {
        QTextCursor cursor = textCursor();
        cursor.beginEditBlock();
        cursor.removeSelectedText();
        insertForeignHtml(cursor, source->html(), HtmlColours::Drop, quoteLevelOf(cursor.block()));
        cursor.endEditBlock();
        setTextCursor(cursor);
    } else {
        textCursor().insertText(source->text());
    }
    ensureCursorVisible();
}

/// Enter inside of a quotation divides it, and one writes between its parts.
bool ComposeEditor::leaveQuotation()
{
    QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    if (cursor.hasSelection())
        return false;
    if (m_look == Look::Plain) {
        if (!block.text().startsWith(QLatin1Char('>')) || cursor.positionInBlock() < 2)
            return false;
        static const QRegularExpression marks(QStringLiteral("^(?:> ?)+"));
        const QString mark = marks.match(block.text()).captured();
        const bool atEnd = cursor.atBlockEnd();
        cursor.beginEditBlock();
        cursor.insertText(QStringLiteral("\n\n"));
        const int here = cursor.position();
        if (!atEnd)
            cursor.insertText(QStringLiteral("\n\n") + mark);
        cursor.endEditBlock();
        cursor.setPosition(here);
    } else {
        if (quoteLevelOf(block) == 0)
            return false;
        cursor.beginEditBlock();
        const bool atEnd = cursor.atBlockEnd();
        cursor.insertBlock();
        if (!atEnd) {
            cursor.insertBlock();
            cursor.movePosition(QTextCursor::PreviousBlock);
        }
        if (QTextList *list = cursor.currentList())
            list->remove(cursor.block());
        cursor.setBlockFormat(blockFormatFor({}));
        cursor.setBlockCharFormat({});
        cursor.setCharFormat({});
        cursor.endEditBlock();
    }
    setTextCursor(cursor);
    return true;
}

void ComposeEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F6) { // Tab writes one: another key leads out of the text
        setTabChangesFocus(true);
        focusNextPrevChild(!(event->modifiers() & Qt::ShiftModifier));
        setTabChangesFocus(false);
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) {
        if (leaveQuotation()) {
            ensureCursorVisible();
            return;
        }
        QTextCursor cursor = textCursor();
        if (m_look == Look::Rich && cursor.currentList() && cursor.block().text().isEmpty()) {
            cursor.currentList()->remove(cursor.block()); // an empty item ends the list
            cursor.setBlockFormat(blockFormatFor({}));
            return;
        }
        const bool heading = cursor.blockFormat().headingLevel() > 0 && cursor.atBlockEnd();
        QTextEdit::keyPressEvent(event);
        if (heading && m_look == Look::Rich) { // after a heading comes text
            QTextCursor next = textCursor();
            next.setBlockFormat(blockFormatFor({}));
            next.setBlockCharFormat({});
            setCurrentCharFormat({});
        }
        return;
    }
    if (event->key() == Qt::Key_Backtab && event->modifiers().testFlag(Qt::ShiftModifier)) {
        focusNextPrevChild(false);
        return;
    }
    QTextEdit::keyPressEvent(event);
}

void ComposeEditor::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    if (m_look == Look::Plain)
        return;
    QPainter painter(viewport());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().line);
    const QPointF scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const auto *layout = document()->documentLayout();
    for (QTextBlock block = cursorForPosition({0, 0}).block(); block.isValid(); block = block.next()) {
        const QRectF box = layout->blockBoundingRect(block).translated(-scrolled);
        if (box.top() > viewport()->height())
            break;
        const int level = quoteLevelOf(block);
        const bool goesOn = quoteLevelOf(block.next()) >= level;
        for (int i = 0; i < level; ++i) {
            const double below = goesOn ? block.blockFormat().bottomMargin() : 0;
            painter.drawRect(QRectF(textMargin + i * 16, box.top(), 3, box.height() + below));
        }
    }
}

void ComposeEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_wordMenu) {
        QTextCursor word = cursorForPosition(event->pos());
        word.select(QTextCursor::WordUnderCursor);
        m_wordMenu(menu, word);
    }
    menu->popup(event->globalPos());
}

} // namespace duopost
