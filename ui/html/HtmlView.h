// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/HtmlSanitizer.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QHash>
#include <QTimer>
#include <QUrl>
#include <functional>
#include <memory>

namespace duopost {

class HtmlPage;
class PageImages;
class PageMaker;
struct ReadingPlace;

/// Shows the HTML of a message that nobody vouches for. Promises: no script, no form, no request of any kind:
/// pictures come from the message itself (cid:), are written out in it (data:) or were fetched by others
/// because a person said so. Links are reported, never followed. GUI thread.
///
/// What cannot be laid out within a frame or two is laid out by another thread. Its beginning is painted at
/// once; the whole takes its place, and what is read, marked, pointed at or looked for stays where it is.
class HtmlView : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Decoded bytes of the part with this Content-ID (without angle brackets); empty if there is none. Called
    /// in any thread, by several at once.
    using InlineImage = std::function<QByteArray(const QByteArray &contentId)>;

    /// A little larger than labels: this is for reading.
    static QFont readingFont(const QFont &ofLabels);

    explicit HtmlView(QWidget *parent = nullptr);
    ~HtmlView() override;

    /// Reports what was not loaded with remoteContentBlocked(), before or after it returns. False if nothing
    /// can be shown: too large to lay out while somebody waits. The message's text is the better view then. The
    /// same can be found out later; then tooHard() is emitted.
    bool setHtml(const QString &untrustedHtml, const InlineImage &inlineImage);
    /// The remote pictures of the page, in order, with http or https.
    QStringList remotePictures() const { return m_remotePictures; }
    QStringList trackers() const { return m_trackers; } ///< hosts; what they wanted to load is never loaded
    /// The page again, with pictures that a person wanted to see; it stays where it is scrolled to.
    bool showRemotePictures(const QHash<QString, QByteArray> &pictures);
    QHash<QString, QByteArray> remoteShown() const; ///< those pictures, for paper
    void clear();
    bool showsAnything() const; ///< at least its beginning
    bool isWhole() const { return m_isWhole; } ///< all of it is laid out
    /// One page further down; false if the end was on the screen already.
    bool pageDown();
    void zoom(double factor); ///< 1.0 is the system's font size
    /// Colours for a dark window; an invalid one: those of the message.
    void setDarkPaper(const QColor &paper);
    /// Marks all places of these words, whatever their case. @return how many there are, up to a limit; more
    /// can come with becameWhole().
    int find(const QString &words, int atMost);
    void showHit(int hit); ///< marks one more than the others and brings it on the screen

    // These wait for the whole page where they need it; tooHard() may be emitted meanwhile.
    QString plainText(); ///< what can be selected
    QString selectedText();
    void selectAll();
    void copy(); ///< the selected text, to the clipboard

signals:
    void linkActivated(const QUrl &url, const QString &text); ///< text: what is seen of it
    void linkHovered(const QUrl &url); ///< empty when the pointer left the link
    void remoteContentBlocked(int images, int others); ///< distinct addresses
    void becameWhole(); ///< after only the beginning was there
    void tooHard();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    enum class Owed { Nothing, NextPage, End }; ///< where to scroll when there is more
    bool load(RemotePictures pictures);
    void showAtOnce(const SanitizedHtml &safe);
    void showBeginning(const SanitizedHtml &beginning);
    void prepare(HtmlPage &page);
    void useImages(const std::shared_ptr<PageImages> &images);
    void orderPage();
    void takePage();
    void onCleaned(const SanitizedHtml &safe);
    void finish();
    void discardPage();
    void keepLinks(const HtmlPage &before);
    void keepSelection(const HtmlPage &before);
    void scrollToEnd();
    void payScrolling();
    QSize pageViewport() const;
    void layOutAgain();
    void settle(const ReadingPlace &place);
    ReadingPlace place() const;
    void updateBars();
    void findAgain();
    QPoint toPage(QPoint onViewport) const;
    void hover(QPoint onViewport);
    void select(qsizetype from, qsizetype to);
    void extendSelection(QPoint onViewport);
    void showFocusedLink();
    QUrl urlOf(int link) const;
    void activate(int link);

    PageMaker *m_maker;
    std::shared_ptr<PageImages> m_images; ///< of the message
    std::unique_ptr<HtmlPage> m_page; ///< that is shown
    bool m_isWhole = true; ///< m_page is, or nothing is shown
    bool m_isHeavy = false; ///< too much to be laid out here
    bool m_isAnnounced = true; ///< remote content was said
    QString m_untrusted;
    RemotePictures m_remoteMode = RemotePictures::Drop;
    QStringList m_remotePictures, m_trackers;
    QTimer m_layOutSoon;
    QBasicTimer m_dragScroll;
    QColor m_darkPaper;
    double m_zoom = 1;
    int m_laidOutWidth = 0;
    Owed m_owed = Owed::Nothing;
    int m_hovered = -1, m_pressed = -1, m_focused = -1; ///< links
    QString m_sought;
    int m_hitsAtMost = 0, m_hit = -1;
    QList<std::pair<qsizetype, qsizetype>> m_hits; ///< of m_sought, in order
    qsizetype m_anchor = -1, m_from = 0, m_to = 0; ///< of the selection
    bool m_allSelected = false;
};

} // namespace duopost
