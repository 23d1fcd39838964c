// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlPage.h"

#include "ui/html/HtmlSanitizer.h"
#include "ui/html/Mirror.h"
#include "ui/html/PageElements.h"

#include <QFile>
#include <QGuiApplication>
#include <QScreen>

namespace duopost {

namespace {
constexpr int sidewaysAtMost = 20'000; // page pixels; wider things are cut off
constexpr int heightAtMost = 2'000'000;

QSize screenSize()
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen ? screen->size() : QSize();
}
} // namespace

HtmlPage::HtmlPage() : m_images(std::make_shared<PageImages>()), m_time(layoutMsAtMost), m_screen(screenSize())
{
    QFile sheet(QStringLiteral(":/styles/mail.css"));
    if (!sheet.open(QIODevice::ReadOnly))
        qFatal("the style sheet for messages is missing");
    m_context.load_master_stylesheet(sheet.readAll().constData());
}

HtmlPage::~HtmlPage() = default;

void HtmlPage::allow(qint64 ms, const std::shared_ptr<const std::atomic_bool> &ended)
{
    m_time.allow(ms);
    m_time.endWhen(ended);
}

template <class F> bool HtmlPage::within(F work)
{
    m_time.restart();
    try {
        work();
        return true;
    } catch (const LayoutTookTooLong &) {
        clear();
        return false;
    }
}

bool HtmlPage::read(const SanitizedHtml &safe, QSize viewport)
{
    m_tones.clear();
    m_viewport = viewport;
    m_mirrored = false;
    if (!lay(safe.html, safe.css))
        return false;
    if (!readsFromTheRight(safe, m_text.text()))
        return true;
    m_mirrored = true;
    return lay(mirroredHtml(safe.html), mirroredSheet(safe.css));
}

bool HtmlPage::lay(const QString &html, const QString &css)
{
    m_document.reset();
    m_text.clear();
    const QString whole
        = css.isEmpty() ? html : QLatin1String("<style>") + css + QLatin1String("</style>") + html;
    return within([&] {
        m_document = litehtml::document::createFromUTF8(whole.toUtf8().constData(), this, &m_context);
        m_document->render(m_viewport.width());
        readText();
    });
}

bool HtmlPage::layOut(QSize viewport)
{
    m_viewport = viewport;
    if (!m_document)
        return true;
    return within([&] {
        m_document->media_changed();
        m_document->render(viewport.width());
        readText();
    });
}

void HtmlPage::readText()
{
    m_text.read(m_document->root(), m_fonts);
    if (m_mirrored)
        m_text.mirror(paperWidth());
    m_text.turnRuns(m_mirrored ? WordDirection::RightToLeft : WordDirection::LeftToRight);
}

litehtml::position HtmlPage::mirrored(litehtml::position place) const
{
    if (m_mirrored)
        place.x = paperWidth() - place.x - place.width;
    return place;
}

void HtmlPage::clear()
{
    m_document.reset();
    m_text.clear();
}

QSize HtmlPage::size() const
{
    if (!m_document)
        return {};
    return {qBound(0, m_document->width(), sidewaysAtMost), qBound(0, m_document->height(), heightAtMost)};
}

litehtml::uint_ptr HtmlPage::create_font(
    const char *families, int size, int weight, litehtml::font_style style, unsigned int decoration,
    litehtml::font_metrics *metrics)
{
    const auto id = m_fonts.create(
        QString::fromUtf8(families), size, weight, style == litehtml::fontStyleItalic,
        decoration & litehtml::font_decoration_underline, decoration & litehtml::font_decoration_linethrough);
    const PageFont &font = *m_fonts.at(id);
    if (metrics) {
        metrics->ascent = font.ascent;
        metrics->descent = font.descent;
        metrics->height = font.ascent + font.descent;
        metrics->x_height = font.xHeight;
        metrics->draw_spaces = decoration != litehtml::font_decoration_none;
    }
    return id;
}

void HtmlPage::delete_font(litehtml::uint_ptr font)
{
    m_fonts.drop(font);
}

int HtmlPage::text_width(const char *text, litehtml::uint_ptr id)
{
    m_time.check();
    PageFont *font = m_fonts.at(id);
    if (!font)
        return 0;
    const QByteArray key(text);
    const auto known = font->widths.constFind(key);
    if (known != font->widths.cend())
        return *known;
    const int width = qRound(font->metrics.horizontalAdvance(QString::fromUtf8(key)));
    font->widths.insert(key, width);
    return width;
}

int HtmlPage::pt_to_px(int points) const
{
    return qRound(points * 96 / 72.0);
}

int HtmlPage::get_default_font_size() const
{
    return m_fonts.base().pixelSize();
}

const char *HtmlPage::get_default_font_name() const
{
    return "";
}

void HtmlPage::get_image_size(const char *address, const char *, litehtml::size &size)
{
    m_time.check();
    QSize found = m_images->size(QString::fromUtf8(address));
    // A photo from a camera would be many screens wide.
    const int room = qMax(200, m_viewport.width() - 40);
    if (found.width() > room)
        found = QSize(room, qMax(1, qRound(double(found.height()) * room / found.width())));
    size.width = qMax(0, found.width());
    size.height = qMax(0, found.height());
}

void HtmlPage::transform_text(litehtml::tstring &text, litehtml::text_transform how)
{
    QString changed = QString::fromStdString(text);
    if (how == litehtml::text_transform_uppercase)
        changed = changed.toUpper();
    else if (how == litehtml::text_transform_lowercase)
        changed = changed.toLower();
    else if (how == litehtml::text_transform_capitalize && !changed.isEmpty())
        changed[0] = changed.at(0).toUpper();
    text = changed.toStdString();
}

void HtmlPage::get_client_rect(litehtml::position &client) const
{
    client = litehtml::position(0, 0, m_viewport.width(), m_viewport.height());
}

litehtml::element::ptr HtmlPage::create_element(
    const char *tag, const litehtml::string_map &, const std::shared_ptr<litehtml::document> &document)
{
    return makeElement(tag, document, m_time);
}

void HtmlPage::get_media_features(litehtml::media_features &media) const
{
    media.type = litehtml::media_type_screen;
    media.width = m_viewport.width();
    media.height = m_viewport.height();
    const QSize screen = m_screen.isEmpty() ? m_viewport : m_screen;
    media.device_width = screen.width();
    media.device_height = screen.height();
    media.color = 8;
    media.color_index = 256;
    media.resolution = 96;
}

void HtmlPage::get_language(litehtml::tstring &language, litehtml::tstring &culture) const
{
    language = "en";
    culture.clear();
}

} // namespace duopost
