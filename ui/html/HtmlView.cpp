// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlView.h"

#include "ui/html/HtmlSanitizer.h"

#include <QBuffer>
#include <QImageReader>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace duopost {

namespace {
/// A picture that unpacks to more than this is not shown: small files can hold very large ones.
constexpr int pixelsAtMost = 40'000'000;

QVariant imageFrom(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > pixelsAtMost)
        return QImage();
    return reader.read();
}

QByteArray bytesOfDataUrl(const QString &url)
{
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (comma < 0 || !url.left(comma).contains(QLatin1String("base64"), Qt::CaseInsensitive))
        return {};
    return QByteArray::fromBase64(QByteArray::fromPercentEncoding(url.mid(comma + 1).toLatin1()));
}
} // namespace

/// Answers every question for a resource itself; QTextBrowser's own answers would read files.
class HtmlView::Page : public QTextBrowser {
public:
    explicit Page(QWidget *parent) : QTextBrowser(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setOpenLinks(false);
        setOpenExternalLinks(false);
        setUndoRedoEnabled(false);
        document()->setDocumentMargin(20);
        // Mail is written for white paper; its own colours are unreadable on anything else.
        QPalette paper = palette();
        paper.setColor(QPalette::Base, Qt::white);
        paper.setColor(QPalette::Text, QColor(0x1b2027));
        setPalette(paper);
        document()->setDefaultStyleSheet(QStringLiteral("a { color: #1f4fb8; }"));
    }

    InlineImage inlineImage;

protected:
    QVariant loadResource(int type, const QUrl &url) override
    {
        if (type != QTextDocument::ImageResource)
            return QByteArray();
        if (url.scheme() == QLatin1String("cid") && inlineImage)
            return imageFrom(
                inlineImage(QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toUtf8())));
        if (url.scheme() == QLatin1String("data"))
            return imageFrom(bytesOfDataUrl(url.toString(QUrl::FullyEncoded)));
        return QImage();
    }
};

HtmlView::HtmlView(QWidget *parent) : QWidget(parent), m_page(new Page(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    setFocusProxy(m_page);
    m_page->setAccessibleName(tr("Message text"));
    connect(m_page, &QTextBrowser::anchorClicked, this, &HtmlView::linkActivated);
    connect(m_page, &QTextBrowser::highlighted, this, &HtmlView::linkHovered);
}

HtmlView::~HtmlView() = default;

void HtmlView::setHtml(const QString &untrustedHtml, const InlineImage &inlineImage)
{
    m_page->inlineImage = inlineImage;
    const SanitizedHtml safe = sanitizeHtml(untrustedHtml);
    m_page->setHtml(safe.html);
    m_page->verticalScrollBar()->setValue(0);
    if (safe.blockedImages > 0 || safe.blockedOthers > 0)
        emit remoteContentBlocked(safe.blockedImages, safe.blockedOthers);
}

void HtmlView::clear()
{
    m_page->inlineImage = nullptr;
    m_page->clear();
}

bool HtmlView::pageDown()
{
    QScrollBar *bar = m_page->verticalScrollBar();
    if (bar->value() >= bar->maximum())
        return false;
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    return true;
}

} // namespace duopost
