// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/AttachmentChip.h"

#include "ui/reader/AttachmentPreview.h"
#include "ui/reader/OpenedFiles.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

namespace duopost {

namespace {
constexpr qsizetype dragAtMost = 50 * 1024 * 1024; // it is written while the mouse waits
} // namespace

AttachmentChip::AttachmentChip(const Attachment &attachment, QWidget *parent)
    : QFrame(parent), m_attachment(attachment),
      m_kind(kindOf(attachment.name, attachment.content, attachment.type))
{
    setObjectName(QStringLiteral("chip"));
    setFixedWidth(chipWidth);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    const QString sizeText
        = locale().formattedDataSize(attachment.content.size(), 1, QLocale::DataSizeTraditionalFormat);
    setAccessibleName(tr("Attachment %1, %2").arg(attachment.name, sizeText));
    auto *picture = new QLabel(this);
    picture->setPixmap(linePixmap(
        attachmentIcon(attachment.type, attachment.name), 24, devicePixelRatioF(), colours().waiting));
    auto *name = new QLabel(this);
    name->setTextFormat(Qt::PlainText);
    name->setText(fontMetrics().elidedText(attachment.name, Qt::ElideMiddle, chipWidth - 104));
    auto *size = new QLabel(
        m_kind.opening == AttachmentKind::Opening::Never ? tr("%1 · program").arg(sizeText) : sizeText, this);
    size->setObjectName(QStringLiteral("subtle"));
    auto *save = new QToolButton(this);
    save->setIcon(lineIcon(QStringLiteral("save")));
    save->setObjectName(QStringLiteral("flat"));
    save->setToolTip(tr("Save %1…").arg(attachment.name));
    save->setAccessibleName(tr("Save %1").arg(attachment.name));
    save->setFocusPolicy(Qt::TabFocus);
    save->setCursor(Qt::ArrowCursor);
    connect(save, &QToolButton::clicked, this, &AttachmentChip::saveWanted);
    setToolTip(attachment.name + QLatin1Char('\n') + QString::fromLatin1(m_kind.type));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(size);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    layout->addWidget(save);
}

void AttachmentChip::mousePressEvent(QMouseEvent *event)
{
    m_isPressed = event->button() == Qt::LeftButton;
    m_pressed = event->pos();
}

void AttachmentChip::mouseMoveEvent(QMouseEvent *event)
{
    const int way = (event->pos() - m_pressed).manhattanLength();
    if (m_isPressed && way >= QApplication::startDragDistance()) {
        m_isPressed = false;
        drag();
    }
}

void AttachmentChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_isPressed && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit showWanted();
    m_isPressed = false;
}

void AttachmentChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit showWanted();
    else
        QFrame::keyPressEvent(event);
}

void AttachmentChip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (AttachmentPreview::canShow(m_kind) || m_kind.preview == AttachmentKind::Preview::Message)
        menu->addAction(tr("Show"), this, &AttachmentChip::showWanted);
    auto *open = menu->addAction(tr("Open with another program"), this, &AttachmentChip::openWanted);
    open->setEnabled(m_kind.opening != AttachmentKind::Opening::Never);
    menu->addAction(tr("Save…"), this, &AttachmentChip::saveWanted);
    menu->popup(event->globalPos());
}

void AttachmentChip::drag()
{
    if (m_attachment.content.size() > dragAtMost) {
        emit failed(MailError(
            MailError::Kind::LimitExceeded, m_attachment.name, {},
            tr("Files above %1 cannot be dragged; save it instead.")
                .arg(locale().formattedDataSize(dragAtMost, 0))));
        return;
    }
    whenFinished(
        copyForOthers(m_attachment.name, m_attachment.content), this,
        [this](const QString &path) { dragFile(path); },
        [this](const MailError &error) { emit failed(error); });
}

void AttachmentChip::dragFile(const QString &path)
{
    if (!(QGuiApplication::mouseButtons() & Qt::LeftButton))
        return; // let go meanwhile
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(path)});
    auto *dragged = new QDrag(this);
    dragged->setMimeData(data);
    dragged->setPixmap(lineIcon(attachmentIcon(m_attachment.type, m_attachment.name)).pixmap(QSize(32, 32)));
    dragged->exec(Qt::CopyAction);
}

} // namespace duopost
