// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/AttachmentBar.h"

#include "ui/reader/AttachmentChip.h"
#include "ui/reader/AttachmentPreview.h"
#include "ui/reader/AttachmentSaver.h"
#include "ui/reader/OpenedFiles.h"
#include "ui/words/Futures.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

namespace duopost {

namespace {
constexpr int chipWidth = AttachmentChip::chipWidth;
constexpr int chipsShown = 60;
} // namespace

AttachmentBar::AttachmentBar(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_saveAll(new QPushButton(tr("Save all…"), this)),
      m_grid(new QGridLayout), m_lastFolder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
{
    setObjectName(QStringLiteral("attachmentBar"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_saveAll->setObjectName(QStringLiteral("small"));
    connect(m_saveAll, &QPushButton::clicked, this, &AttachmentBar::askAndSaveAll);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addStretch();
    top->addWidget(m_saveAll);
    m_grid->setSpacing(8);
    m_grid->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 10, 20, 12);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(m_grid);
    hide();
}

void AttachmentBar::showAttachments(const ParsedMessagePtr &message)
{
    qDeleteAll(m_chips);
    m_chips.clear();
    m_attachments.clear();
    for (const Attachment &attachment : message ? message->attachments : QList<Attachment>()) {
        // A signature is spoken of above the message.
        const bool isSignature = message->protection && attachment.type.endsWith("-signature");
        if (!isSignature && (!attachment.isInline || message->html.isEmpty()))
            m_attachments << attachment;
    }
    for (const Attachment &attachment : m_attachments.mid(0, chipsShown))
        m_chips << makeChip(attachment);
    m_title->setText(tr("%Ln attachment(s)", nullptr, static_cast<int>(m_attachments.size())));
    m_saveAll->setVisible(m_attachments.size() > 1);
    arrange();
    setVisible(!m_attachments.isEmpty());
}

AttachmentChip *AttachmentBar::makeChip(const Attachment &attachment)
{
    auto *chip = new AttachmentChip(attachment, this);
    connect(chip, &AttachmentChip::showWanted, this, [this, chip] { showContent(*chip); });
    connect(chip, &AttachmentChip::openWanted, this, [this, chip] {
        askAndOpen(chip->attachment(), chip->kind());
    });
    connect(chip, &AttachmentChip::saveWanted, this, [this, chip] { askAndSave(chip->attachment()); });
    connect(chip, &AttachmentChip::failed, this, &AttachmentBar::failed);
    return chip;
}

void AttachmentBar::showContent(const AttachmentChip &chip)
{
    const Attachment attachment = chip.attachment(); // the chip may go while a window is open
    const AttachmentKind kind = chip.kind();
    if (kind.preview == AttachmentKind::Preview::Message) {
        emit messageWanted(attachment.content);
        return;
    }
    if (!AttachmentPreview::canShow(kind)) {
        askAndOpen(attachment, kind);
        return;
    }
    auto *preview = new AttachmentPreview(attachment, kind, this);
    connect(preview, &AttachmentPreview::openWanted, this, [this, attachment, kind] {
        askAndOpen(attachment, kind);
    });
    connect(preview, &AttachmentPreview::saveWanted, this, [this, attachment] { askAndSave(attachment); });
    preview->show();
}

void AttachmentBar::askAndOpen(const Attachment &attachment, const AttachmentKind &kind)
{
    if (kind.opening == AttachmentKind::Opening::Never)
        return refuseToOpen(attachment);
    if (kind.opening == AttachmentKind::Opening::Allowed)
        return open(attachment);
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Open attachment"), tr("Open “%1” with another program?").arg(attachment.name),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("openQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("Files of this kind can contain small programs, or load things from the internet and so tell their "
           "sender that you opened them. Open it only if you expected it."));
    const auto *yes = box->addButton(tr("&Open"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, attachment] { open(attachment); });
    box->setDefaultButton(box->addButton(tr("&Do not open"), QMessageBox::RejectRole));
    box->open();
}

void AttachmentBar::refuseToOpen(const Attachment &attachment)
{
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Open attachment"),
        tr("“%1” is a program, or starts one.").arg(attachment.name), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("openQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("Duopost does not start programs that came with a message. You can save the file."));
    const auto *save = box->addButton(tr("&Save…"), QMessageBox::AcceptRole);
    connect(save, &QPushButton::clicked, this, [this, attachment] { askAndSave(attachment); });
    box->setDefaultButton(box->addButton(QMessageBox::Close));
    box->open();
}

void AttachmentBar::open(const Attachment &attachment)
{
    whenFinished(
        copyForOthers(attachment.name, attachment.content), this,
        [this, name = attachment.name](const QString &path) {
            if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
                emit failed(MailError(
                    MailError::Kind::FileUnreadable, name, {}, tr("no program opens files of this kind")));
        },
        [this](const MailError &error) { emit failed(error); });
}

void AttachmentBar::arrange()
{
    const int columns = qMax(1, (width() - 40 + m_grid->spacing()) / (chipWidth + m_grid->spacing()));
    for (int i = 0; i < m_chips.size(); ++i)
        m_grid->addWidget(m_chips.at(i), i / columns, i % columns);
}

void AttachmentBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void AttachmentBar::askAndSave(const Attachment &attachment)
{
    auto *dialog = new QFileDialog(this, tr("Save attachment"), m_lastFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before it replaces a file
    dialog->selectFile(attachment.name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, attachment](const QString &path) {
        m_lastFolder = QFileInfo(path).path();
        save(attachment, path, Existing::Replace);
    });
    dialog->open();
}

void AttachmentBar::askAndSaveAll()
{
    auto *dialog = new QFileDialog(this, tr("Save all attachments"), m_lastFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &AttachmentBar::saveAllTo);
    dialog->open();
}

void AttachmentBar::saveAllTo(const QString &folder)
{
    m_lastFolder = folder;
    QStringList taken;
    for (const Attachment &attachment : std::as_const(m_attachments)) {
        // Two attachments of one name are written at the same time; the second needs its own name now.
        QString name = freeName(folder, attachment.name);
        for (int i = 2; taken.contains(name); ++i)
            name = freeName(folder, QStringLiteral("%1-%2").arg(i).arg(attachment.name));
        taken << name;
        save(attachment, QDir(folder).filePath(name), Existing::KeepBoth);
    }
}

void AttachmentBar::save(const Attachment &attachment, const QString &path, Existing existing)
{
    whenFinished(
        saveBytes(attachment.content, path, existing), this,
        [this](const QString &where) { emit saved(where); },
        [this](const MailError &error) { emit failed(error); });
}

} // namespace duopost
