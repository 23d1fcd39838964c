// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/TagDialog.h"

#include "mailcore/MailService.h"
#include "ui/tags/TagChips.h"
#include "ui/theme/Icons.h"
#include "ui/words/Futures.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace duopost {

namespace {

constexpr const char *offered[] = {"#d92b2b", "#e07b00", "#b8900b", "#1f8f3a", "#0f8a8a",
                                   "#2f63d6", "#8b3fb5", "#c7398b", "#7a5230", "#6b7480"};

} // namespace

TagDialog::TagDialog(MailService &service, QWidget *parent)
    : QDialog(parent), m_service(service), m_list(new QVBoxLayout)
{
    setWindowTitle(tr("Tags"));
    auto *intro = new QLabel(
        tr("Names and colours are kept on this computer. The server keeps which message has which tag, if it "
           "can."),
        this);
    intro->setWordWrap(true);
    intro->setObjectName(QStringLiteral("subtle"));
    auto *rows = new QWidget(this);
    auto *inside = new QVBoxLayout(rows);
    inside->setContentsMargins(2, 2, 8, 2);
    m_list->setSpacing(6);
    inside->addLayout(m_list);
    inside->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(rows);
    connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, area, [this, area](int, int end) {
        if (!m_rows.isEmpty() && m_rows.last().name->hasFocus())
            area->verticalScrollBar()->setValue(end);
    });
    auto *add = new QPushButton(lineIcon(QStringLiteral("tag")), tr("New tag"), this);
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &TagDialog::addNew);
    auto *buttons = new QDialogButtonBox(this);
    auto *keep = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    keep->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(intro);
    layout->addWidget(area, 1);
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addWidget(buttons);
    for (const Tag &tag : service.tags())
        addRow(tag);
    resize(420, 440);
}

void TagDialog::addRow(const Tag &tag)
{
    Row row{tag, new QWidget(this), nullptr, nullptr};
    row.colour = new QToolButton(row.widget);
    row.name = new QLineEdit(row.widget);
    auto *layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    row.colour->setObjectName(QStringLiteral("flat"));
    row.colour->setIconSize({22, 22});
    row.colour->setFocusPolicy(Qt::TabFocus);
    row.colour->setAccessibleName(tr("Colour of %1").arg(tagName(tag)));
    row.colour->setToolTip(tr("Choose a colour"));
    connect(row.colour, &QToolButton::clicked, this, [this, button = row.colour] { chooseColour(button); });
    row.name->setText(tag.name.isEmpty() && tag.keyword.isEmpty() ? QString() : tagName(tag));
    row.name->setPlaceholderText(tr("Name"));
    row.name->setAccessibleName(tr("Name of the tag"));
    row.name->setMaxLength(40);
    layout->addWidget(row.colour);
    layout->addWidget(row.name, 1);
    auto *remove = new QToolButton(row.widget);
    remove->setObjectName(QStringLiteral("flat"));
    remove->setIcon(lineIcon(QStringLiteral("trash")));
    remove->setIconSize({16, 16});
    remove->setFocusPolicy(Qt::TabFocus);
    remove->setToolTip(tr("Forget this tag; messages that have it keep its keyword"));
    remove->setAccessibleName(tr("Forget the tag %1").arg(tagName(tag)));
    // Other programs know the first five as well.
    remove->setEnabled(wellKnownTagNames(tag.keyword).isEmpty());
    connect(remove, &QToolButton::clicked, this, [this, widget = row.widget] {
        m_rows.removeIf([widget](const Row &one) { return one.widget == widget; });
        widget->deleteLater();
    });
    layout->addWidget(remove);
    m_list->addWidget(row.widget);
    m_rows << row;
    setColour(row.colour, tag.colour);
}

void TagDialog::addNew()
{
    addRow({{}, {}, QString::fromLatin1(offered[static_cast<size_t>(m_rows.size()) % std::size(offered)])});
    m_rows.last().name->setFocus(Qt::OtherFocusReason);
}

TagDialog::Row *TagDialog::rowOf(const QToolButton *button)
{
    for (Row &row : m_rows) {
        if (row.colour == button)
            return &row;
    }
    return nullptr;
}

void TagDialog::setColour(QToolButton *button, const QString &colour)
{
    if (Row *row = rowOf(button))
        row->tag.colour = colour;
    button->setIcon(tagIcon(QColor(colour)));
}

void TagDialog::chooseColour(QToolButton *button)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString names[] = {tr("Red"),  tr("Orange"), tr("Yellow"), tr("Green"), tr("Turquoise"),
                             tr("Blue"), tr("Purple"), tr("Pink"),   tr("Brown"), tr("Grey")};
    for (size_t i = 0; i < std::size(offered); ++i) {
        const QString colour = QString::fromLatin1(offered[i]);
        connect(
            menu->addAction(tagIcon(QColor(colour)), names[i]), &QAction::triggered, this,
            [this, button, colour] { setColour(button, colour); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Another colour…")), &QAction::triggered, this, [this, button] {
        const Row *row = rowOf(button);
        auto *dialog = new QColorDialog(QColor(row ? row->tag.colour : QString()), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QColorDialog::colorSelected, this, [this, button](const QColor &colour) {
            setColour(button, colour.name());
        });
        dialog->open();
    });
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void TagDialog::save()
{
    QList<Tag> tags;
    QList<Tag> taken = wellKnownTags() + m_service.tags();
    for (const Row &row : std::as_const(m_rows)) {
        Tag tag = row.tag;
        const QString name = row.name->text().simplified();
        if (tag.keyword.isEmpty()) {
            if (name.isEmpty())
                continue; // begun and left
            tag.keyword = keywordFor(name, taken);
            taken << tag;
        }
        // A usual name is not written down, so that it follows the language.
        const bool isUsual = name.isEmpty() || name == tagName({tag.keyword, {}, {}});
        tag.name = isUsual ? QString() : name;
        tags << tag;
    }
    whenFinished(
        m_service.setTags(tags), this, [this] { accept(); },
        [this](const MailError &error) { emit failed(error); });
}

} // namespace duopost
