// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/source/RawView.h"

#include "ui/reader/FoundInText.h"

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStringDecoder>
#include <QVBoxLayout>
#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype lineAtMost = 2000; // bytes; layout time grows with the square of a line's length
constexpr int sliceMs = 8;

bool isInvisible(char32_t c)
{
    return c != '\t'
        && (QChar::category(c) == QChar::Other_Format || QChar::category(c) == QChar::Other_Control
            || QChar::category(c) == QChar::Separator_Line || QChar::category(c) == QChar::Separator_Paragraph);
}

} // namespace

QString visibleLine(QByteArrayView line)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString text = utf8(line);
    if (utf8.hasError())
        text = QString::fromLatin1(line);
    if (std::none_of(
            text.cbegin(), text.cend(), [](QChar c) { return c.isSurrogate() || isInvisible(c.unicode()); }))
        return text;
    QString shown;
    for (const char32_t c : text.toUcs4()) {
        if (c < 0x20 && c != '\t')
            shown += QChar(char16_t(0x2400 + c)); // "control pictures"
        else if (isInvisible(c))
            shown += QStringLiteral("⟨U+%1⟩").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            shown += QString::fromUcs4(&c, 1);
    }
    return shown;
}

RawView::RawView(QWidget *parent)
    : QWidget(parent), m_text(new QPlainTextEdit(this)), m_foot(new QWidget(this)), m_howMuch(new QLabel(this)),
      m_more(new QPushButton(tr("Show &more"), this))
{
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(10);
    m_text->setAccessibleName(tr("Source of the message"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_howMuch->setObjectName(QStringLiteral("subtle"));
    m_more->setObjectName(QStringLiteral("small"));
    connect(m_more, &QPushButton::clicked, this, &RawView::showMore);
    m_fill.setInterval(0);
    connect(&m_fill, &QTimer::timeout, this, &RawView::fillSome);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(12, 6, 12, 6);
    foot->addWidget(m_howMuch);
    foot->addWidget(m_more);
    foot->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_foot);
    m_foot->hide();
}

void RawView::setBytes(const QByteArray &raw)
{
    m_raw = raw;
    m_at = 0;
    m_sought = -1;
    m_wanted = qMin<qint64>(step, raw.size());
    m_blockStart.clear();
    m_places.clear();
    m_text->clear();
    sayHowMuch();
    fillSome();
}

void RawView::showMore()
{
    m_wanted = qMin<qint64>(m_wanted + step, m_raw.size());
    sayHowMuch();
    fillSome();
}

void RawView::sayHowMuch()
{
    const auto size = [this](qint64 bytes) {
        return locale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
    };
    m_howMuch->setText(
        tr("The first %1 of %2 are shown and searched.").arg(size(m_wanted), size(m_raw.size())));
    m_foot->setVisible(m_wanted < m_raw.size());
    m_more->setVisible(m_wanted < reach);
}

void RawView::fillSome()
{
    QElapsedTimer clock;
    clock.start();
    QTextCursor cursor(m_text->document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    while (m_at < m_wanted && clock.elapsed() < sliceMs) {
        QString piece;
        for (int lines = 0; lines < 100 && m_at < m_wanted; ++lines) {
            const qint64 newline = m_raw.indexOf('\n', m_at);
            const qint64 end = newline < 0 ? m_raw.size() : newline;
            const qint64 cut = qMin(end, m_at + lineAtMost);
            QByteArrayView line = QByteArrayView(m_raw).sliced(m_at, cut - m_at);
            if (cut == end && line.endsWith('\r'))
                line.chop(1);
            if (!m_blockStart.isEmpty())
                piece += QLatin1Char('\n');
            m_blockStart << m_at;
            piece += visibleLine(line);
            m_at = cut == newline ? cut + 1 : cut;
        }
        cursor.insertText(piece);
    }
    cursor.endEditBlock();
    if (m_at < m_wanted) {
        m_fill.start();
        return;
    }
    m_fill.stop();
    if (m_sought >= 0)
        showByte(std::exchange(m_sought, -1));
    emit grown();
}

void RawView::showByte(qint64 offset)
{
    if (offset >= reach)
        return;
    if (offset >= m_at && m_at < m_raw.size()) { // further down than anybody looked so far
        m_sought = offset;
        m_wanted = qMin<qint64>(qMax(m_wanted, offset + step), m_raw.size());
        sayHowMuch();
        m_fill.start();
        return;
    }
    const auto after = std::upper_bound(m_blockStart.cbegin(), m_blockStart.cend(), offset);
    const auto block = qMax<qsizetype>(0, after - m_blockStart.cbegin() - 1);
    QTextCursor cursor(m_text->document()->findBlockByNumber(static_cast<int>(block)));
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    m_text->setTextCursor(cursor);
    m_text->ensureCursorVisible();
    m_text->verticalScrollBar()->setValue(static_cast<int>(block));
}

QString RawView::text() const
{
    return m_text->toPlainText();
}

FindBar::Place RawView::place()
{
    return {
        [this](const QString &words) {
            m_places = placesOf(words, m_text->document());
            markPlaces(*m_text, m_places, -1);
            return static_cast<int>(m_places.size());
        },
        [this](int hit) { showPlace(*m_text, m_places, hit); }};
}

} // namespace duopost
