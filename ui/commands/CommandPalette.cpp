// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/CommandPalette.h"

#include "ui/commands/OfferDelegate.h"
#include "ui/commands/TextMatch.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace duopost {

namespace {
constexpr int wanted = 560, topMargin = 64, sideMargin = 24, rowsShown = 11, rowsOfPage = 8;
}

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window), m_window(window), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Commands and folders"));
    m_field->setAccessibleName(tr("Find a command or a folder"));
    m_field->setPlaceholderText(tr("What do you want to do, or which folder to see?"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands and folders found"));
    m_list->setItemDelegate(new OfferDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFocusProxy(m_field); // the arrow keys of the field walk through it
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(28);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, 90));
    setGraphicsEffect(shadow);
    hide();
    m_field->installEventFilter(this);
    m_window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        m_list->setCurrentItem(item);
        runCurrent();
    });
}

void CommandPalette::open(const QList<Offer> &offers)
{
    m_offers = offers;
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    filter({});
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::filter(const QString &typed)
{
    struct Hit {
        int offer = 0;
        TextMatch match;
    };
    QList<Hit> hits;
    for (int i = 0; i < m_offers.size(); ++i) {
        const Offer &offer = m_offers.at(i);
        if (auto match = matchWords(offer.title + QLatin1Char(' ') + offer.context, typed))
            hits << Hit{i, *match};
    }
    const auto rank = [this, &typed](const Hit &hit) {
        // With nothing typed the order of the menus says most.
        return std::pair(!m_offers.at(hit.offer).enabled, typed.isEmpty() ? 0 : hit.match.rank);
    };
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit &a, const Hit &b) { return rank(a) < rank(b); });
    m_list->clear();
    for (const Hit &hit : std::as_const(hits)) {
        const Offer &offer = m_offers.at(hit.offer);
        auto *item = new QListWidgetItem(offer.title, m_list);
        item->setData(OfferDelegate::OfferRole, hit.offer);
        item->setData(OfferDelegate::ContextRole, offer.context);
        item->setData(OfferDelegate::KeysRole, offer.keys);
        item->setData(OfferDelegate::CheckedRole, offer.checked);
        item->setData(Qt::DecorationRole, offer.icon);
        QVariantList pieces;
        for (const Piece &piece : hit.match.pieces) {
            if (piece.start < offer.title.size())
                pieces << piece.start << qMin(piece.length, offer.title.size() - piece.start);
        }
        item->setData(OfferDelegate::PiecesRole, pieces);
        item->setData(
            Qt::AccessibleTextRole,
            QStringList({offer.title, offer.context, offer.keys}).join(QLatin1String(", ")));
        if (!offer.enabled)
            item->setFlags(Qt::NoItemFlags);
    }
    if (hits.isEmpty()) {
        auto *none = new QListWidgetItem(tr("Nothing is called like this."), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    const bool any = !hits.isEmpty() && m_offers.at(hits.first().offer).enabled;
    m_list->setCurrentRow(any ? 0 : -1);
    place();
}

void CommandPalette::place()
{
    const int width = qMin(wanted, m_window->width() - 2 * sideMargin);
    const int row = m_list->sizeHintForRow(0);
    const int rows = qBound(1, m_list->count(), rowsShown);
    m_list->setFixedHeight(rows * row + 2);
    layout()->activate();
    const int height = qMin(sizeHint().height(), m_window->height() - topMargin - sideMargin);
    setGeometry((m_window->width() - width) / 2, topMargin, width, height);
}

void CommandPalette::step(int rows)
{
    // Those that cannot be run come last: there is always somewhere to stop before them.
    int enabled = 0;
    while (enabled < m_list->count() && m_list->item(enabled)->flags() & Qt::ItemIsEnabled)
        ++enabled;
    if (enabled > 0)
        m_list->setCurrentRow(qBound(0, m_list->currentRow() + rows, enabled - 1));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() && !m_closing) {
        // A menu of the field, or another program: it stays.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            dismiss(false);
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int step = key == Qt::Key_Up || key == Qt::Key_Backtab ? -1
        : key == Qt::Key_Down || key == Qt::Key_Tab              ? 1
        : key == Qt::Key_PageUp                                  ? -rowsOfPage
        : key == Qt::Key_PageDown                                ? rowsOfPage
                                                                 : 0;
    const bool runs = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!step && !runs && key != Qt::Key_Escape)
        return false;
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true; // no shortcut of the window: the key press follows
    if (step)
        this->step(step);
    else if (runs)
        runCurrent();
    else
        dismiss(true);
    return true;
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const auto run = m_offers.at(item->data(OfferDelegate::OfferRole).toInt()).run;
    dismiss(true);
    run();
}

void CommandPalette::dismiss(bool focusBack)
{
    QWidget *before = m_focusBefore;
    m_focusBefore = nullptr;
    m_closing = true; // the focus goes: no reason to close once more
    if (focusBack && before)
        before->setFocus(Qt::OtherFocusReason);
    hide();
    m_closing = false;
}

} // namespace duopost
