// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/print/MessagePrinter.h"

#include "ui/html/HtmlPrintout.h"
#include "ui/reader/PlainText.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLocale>
#include <QTextLayout>
#include <QtMath>

#include <utility>

namespace duopost {

namespace {

constexpr int textPixels = 14;
constexpr qsizetype lineAtMost = 4000; // layout time grows with the square of a line's length

QString say(const char *text)
{
    return QCoreApplication::translate("MessagePrinter", text);
}

QFont paperFont(int pixels)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(pixels);
    return font;
}

/// Writes paragraphs line by line, on as many pages as they need.
class LineWriter {
public:
    explicit LineWriter(PrintSheet &sheet) : m_sheet(sheet) { }

    struct Look {
        QFont font;
        QColor colour = Qt::black;
        qreal indent = 0;
        int bars = 0; ///< of quotes, at the left
    };

    void write(const QString &paragraph, const Look &look)
    {
        qsizetype at = 0;
        do {
            writePiece(paragraph.mid(at, lineAtMost), look);
            at += lineAtMost;
        } while (at < paragraph.size());
    }

private:
    void writePiece(const QString &text, const Look &look)
    {
        QTextLayout layout(text, look.font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setUseDesignMetrics(true);
        option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(qMax(60.0, m_sheet.width() - look.indent));
            line.setPosition({0, 0});
        }
        layout.endLayout();
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            const qreal height = qCeil(line.height() * 1.15);
            if (m_sheet.room() < height && m_sheet.y() > 0)
                m_sheet.next();
            if (QPainter *painter = m_sheet.painter()) {
                for (int bar = 0; bar < look.bars; ++bar)
                    painter->fillRect(QRectF(bar * 12, m_sheet.y(), 1.5, height), QColor(0x9a, 0xa3, 0xb0));
                painter->setPen(look.colour);
                line.draw(painter, {look.indent, m_sheet.y()});
            }
            m_sheet.advance(height);
        }
    }

    PrintSheet &m_sheet;
};

QString addresses(const QList<MailAddress> &list)
{
    QStringList words;
    for (const MailAddress &one : list)
        words << (one.name.isEmpty() ? one.address : QStringLiteral("%1 <%2>").arg(one.name, one.address));
    return words.join(QLatin1String(", "));
}

void writeHeader(PrintSheet &sheet, const ParsedMessage &message, bool asHtml)
{
    LineWriter writer(sheet);
    QFont bold = paperFont(18);
    bold.setWeight(QFont::DemiBold);
    const MessageHeader &header = message.header;
    writer.write(
        header.subject.isEmpty() ? say(QT_TRANSLATE_NOOP("MessagePrinter", "(no subject)")) : header.subject,
        {bold});
    sheet.advance(6);
    QStringList files;
    for (const Attachment &attachment : message.attachments) {
        if (!asHtml || !attachment.isInline)
            files << attachment.name;
    }
    const QLocale locale;
    const QString date
        = header.date.isValid() ? locale.toString(header.date.toLocalTime(), QLocale::LongFormat) : QString();
    const std::pair<QString, QString> rows[]
        = {{say(QT_TRANSLATE_NOOP("MessagePrinter", "From")), addresses(header.from)},
           {say(QT_TRANSLATE_NOOP("MessagePrinter", "To")), addresses(header.to)},
           {say(QT_TRANSLATE_NOOP("MessagePrinter", "Cc")), addresses(header.cc)},
           {say(QT_TRANSLATE_NOOP("MessagePrinter", "Date")), date},
           {say(QT_TRANSLATE_NOOP("MessagePrinter", "Attachments")), files.join(QLatin1String(", "))}};
    for (const auto &[name, value] : rows) {
        if (!value.isEmpty())
            writer.write(name + QLatin1String(": ") + value, {paperFont(13), QColor(0x2c, 0x33, 0x3d)});
    }
    sheet.advance(6);
    if (QPainter *painter = sheet.painter())
        painter->fillRect(QRectF(0, sheet.y(), sheet.width(), 1), QColor(0x9a, 0xa3, 0xb0));
    sheet.advance(10);
}

void writeText(PrintSheet &sheet, const QString &text)
{
    LineWriter writer(sheet);
    for (const TextLine &line : plainTextLines(text)) {
        const int bars = qMin(line.quote, 8);
        writer.write(
            line.text,
            {paperFont(textPixels), line.quote || line.signature ? QColor(0x4a, 0x51, 0x5c) : QColor(Qt::black),
             bars * 12.0, bars});
    }
}

bool writeHtml(PrintSheet &sheet, const PrintedMessage &printed)
{
    HtmlPrintout printout(paperFont(textPixels));
    if (!printout.layOut(
            printed.message->html, inlineImagesOf(printed.message), printed.remote,
            static_cast<int>(sheet.width())))
        return false;
    int from = 0;
    bool first = true;
    for (const int to : printout.sheets(static_cast<int>(sheet.room()), static_cast<int>(sheet.height()))) {
        if (!std::exchange(first, false))
            sheet.next();
        if (QPainter *painter = sheet.painter(); painter && to > from) {
            painter->save();
            painter->translate(0, sheet.y());
            printout.paint(*painter, from, to);
            painter->restore();
        }
        from = to;
    }
    return true;
}

} // namespace

PageImages::Source inlineImagesOf(const ParsedMessagePtr &message)
{
    return [message](const QByteArray &contentId) {
        for (const Attachment &attachment : message->attachments) {
            if (attachment.contentId == contentId)
                return attachment.content;
        }
        return QByteArray();
    };
}

bool printMessage(QPagedPaintDevice &device, const PrintedMessage &printed, PrintSheet::Range range)
{
    PrintSheet sheet(device, range);
    if (!sheet.isOpen())
        return false;
    const bool asHtml = printed.asHtml && !printed.message->html.isEmpty();
    writeHeader(sheet, *printed.message, asHtml);
    if (!asHtml || !writeHtml(sheet, printed))
        writeText(sheet, printed.message->text);
    return sheet.end();
}

} // namespace duopost
