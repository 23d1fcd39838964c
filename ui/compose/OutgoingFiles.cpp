// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/OutgoingFiles.h"

#include "ui/compose/AttachFile.h"
#include "ui/reader/AttachmentChip.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <numeric>

namespace duopost {

namespace {
constexpr int chipWidth = AttachmentChip::chipWidth;

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}
} // namespace

qint64 weightOnTheWire(qint64 bytes)
{
    const qint64 letters = (bytes + 2) / 3 * 4;
    return letters + (letters / 76 + 1) * 2;
}

OutgoingFiles::OutgoingFiles(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_scroll(new QScrollArea(this)), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("attachmentBar"));
    setAccessibleName(tr("Attachments"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_grid->setSpacing(8);
    m_grid->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    auto *inside = new QWidget(this);
    inside->setLayout(m_grid);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QWidget *ground : {inside, m_scroll->viewport()})
        ground->setAutoFillBackground(false);
    layout->addWidget(m_scroll);
    showAll();
}

void OutgoingFiles::setParts(const QList<OutgoingPart> &parts)
{
    m_parts = parts;
    showAll();
}

void OutgoingFiles::add(const OutgoingPart &part)
{
    m_parts << part;
    showAll();
    emit edited();
}

void OutgoingFiles::attach(const QList<QUrl> &files)
{
    QStringList paths;
    for (const QUrl &url : files) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    attach(paths);
}

void OutgoingFiles::attach(const QStringList &paths)
{
    for (const QString &path : paths) {
        ++m_reading;
        const auto ended = [this] {
            if (--m_reading == 0)
                emit readingEnded();
        };
        whenFinished(
            readAttachment(path), this,
            [this, ended](const OutgoingPart &part) {
                add(part);
                ended();
            },
            [this, ended](const MailError &error) {
                emit failed(error);
                ended();
            });
    }
}

void OutgoingFiles::setLimit(qint64 limit)
{
    m_limit = limit;
    showAll();
}

qint64 OutgoingFiles::bytes() const
{
    return std::accumulate(
        m_parts.cbegin(), m_parts.cend(), qint64(0),
        [](qint64 sum, const OutgoingPart &part) { return sum + part.content.size(); });
}

void OutgoingFiles::showAll()
{
    for (QWidget *chip : std::as_const(m_chips)) {
        m_grid->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // its own button may be what removes it
    }
    m_chips.clear();
    for (const OutgoingPart &part : std::as_const(m_parts))
        m_chips << makeChip(part);
    const qint64 weight = weightOnTheWire(bytes());
    const bool tooMuch = m_limit > 0 && weight > m_limit;
    QString title
        = tr("%Ln attachment(s), %1", nullptr, static_cast<int>(m_parts.size())).arg(sizeText(bytes()));
    if (tooMuch)
        title += QLatin1String(". ")
            + tr("On its way that becomes %1, and the server takes at most %2.")
                  .arg(sizeText(weight), sizeText(m_limit));
    m_title->setText(title);
    m_title->setObjectName(tooMuch ? QStringLiteral("problem") : QString());
    m_title->style()->unpolish(m_title);
    m_title->style()->polish(m_title);
    arrange();
    setVisible(!m_parts.isEmpty());
}

QWidget *OutgoingFiles::makeChip(const OutgoingPart &part)
{
    auto *chip = new QFrame(this);
    chip->setObjectName(QStringLiteral("chip"));
    chip->setFixedWidth(chipWidth);
    chip->setFocusPolicy(Qt::TabFocus);
    chip->setAccessibleName(tr("Attachment %1, %2").arg(part.name, sizeText(part.content.size())));
    chip->setToolTip(QStringLiteral("<span>%1</span>").arg(part.name.toHtmlEscaped()));
    auto *picture = new QLabel(chip);
    picture->setPixmap(
        linePixmap(attachmentIcon(part.type, part.name), 24, devicePixelRatioF(), colours().waiting));
    auto *name = new QLabel(chip);
    name->setTextFormat(Qt::PlainText);
    name->setText(fontMetrics().elidedText(part.name, Qt::ElideMiddle, chipWidth - 104));
    auto *size = new QLabel(sizeText(part.content.size()), chip);
    size->setObjectName(QStringLiteral("subtle"));
    auto *remove = new QToolButton(chip);
    remove->setObjectName(QStringLiteral("flat"));
    remove->setIcon(lineIcon(QStringLiteral("close")));
    remove->setFocusPolicy(Qt::TabFocus);
    remove->setToolTip(tr("Remove"));
    remove->setAccessibleName(tr("Remove %1").arg(part.name));
    const auto removeThis = [this, chip] { this->remove(m_chips.indexOf(chip)); };
    connect(remove, &QToolButton::clicked, this, removeThis);
    auto *key = new QShortcut(QKeySequence(Qt::Key_Delete), chip);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, removeThis);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(size);
    auto *layout = new QHBoxLayout(chip);
    layout->setContentsMargins(10, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    layout->addWidget(remove);
    return chip;
}

void OutgoingFiles::remove(qsizetype index)
{
    if (index < 0 || index >= m_parts.size())
        return;
    m_parts.removeAt(index);
    showAll();
    emit edited();
}

void OutgoingFiles::arrange()
{
    const int columns = qMax(1, (width() - 40 + m_grid->spacing()) / (chipWidth + m_grid->spacing()));
    for (int i = 0; i < m_chips.size(); ++i)
        m_grid->addWidget(m_chips.at(i), i / columns, i % columns);
    // Two rows are seen at once; many files must not take the room to write in.
    const int rows = qMin(2, (static_cast<int>(m_chips.size()) + columns - 1) / columns);
    const int chip = m_chips.isEmpty() ? 0 : m_chips.first()->sizeHint().height();
    m_scroll->setFixedHeight(rows * chip + qMax(0, rows - 1) * m_grid->spacing());
}

void OutgoingFiles::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

} // namespace duopost
