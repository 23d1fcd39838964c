// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/source/StructureView.h"

#include "ui/html/RasterPicture.h"
#include "ui/reader/source/RawView.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>

namespace duopost {

namespace {

constexpr qint64 shownAtMost = 256 * 1024; // bytes of a text that is looked at
constexpr qint64 pictureAtMost = 8 * 1024 * 1024; // unpacked while somebody waits
enum Role { PartRole = Qt::UserRole, BeginRole, EndRole };

bool isEmptyText(QByteArrayView bytes)
{
    return bytes.trimmed().isEmpty();
}

} // namespace

StructureView::StructureView(QWidget *parent)
    : QWidget(parent), m_list(new QTreeWidget(this)), m_content(new QStackedWidget(this)),
      m_note(new QLabel(this)), m_picture(new QLabel(this)), m_text(new QPlainTextEdit(this)),
      m_pictureArea(new QScrollArea(this)), m_save(new QPushButton(tr("Save &part…"), this)),
      m_inSource(new QPushButton(tr("Show in the so&urce"), this)),
      m_asMessage(new QPushButton(tr("&Open this message"), this))
{
    m_list->setHeaderLabels(
        {tr("Part"), tr("Type"), tr("Name"), tr("Encoding"), tr("Size"), tr("Bytes from – to")});
    m_list->setUniformRowHeights(true);
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Parts of the message"));
    m_list->header()->setStretchLastSection(true);
    const int widths[] = {190, 170, 170, 120, 80};
    for (int column = 0; column < 5; ++column)
        m_list->header()->resizeSection(column, widths[column]);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &StructureView::showChosen);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(10);
    m_text->setAccessibleName(tr("Content of the part"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_picture->setAlignment(Qt::AlignCenter);
    m_pictureArea->setWidget(m_picture);
    m_pictureArea->setWidgetResizable(true);
    m_pictureArea->setFrameShape(QFrame::NoFrame);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setObjectName(QStringLiteral("subtle"));
    m_note->setWordWrap(true);
    for (QWidget *page :
         {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_pictureArea),
          static_cast<QWidget *>(m_note)})
        m_content->addWidget(page);
    for (QPushButton *button : {m_save, m_inSource, m_asMessage})
        button->setObjectName(QStringLiteral("small"));
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveRequested(chosenBytes(), chosenName()); });
    connect(m_inSource, &QPushButton::clicked, this, [this] {
        const int part = chosenPart();
        emit sourceRequested(part >= 0 ? m_source.parts.at(part).begin : chosenSpan().begin);
    });
    connect(m_asMessage, &QPushButton::clicked, this, [this] {
        emit messageRequested(chosenBytes(), chosenName());
    });
    auto *below = new QWidget(this);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 6);
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_inSource);
    buttons->addWidget(m_asMessage);
    buttons->addStretch(1);
    auto *stack = new QVBoxLayout(below);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addLayout(buttons);
    stack->addWidget(m_content, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(below);
    splitter->setSizes({230, 330});
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void StructureView::showParts(const QByteArray &raw, const MessageSource &source)
{
    m_raw = raw;
    m_source = source;
    m_list->clear();
    addRows();
    m_list->expandAll();
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void StructureView::addRows()
{
    QList<QTreeWidgetItem *> rows;
    for (int i = 0; i < m_source.parts.size(); ++i) {
        rows << rowFor(i);
        const int parent = m_source.parts.at(i).parent;
        if (parent >= 0)
            rows.at(parent)->addChild(rows.last());
    }
    for (const SourceSpan &span : std::as_const(m_source.spans)) {
        const bool isText = span.kind == SourceSpan::Kind::Before || span.kind == SourceSpan::Kind::After;
        if (!isText || isEmptyText(QByteArrayView(m_raw).sliced(span.begin, span.size())))
            continue;
        const bool before = span.kind == SourceSpan::Kind::Before;
        auto *row = new QTreeWidgetItem(
            {before ? tr("Text before the parts") : tr("Text after the parts"),
             {},
             {},
             {},
             locale().formattedDataSize(span.size(), 1, QLocale::DataSizeTraditionalFormat),
             tr("%L1 – %L2").arg(span.begin).arg(span.end)});
        row->setData(0, PartRole, -1);
        row->setData(0, BeginRole, span.begin);
        row->setData(0, EndRole, span.end);
        QTreeWidgetItem *owner = rows.at(span.part);
        owner->insertChild(before ? 0 : owner->childCount(), row);
    }
    if (!rows.isEmpty())
        m_list->addTopLevelItem(rows.first());
}

QTreeWidgetItem *StructureView::rowFor(int index) const
{
    const SourcePart &part = m_source.parts.at(index);
    const QString title = index == 0 ? tr("Message") : QString::fromLatin1(part.number);
    const QString type = QString::fromUtf8(part.type)
        + (part.charset.isEmpty() ? QString() : QLatin1String("; ") + QString::fromUtf8(part.charset));
    auto *row = new QTreeWidgetItem(
        {title, visibleLine(type.toUtf8()), part.name, visibleLine(part.encoding),
         locale().formattedDataSize(part.end - part.begin, 1, QLocale::DataSizeTraditionalFormat),
         tr("%L1 – %L2").arg(part.begin).arg(part.end)});
    row->setData(0, PartRole, index);
    if (part.isMultipart && !part.ended)
        row->setToolTip(0, tr("Its end is missing; the message may be cut off."));
    row->setTextAlignment(4, Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

int StructureView::chosenPart() const
{
    const QTreeWidgetItem *row = m_list->currentItem();
    return row ? row->data(0, PartRole).toInt() : -1;
}

SourceSpan StructureView::chosenSpan() const
{
    const QTreeWidgetItem *row = m_list->currentItem();
    if (!row)
        return {};
    return {
        SourceSpan::Kind::Content, 0, row->data(0, BeginRole).toLongLong(), row->data(0, EndRole).toLongLong()};
}

QByteArray StructureView::chosenBytes() const
{
    const int index = chosenPart();
    if (index < 0) {
        const SourceSpan span = chosenSpan();
        return m_raw.mid(span.begin, span.size());
    }
    const SourcePart &part = m_source.parts.at(index);
    // The message itself, and what holds others, as it was sent; a single part as what it is.
    if (index == 0 || part.isMultipart)
        return m_raw.mid(part.begin, part.end - part.begin);
    return contentOf(m_raw, part);
}

QString StructureView::chosenName() const
{
    const int index = chosenPart();
    return index < 0 ? QStringLiteral("text.txt") : fileNameOf(m_source, index);
}

void StructureView::showChosen()
{
    const QTreeWidgetItem *row = m_list->currentItem();
    for (QPushButton *button : {m_save, m_inSource})
        button->setEnabled(row);
    m_asMessage->hide();
    m_picture->clear();
    m_text->clear();
    if (!row) {
        m_note->clear();
        m_content->setCurrentWidget(m_note);
        return;
    }
    const int index = chosenPart();
    if (index >= 0) {
        m_inSource->setEnabled(m_source.parts.at(index).begin < RawView::reach);
        return showContent(m_source.parts.at(index));
    }
    const SourceSpan span = chosenSpan();
    m_text->setPlainText(QString::fromUtf8(m_raw.mid(span.begin, qMin(span.size(), shownAtMost))));
    m_content->setCurrentWidget(m_text);
}

void StructureView::showContent(const SourcePart &part)
{
    m_asMessage->setVisible(part.type == "message/rfc822" && part.parent >= 0);
    m_content->setCurrentWidget(m_note);
    const bool isText = part.type.startsWith("text/") || part.type.startsWith("message/");
    if (part.isMultipart) {
        m_note->setText(
            tr("%Ln part(s) inside", nullptr,
               static_cast<int>(
                   std::count_if(m_source.parts.cbegin(), m_source.parts.cend(), [&](const SourcePart &other) {
                       return other.parent >= 0 && &m_source.parts.at(other.parent) == &part;
                   }))));
    } else if (isText && part.content.size() > 2 * shownAtMost) {
        m_note->setText(tr("This part is too long to be shown here. It can be saved."));
    } else if (isText || !part.type.contains('/')) {
        m_text->setPlainText(textOf(m_raw, part));
        m_content->setCurrentWidget(m_text);
    } else if (part.type.startsWith("image/") && part.content.size() <= pictureAtMost) {
        const QImage picture = rasterPicture(contentOf(m_raw, part), {1200, 900});
        if (!picture.isNull()) {
            m_picture->setPixmap(QPixmap::fromImage(picture));
            m_content->setCurrentWidget(m_pictureArea);
        } else {
            m_note->setText(tr("This picture cannot be shown here. It can be saved."));
        }
    } else {
        m_note->setText(tr("This part cannot be shown here. It can be saved."));
    }
}

QString StructureView::shownText() const
{
    return m_content->currentWidget() == m_text ? m_text->toPlainText() : QString();
}

} // namespace duopost
