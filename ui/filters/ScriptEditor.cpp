// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/ScriptEditor.h"

#include "ui/theme/Theme.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTextBlock>

namespace duopost {

class ScriptEditor::Numbers : public QWidget {
public:
    explicit Numbers(ScriptEditor *editor) : QWidget(editor), m_editor(editor) { }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintNumbers(event->rect()); }

private:
    ScriptEditor *m_editor;
};

ScriptEditor::ScriptEditor(QWidget *parent) : QPlainTextEdit(parent), m_numbers(new Numbers(this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    setAccessibleName(tr("Script"));
    setObjectName(QStringLiteral("script"));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ScriptEditor::place);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, [this] { setExtraSelections({}); });
    place();
}

QByteArray ScriptEditor::script() const
{
    if (!document()->isModified())
        return m_original;
    return toPlainText().replace(QStringLiteral("\n"), QStringLiteral("\r\n")).toUtf8();
}

void ScriptEditor::setScript(const QByteArray &script)
{
    m_original = script;
    {
        const QSignalBlocker quiet(this); // nobody has changed anything
        setPlainText(QString::fromUtf8(script).replace(QStringLiteral("\r\n"), QStringLiteral("\n")));
        document()->setModified(false);
    }
    setExtraSelections({});
    place();
}

void ScriptEditor::showLine(int line)
{
    const auto block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    setTextCursor(cursor);
    QTextEdit::ExtraSelection mark;
    mark.cursor = cursor;
    mark.format.setBackground(colours().errorGround);
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    setExtraSelections({mark});
    centerCursor();
}

int ScriptEditor::numberWidth() const
{
    const auto digits = qMax(2, static_cast<int>(QString::number(blockCount()).size()));
    return digits * fontMetrics().horizontalAdvance(QLatin1Char('9')) + 18;
}

void ScriptEditor::place()
{
    setViewportMargins(numberWidth(), 0, 0, 0);
    const auto inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numberWidth(), inside.height());
}

void ScriptEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    place();
}

void ScriptEditor::paintNumbers(const QRect &dirty)
{
    QPainter painter(m_numbers);
    painter.fillRect(dirty, colours().pane);
    painter.setPen(colours().subtle);
    painter.setFont(font());
    auto block = firstVisibleBlock();
    auto top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= dirty.bottom()) {
        const auto height = blockBoundingRect(block).height();
        painter.drawText(
            QRectF(0, top, m_numbers->width() - 8, height), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
            QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

} // namespace duopost
