// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/AttachmentPreview.h"

#include "mailcore/Cards.h"
#include "ui/reader/PreviewPictures.h"
#include "ui/words/Futures.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace duopost {

namespace {

QString textOf(const QByteArray &content)
{
    QString text = QString::fromUtf8(content);
    if (text.contains(QChar(QChar::ReplacementCharacter)))
        text = QString::fromLatin1(content);
    return text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
}

} // namespace

AttachmentPreview::AttachmentPreview(const Attachment &attachment, const AttachmentKind &kind, QWidget *parent)
    : QDialog(parent), m_pages(new QStackedWidget(this)), m_picture(new QLabel(this)),
      m_sentence(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(attachment.name);
    setModal(false);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(120, 90);
    m_picture->setAccessibleName(attachment.name);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_pages->addWidget(m_sentence);
    m_pages->addWidget(m_picture);
    auto *buttons = new QDialogButtonBox(this);
    auto *save = buttons->addButton(tr("Save…"), QDialogButtonBox::ActionRole);
    connect(save, &QPushButton::clicked, this, &AttachmentPreview::saveWanted);
    if (kind.opening != AttachmentKind::Opening::Never) {
        auto *open = buttons->addButton(tr("Open with another program"), QDialogButtonBox::ActionRole);
        connect(open, &QPushButton::clicked, this, &AttachmentPreview::openWanted);
    }
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    close->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(12);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    resize(760, 620);

    switch (kind.preview) {
    case AttachmentKind::Preview::Image:
        showPicture(
            pictureOf(attachment.content),
            tr("This picture cannot be shown: it is damaged, or far too large."));
        break;
    case AttachmentKind::Preview::Pdf:
        showPicture(firstPageOf(attachment.content), tr("The first page of this document cannot be shown."));
        setWindowTitle(tr("%1 – first page").arg(attachment.name));
        break;
    case AttachmentKind::Preview::Contact:
        showCard(attachment.content);
        break;
    default:
        showText(textOf(attachment.content));
        break;
    }
}

bool AttachmentPreview::canShow(const AttachmentKind &kind)
{
    using P = AttachmentKind::Preview;
    return kind.preview == P::Image || kind.preview == P::Text || kind.preview == P::Contact
        || kind.preview == P::Calendar || (kind.preview == P::Pdf && canDrawPages());
}

void AttachmentPreview::showPicture(const QFuture<QImage> &picture, const QString &otherwise)
{
    m_sentence->setText(tr("One moment…"));
    whenFinished(
        picture, this,
        [this, otherwise](const QImage &image) {
            m_image = image;
            if (image.isNull()) {
                m_sentence->setText(otherwise);
                return;
            }
            m_pages->setCurrentWidget(m_picture);
            fit();
        },
        [this, otherwise](const MailError &) { m_sentence->setText(otherwise); });
}

void AttachmentPreview::showText(const QString &text)
{
    auto *view = new QPlainTextEdit(this);
    view->setReadOnly(true);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setPlainText(text);
    view->setAccessibleName(windowTitle());
    m_pages->addWidget(view);
    m_pages->setCurrentWidget(view);
}

void AttachmentPreview::showCard(const QByteArray &content)
{
    const auto card = contactOf(content);
    if (!card) {
        showText(textOf(content));
        return;
    }
    QStringList lines{card->name, card->organization};
    lines += card->addresses;
    lines += card->phones;
    lines << card->postal;
    if (card->moreCards > 0)
        lines << tr("… and %Ln more card(s) in this file", nullptr, card->moreCards);
    lines.removeAll(QString());
    showText(lines.join(QLatin1Char('\n')));
}

void AttachmentPreview::fit()
{
    if (m_image.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const QSize room = m_pages->size() * ratio;
    QPixmap pixmap = QPixmap::fromImage(
        m_image.width() > room.width() || m_image.height() > room.height()
            ? m_image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation)
            : m_image);
    pixmap.setDevicePixelRatio(ratio);
    m_picture->setPixmap(pixmap);
}

void AttachmentPreview::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fit();
}

} // namespace duopost
