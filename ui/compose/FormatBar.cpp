// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/FormatBar.h"

#include "ui/compose/ComposeEditor.h"
#include "ui/compose/DocumentReader.h"
#include "ui/compose/DocumentWriter.h"
#include "ui/theme/Icons.h"

#include <QAction>
#include <QColorDialog>
#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextList>
#include <QToolButton>
#include <QUrl>

namespace duopost {

namespace {

BlockLook lookOf(const QTextBlock &block)
{
    return {quoteLevelOf(block), block.blockFormat().headingLevel(), block.blockFormat().nonBreakableLines()};
}

FormatBar::Style styleOf(const BlockLook &look)
{
    if (look.preformatted)
        return FormatBar::Style::Preformatted;
    return static_cast<FormatBar::Style>(qBound(0, look.heading, 3));
}

/// Every paragraph that is selected, or the one the cursor is in.
void forEachBlock(const QTextCursor &cursor, const std::function<void(QTextCursor &, const QTextBlock &)> &job)
{
    QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
    const int end = cursor.selectionEnd();
    for (; block.isValid() && block.position() <= end; block = block.next()) {
        QTextCursor at(block);
        job(at, block);
    }
}

void restyle(QTextCursor &at, const QTextBlock &block, const BlockLook &look)
{
    at.setBlockFormat(blockFormatFor(look));
    at.setBlockCharFormat(charFormatFor(look));
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        QTextCharFormat format = fragment.charFormat();
        format.clearProperty(QTextFormat::FontSizeAdjustment);
        format.clearProperty(QTextFormat::FontFamilies);
        if (block.blockFormat().headingLevel() > 0 && look.heading == 0)
            format.clearProperty(QTextFormat::FontWeight);
        format.merge(charFormatFor(look));
        at.setPosition(fragment.position());
        at.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        at.setCharFormat(format);
    }
}

} // namespace

FormatBar::FormatBar(ComposeEditor &editor, QWidget *parent)
    : QFrame(parent), m_editor(editor), m_style(new QComboBox(this))
{
    setObjectName(QStringLiteral("formatBar"));
    setAccessibleName(tr("Formatting"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 16, 4);
    layout->setSpacing(2);
    m_style->addItems({tr("Text"), tr("Heading 1"), tr("Heading 2"), tr("Heading 3"), tr("Fixed width")});
    m_style->setAccessibleName(tr("Kind of paragraph"));
    m_style->setToolTip(tr("Kind of paragraph"));
    connect(m_style, &QComboBox::activated, this, [this](int index) {
        setStyle(static_cast<Style>(index));
        m_editor.setFocus();
    });
    layout->addWidget(m_style);
    layout->addSpacing(6);
    m_bold = add(QStringLiteral("bold"), tr("Bold"), QKeySequence::Bold, [this] { toggleBold(); });
    m_italic = add(QStringLiteral("italic"), tr("Italic"), QKeySequence::Italic, [this] { toggleItalic(); });
    m_underline = add(
        QStringLiteral("underline"), tr("Underline"), QKeySequence::Underline, [this] { toggleUnderline(); });
    layout->addSpacing(6);
    m_list = add(
        QStringLiteral("list"), tr("List"), Qt::CTRL | Qt::SHIFT | Qt::Key_8, [this] { toggleList(false); });
    m_numbered
        = add(QStringLiteral("list-numbered"), tr("Numbered list"), Qt::CTRL | Qt::SHIFT | Qt::Key_7, [this] {
              toggleList(true);
          });
    m_quote = add(
        QStringLiteral("quote"), tr("Quotation"), Qt::CTRL | Qt::SHIFT | Qt::Key_9, [this] { toggleQuote(); });
    layout->addSpacing(6);
    add(QStringLiteral("link"), tr("Link…"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { askForLink(); });
    add(QStringLiteral("picture"), tr("Picture…"), {}, [this] { emit pictureWanted(); });
    add(QStringLiteral("colour"), tr("Colour…"), {}, [this] { askForColour(); });
    add(QStringLiteral("clear-format"), tr("Remove the formatting"), QKeySequence(Qt::CTRL | Qt::Key_Space),
        [this] { clearLook(); });
    layout->addStretch(1);
    for (QToolButton *button : {m_bold, m_italic, m_underline, m_list, m_numbered, m_quote})
        button->setCheckable(true);
    connect(&editor, &QTextEdit::cursorPositionChanged, this, &FormatBar::showPlace);
    connect(&editor, &QTextEdit::currentCharFormatChanged, this, &FormatBar::showPlace);
    connect(&editor, &ComposeEditor::lookChanged, this, [this] {
        setVisible(m_editor.look() == Look::Rich);
        showPlace();
    });
    setVisible(editor.look() == Look::Rich);
}

QToolButton *FormatBar::add(
    const QString &icon, const QString &text, const QKeySequence &key, const std::function<void()> &job)
{
    auto *button = new QToolButton(this);
    button->setIcon(lineIcon(icon));
    button->setIconSize({18, 18});
    button->setObjectName(QStringLiteral("format"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(text);
    button->setToolTip(
        key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(button, &QToolButton::clicked, this, [this, job] {
        job();
        m_editor.setFocus();
        showPlace();
    });
    if (!key.isEmpty()) {
        auto *action = new QAction(text, &m_editor);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, job] {
            if (m_editor.look() == Look::Rich)
                job();
            showPlace();
        });
        m_editor.addAction(action);
    }
    layout()->addWidget(button);
    return button;
}

void FormatBar::change(const std::function<void(QTextCursor &)> &job)
{
    QTextCursor cursor = m_editor.textCursor();
    cursor.beginEditBlock();
    job(cursor);
    cursor.endEditBlock();
}

void FormatBar::setStyle(Style style)
{
    change([style](QTextCursor &cursor) {
        forEachBlock(cursor, [style](QTextCursor &at, const QTextBlock &block) {
            BlockLook look = lookOf(block);
            look.preformatted = style == Style::Preformatted;
            look.heading = look.preformatted ? 0 : static_cast<int>(style);
            if (QTextList *list = block.textList(); list && styleOf(look) != Style::Paragraph)
                list->remove(block);
            restyle(at, block, look);
        });
    });
    m_editor.setCurrentCharFormat(charFormatFor(lookOf(m_editor.textCursor().block())));
    showPlace();
}

void FormatBar::toggleBold()
{
    m_editor.setFontWeight(m_editor.fontWeight() >= QFont::DemiBold ? QFont::Normal : QFont::Bold);
}

void FormatBar::toggleItalic()
{
    m_editor.setFontItalic(!m_editor.fontItalic());
}

void FormatBar::toggleUnderline()
{
    m_editor.setFontUnderline(!m_editor.fontUnderline());
}

void FormatBar::toggleList(bool numbered)
{
    const auto style = numbered ? QTextListFormat::ListDecimal : QTextListFormat::ListDisc;
    change([style](QTextCursor &cursor) {
        const QTextList *list = cursor.currentList();
        if (list && list->format().style() == style) {
            forEachBlock(cursor, [](QTextCursor &at, const QTextBlock &block) {
                if (QTextList *of = block.textList())
                    of->remove(block);
                at.setBlockFormat(blockFormatFor({quoteLevelOf(block)}));
            });
            return;
        }
        QTextListFormat format;
        format.setStyle(style);
        format.setIndent(1);
        cursor.createList(format);
    });
}

void FormatBar::toggleQuote()
{
    const int now = quoteLevelOf(m_editor.textCursor().block());
    change([now](QTextCursor &cursor) {
        forEachBlock(cursor, [now](QTextCursor &at, const QTextBlock &block) {
            BlockLook look = lookOf(block);
            look.quote = now > 0 ? now - 1 : 1;
            QTextBlockFormat format = blockFormatFor(look);
            if (block.textList()) {
                format.setObjectIndex(block.blockFormat().objectIndex());
                format.setIndent(block.blockFormat().indent());
            }
            at.setBlockFormat(format);
        });
    });
}

void FormatBar::setLink(const QString &href)
{
    QUrl url = QUrl::fromUserInput(href);
    if (href.contains(QLatin1Char('@')) && !href.contains(QLatin1Char(':')))
        url = QUrl(QLatin1String("mailto:") + href);
    const QString scheme = url.scheme();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https")
        && scheme != QLatin1String("mailto"))
        return; // a file of this computer leads nowhere on another one
    change([&](QTextCursor &cursor) {
        const QString words = cursor.hasSelection() ? cursor.selectedText() : href;
        const bool own = !cursor.hasSelection();
        cursor.insertText(words, linkFormat(url.toString(QUrl::FullyEncoded)));
        if (own) {
            cursor.insertText(QStringLiteral(" "), QTextCharFormat());
        }
    });
    m_editor.setCurrentCharFormat({});
}

void FormatBar::askForLink()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Link"));
    dialog->setLabelText(tr("Address of the page"));
    dialog->setTextValue(m_editor.textCursor().charFormat().anchorHref());
    dialog->resize(420, dialog->sizeHint().height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &href) {
        if (!href.trimmed().isEmpty())
            setLink(href.trimmed());
    });
    dialog->open();
}

void FormatBar::askForColour()
{
    auto *dialog = new QColorDialog(m_editor.textColor(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Colour of the text"));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_editor.setTextColor(colour);
    });
    dialog->open();
}

void FormatBar::clearLook()
{
    change([](QTextCursor &cursor) {
        forEachBlock(cursor, [](QTextCursor &at, const QTextBlock &block) {
            if (QTextList *list = block.textList())
                list->remove(block);
            const BlockLook plain{quoteLevelOf(block)};
            at.setBlockFormat(blockFormatFor(plain));
            at.setBlockCharFormat({});
        });
        if (!cursor.hasSelection())
            cursor.select(QTextCursor::BlockUnderCursor);
        const int start = cursor.selectionStart(), end = cursor.selectionEnd();
        for (QTextBlock block = cursor.document()->findBlock(start); block.isValid() && block.position() < end;
             block = block.next()) {
            QList<QTextFragment> fragments; // pictures stay what they are
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                if (!it.fragment().charFormat().isImageFormat())
                    fragments << it.fragment();
            }
            for (const QTextFragment &fragment : fragments) {
                QTextCursor at(block);
                at.setPosition(qMax(start, fragment.position()));
                at.setPosition(
                    qMax(at.position(), qMin(end, fragment.position() + fragment.length())),
                    QTextCursor::KeepAnchor);
                at.setCharFormat({});
            }
        }
    });
    m_editor.setCurrentCharFormat({});
}

void FormatBar::showPlace()
{
    const QTextBlock block = m_editor.textCursor().block();
    const QSignalBlocker quiet(m_style);
    m_style->setCurrentIndex(static_cast<int>(styleOf(lookOf(block))));
    m_bold->setChecked(m_editor.fontWeight() >= QFont::DemiBold);
    m_italic->setChecked(m_editor.fontItalic());
    m_underline->setChecked(m_editor.fontUnderline());
    const QTextList *list = block.textList();
    m_list->setChecked(list && list->format().style() == QTextListFormat::ListDisc);
    m_numbered->setChecked(list && list->format().style() == QTextListFormat::ListDecimal);
    m_quote->setChecked(quoteLevelOf(block) > 0);
}

} // namespace duopost
