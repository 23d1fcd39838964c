// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlPage.h"

#include "ui/html/PageElements.h"
#include "ui/html/PagePainting.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace duopost {

namespace {
constexpr qint64 layoutMsAtMost = 400;
constexpr int sidewaysAtMost = 20'000; // page pixels; wider things are cut off
constexpr int heightAtMost = 2'000'000;
} // namespace

HtmlPage::HtmlPage() : m_time(layoutMsAtMost)
{
    QFile sheet(QStringLiteral(":/styles/mail.css"));
    if (!sheet.open(QIODevice::ReadOnly))
        qFatal("the style sheet for messages is missing");
    m_context.load_master_stylesheet(sheet.readAll().constData());
}

HtmlPage::~HtmlPage() = default;

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

bool HtmlPage::read(const QString &html, const QString &css, QSize viewport)
{
    m_document.reset();
    m_text.clear();
    m_tones.clear();
    m_viewport = viewport;
    const QString whole
        = css.isEmpty() ? html : QLatin1String("<style>") + css + QLatin1String("</style>") + html;
    return within([&] {
        m_document = litehtml::document::createFromUTF8(whole.toUtf8().constData(), this, &m_context);
        m_document->render(viewport.width());
        m_text.read(m_document->root(), m_fonts);
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
        m_text.read(m_document->root(), m_fonts);
    });
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

void HtmlPage::paint(QPainter &painter, const QRect &exposed, const Marks &marks)
{
    if (!m_document)
        return;
    m_painter = &painter;
    m_exposed = exposed;
    m_marks = marks;
    m_grounds.begin(m_darkPaper);
    const litehtml::position clip(exposed.x(), exposed.y(), exposed.width(), exposed.height());
    m_document->draw(0, 0, 0, &clip);
    m_painter = nullptr;
}

void HtmlPage::print(QPainter &painter, const QRect &slice)
{
    m_onPaper = true;
    paint(painter, slice, {});
    m_onPaper = false;
}

/// Paints what is no text: on paper it ends where the slice ends.
template <class F> void HtmlPage::paintCut(F paintSome)
{
    if (!m_painter)
        return;
    if (m_onPaper) {
        m_painter->save();
        m_painter->setClipRect(m_exposed, Qt::IntersectClip);
    }
    paintSome();
    if (m_onPaper)
        m_painter->restore();
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

void HtmlPage::draw_text(
    litehtml::uint_ptr, const char *text, litehtml::uint_ptr id, litehtml::web_color colour,
    const litehtml::position &place)
{
    const PageFont *font = m_fonts.at(id);
    if (!m_painter || !font || !toRect(place).adjusted(0, -4, 4, 4).intersects(m_exposed))
        return;
    const int middle = place.y + place.height / 2;
    if (m_onPaper && (middle < m_exposed.top() || middle > m_exposed.bottom()))
        return;
    const QPoint baseline(place.x, place.y + font->ascent);
    const QString words = QString::fromUtf8(text);
    m_painter->setFont(font->font);
    m_painter->setPen(isDark() ? inkFor(colour, toRect(place), words) : toColor(colour));
    m_painter->drawText(baseline, words);
    drawMarks(place, baseline, words);
}

void HtmlPage::drawMarks(const litehtml::position &place, QPoint baseline, const QString &words)
{
    if (m_marks.isEmpty())
        return;
    const auto [begin, end] = m_text.spanAt({place.x, place.y});
    auto mark
        = std::partition_point(m_marks.cbegin(), m_marks.cend() - 1, [begin = begin](const Selection &one) {
              return one.to <= begin;
          });
    for (; mark < m_marks.cend() - 1 && mark->from < end; ++mark)
        drawMark(*mark, place, baseline, words);
    drawMark(m_marks.last(), place, baseline, words);
}

void HtmlPage::drawMark(
    const Selection &mark, const litehtml::position &place, QPoint baseline, const QString &words)
{
    if (mark.from >= mark.to)
        return;
    const QRect part = m_text.selectedPart({place.x, place.y}, mark.from, mark.to);
    if (part.isEmpty())
        return;
    m_painter->save();
    m_painter->setClipRect(part, Qt::IntersectClip);
    m_painter->fillRect(part, mark.ground);
    m_painter->setPen(mark.text);
    m_painter->drawText(baseline, words);
    m_painter->restore();
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

void HtmlPage::draw_list_marker(litehtml::uint_ptr, const litehtml::list_marker &marker)
{
    const int middle = marker.pos.y + marker.pos.height / 2;
    litehtml::list_marker shown = marker;
    if (isDark())
        shown.color = toWebColor(lightText(toColor(marker.color), m_grounds.at(toRect(marker.pos).center())));
    if (m_painter && (!m_onPaper || (middle >= m_exposed.top() && middle <= m_exposed.bottom())))
        paintMarker(*m_painter, shown);
}

void HtmlPage::get_image_size(const char *address, const char *, litehtml::size &size)
{
    m_time.check();
    QSize found = m_images.size(QString::fromUtf8(address));
    // A photo from a camera would be many screens wide.
    const int room = qMax(200, m_viewport.width() - 40);
    if (found.width() > room)
        found = QSize(room, qMax(1, qRound(double(found.height()) * room / found.width())));
    size.width = qMax(0, found.width());
    size.height = qMax(0, found.height());
}

void HtmlPage::draw_background(litehtml::uint_ptr, const litehtml::background_paint &background)
{
    const QImage image
        = background.image.empty() ? QImage() : m_images.image(QString::fromStdString(background.image));
    litehtml::background_paint shown = background;
    if (m_painter && isDark())
        shown.color = toWebColor(darkGround(toColor(background.color), m_darkPaper));
    paintCut([&] {
        paintColour(*m_painter, shown, m_exposed);
        if (isDark())
            noteGround(shown, image);
        if (!background.image.empty())
            paintImage(*m_painter, shown, image, m_exposed);
    });
}

/// What is behind the texts to come; and under a dark drawing on nothing, a light plate.
void HtmlPage::noteGround(const litehtml::background_paint &background, const QImage &image)
{
    const QRect box = (background.is_root ? m_exposed : toRect(background.clip_box)) & m_exposed;
    m_grounds.add(box, toColor(background.color));
    if (image.isNull())
        return;
    auto tone = m_tones.constFind(image.cacheKey());
    if (tone == m_tones.cend())
        tone = m_tones.insert(image.cacheKey(), toneOf(image));
    QRect covered = box;
    if (background.repeat == litehtml::background_repeat_no_repeat)
        covered &= QRect(
            background.position_x, background.position_y, background.image_size.width,
            background.image_size.height);
    if (tone->needsPlate) {
        const QColor plate(0xf1, 0xf3, 0xf6);
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(plate);
        m_painter->drawRoundedRect(covered, 4, 4);
        m_grounds.add(covered, plate);
    }
    QColor average = tone->average;
    average.setAlphaF(float(tone->seen));
    m_grounds.add(covered, average);
}

QColor HtmlPage::inkFor(const litehtml::web_color &colour, const QRect &place, const QString &words)
{
    const QColor text = toColor(colour);
    if (text.alpha() == 0)
        return text; // hidden on white paper as well
    const QColor ground = m_grounds.at(place.center());
    const QColor ink = lightText(text, ground);
    if (m_runs)
        m_runs->append({words, place, ink, ground});
    return ink;
}

void HtmlPage::draw_borders(
    litehtml::uint_ptr, const litehtml::borders &borders, const litehtml::position &box, bool)
{
    litehtml::borders shown = borders;
    if (isDark()) {
        for (litehtml::border *side : {&shown.left, &shown.top, &shown.right, &shown.bottom})
            side->color = toWebColor(darkLine(toColor(side->color), m_darkPaper));
    }
    paintCut([&] { paintBorders(*m_painter, shown, toRect(box), m_exposed); });
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

void HtmlPage::set_clip(
    const litehtml::position &box, const litehtml::border_radiuses &radius, bool validX, bool validY)
{
    if (!m_painter)
        return;
    m_painter->save();
    QRect rect = toRect(box);
    if (!validX) {
        rect.setLeft(m_exposed.left());
        rect.setRight(m_exposed.right());
    }
    if (!validY) {
        rect.setTop(m_exposed.top());
        rect.setBottom(m_exposed.bottom());
    }
    if (isRounded(radius))
        m_painter->setClipPath(roundedPath(rect, radius), Qt::IntersectClip);
    else
        m_painter->setClipRect(rect, Qt::IntersectClip);
}

void HtmlPage::del_clip()
{
    if (m_painter)
        m_painter->restore();
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
    const QSize screen
        = QGuiApplication::primaryScreen() ? QGuiApplication::primaryScreen()->size() : m_viewport;
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
