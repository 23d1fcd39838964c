// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/DarkInk.h"
#include "ui/html/LayoutTime.h"
#include "ui/html/PageFonts.h"
#include "ui/html/PageImages.h"
#include "ui/html/PageText.h"

#include <litehtml/litehtml.h>

class QPainter;

namespace duopost {

struct SanitizedHtml;

/// One sanitized message, laid out by litehtml and painted by Qt. It answers litehtml's questions for pictures
/// from the message and all others with nothing. Lengths are page pixels (CSS px).
/// Threads: made, prepared and painted in the GUI thread. In between another thread may read() it and give it
/// back, and another one may destroy it; never two at a time. It shares nothing with other pages but the
/// PageImages, which are made for that; litehtml itself keeps no state of its own between documents.
class HtmlPage final : private litehtml::document_container {
public:
    struct Selection {
        qsizetype from = 0, to = 0;
        QColor ground, text;
    };
    /// What is drawn on top of the page's own words, later ones above earlier ones.
    using Marks = QList<Selection>;

    /// One piece of text as it was painted, for whoever checks that it can be read.
    struct Run {
        QString words;
        QRect place;
        QColor text, ground;
    };

    /// Processor time for one layout where somebody waits for the whole of it.
    static constexpr qint64 layoutMsAtMost = 400;

    HtmlPage();
    ~HtmlPage();

    /// At the start there are none.
    void setImages(const std::shared_ptr<PageImages> &images) { m_images = images; }
    const PageText &text() const { return m_text; }
    void setBaseFont(const QFont &font) { m_fonts.setBase(font); }

    /// How long one layout may take from now on; @p ended ends one that is under way, from any thread.
    void allow(qint64 ms, const std::shared_ptr<const std::atomic_bool> &ended = {});
    qint64 spentMs() const { return m_time.spentMs(); } ///< since the last layout began

    /// False if it took too long; the page is empty then. What reads from the right is laid out that way.
    bool read(const SanitizedHtml &safe, QSize viewport);
    bool readsFromRight() const { return m_mirrored; }
    bool layOut(QSize viewport); ///< the same for a new width
    void clear();
    QSize size() const;
    /// @param marks in order of their places, but for the last one, which may lie anywhere
    void paint(QPainter &painter, const QRect &exposed, const Marks &marks);
    /// Colours for a dark window from the next painting on; an invalid one: those of the page.
    void setDarkPaper(const QColor &paper) { m_darkPaper = paper; }
    void recordRuns(QList<Run> *runs) { m_runs = runs; } ///< of dark pages, while it is painted
    /// A slice of it for paper: each word goes to exactly one slice, whole; the rest is cut at its edges.
    void print(QPainter &painter, const QRect &slice);

private:
    template <class F> bool within(F work);
    bool lay(const QString &html, const QString &css);
    void readText();
    int paperWidth() const { return qMax(m_viewport.width(), size().width()); }
    litehtml::position mirrored(litehtml::position place) const; ///< where it is on the screen
    template <class F> void paintCut(F paintSome);
    bool isDark() const { return m_darkPaper.isValid() && !m_onPaper; }
    void noteGround(const litehtml::background_paint &background, const QImage &image);
    QColor inkFor(const litehtml::web_color &colour, const QRect &place, const QString &words);
    void drawMarks(const litehtml::position &place, QPoint baseline, const QString &words);
    void
    drawMark(const Selection &mark, const litehtml::position &place, QPoint baseline, const QString &words);

    litehtml::uint_ptr create_font(
        const char *families, int size, int weight, litehtml::font_style style, unsigned int decoration,
        litehtml::font_metrics *metrics) override;
    void delete_font(litehtml::uint_ptr font) override;
    int text_width(const char *text, litehtml::uint_ptr font) override;
    void draw_text(
        litehtml::uint_ptr, const char *text, litehtml::uint_ptr font, litehtml::web_color colour,
        const litehtml::position &place) override;
    int pt_to_px(int points) const override;
    int get_default_font_size() const override;
    const char *get_default_font_name() const override;
    void draw_list_marker(litehtml::uint_ptr, const litehtml::list_marker &marker) override;
    void load_image(const char *, const char *, bool) override { }
    void get_image_size(const char *address, const char *, litehtml::size &size) override;
    void draw_background(litehtml::uint_ptr, const litehtml::background_paint &background) override;
    void draw_borders(
        litehtml::uint_ptr, const litehtml::borders &borders, const litehtml::position &box, bool) override;
    void set_caption(const char *) override { }
    void set_base_url(const char *) override { }
    void link(const std::shared_ptr<litehtml::document> &, const litehtml::element::ptr &) override { }
    void on_anchor_click(const char *, const litehtml::element::ptr &) override { }
    void set_cursor(const char *) override { }
    void transform_text(litehtml::tstring &text, litehtml::text_transform how) override;
    void import_css(litehtml::tstring &, const litehtml::tstring &, litehtml::tstring &) override { }
    void set_clip(
        const litehtml::position &box, const litehtml::border_radiuses &radius, bool validX,
        bool validY) override;
    void del_clip() override;
    void get_client_rect(litehtml::position &client) const override;
    litehtml::element::ptr create_element(
        const char *tag, const litehtml::string_map &,
        const std::shared_ptr<litehtml::document> &document) override;
    void get_media_features(litehtml::media_features &media) const override;
    void get_language(litehtml::tstring &language, litehtml::tstring &culture) const override;

    litehtml::context m_context;
    PageFonts m_fonts;
    std::shared_ptr<PageImages> m_images;
    PageText m_text;
    LayoutTime m_time;
    QSize m_viewport;
    const QSize m_screen;
    litehtml::document::ptr m_document; // last: its end gives the fonts back

    QPainter *m_painter = nullptr; // only while painting
    QRect m_exposed;
    bool m_onPaper = false;
    bool m_mirrored = false; ///< laid out as the mirror image of what is painted
    QColor m_darkPaper;
    Grounds m_grounds; ///< of dark pages
    QHash<qint64, PictureTone> m_tones; ///< by the picture's key
    QList<Run> *m_runs = nullptr;
    Marks m_marks;
};

} // namespace duopost
