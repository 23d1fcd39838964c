// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/AttachmentBar.h"

#include "ui/reader/AttachmentSaver.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>

namespace duopost {

namespace {
constexpr int chipWidth = 264;
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
        if (!attachment.isInline || message->html.isEmpty())
            m_attachments << attachment;
    }
    for (const Attachment &attachment : m_attachments.mid(0, chipsShown))
        m_chips << makeChip(attachment);
    m_title->setText(tr("%Ln attachment(s)", nullptr, static_cast<int>(m_attachments.size())));
    m_saveAll->setVisible(m_attachments.size() > 1);
    arrange();
    setVisible(!m_attachments.isEmpty());
}

QWidget *AttachmentBar::makeChip(const Attachment &attachment)
{
    auto *chip = new QFrame(this);
    chip->setObjectName(QStringLiteral("chip"));
    chip->setFixedWidth(chipWidth);
    auto *picture = new QLabel(chip);
    picture->setPixmap(linePixmap(
        attachmentIcon(attachment.type, attachment.name), 24, devicePixelRatioF(), colours().waiting));
    auto *name = new QLabel(chip);
    name->setTextFormat(Qt::PlainText);
    name->setText(fontMetrics().elidedText(attachment.name, Qt::ElideMiddle, chipWidth - 104));
    auto *size = new QLabel(
        locale().formattedDataSize(attachment.content.size(), 1, QLocale::DataSizeTraditionalFormat), chip);
    size->setObjectName(QStringLiteral("subtle"));
    auto *button = new QToolButton(chip);
    button->setIcon(lineIcon(QStringLiteral("save")));
    button->setObjectName(QStringLiteral("flat"));
    button->setToolTip(tr("Save %1…").arg(attachment.name));
    button->setAccessibleName(tr("Save %1").arg(attachment.name));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, attachment] { askAndSave(attachment); });
    chip->setToolTip(attachment.name + QLatin1Char('\n') + QString::fromLatin1(attachment.type));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(size);
    auto *layout = new QHBoxLayout(chip);
    layout->setContentsMargins(10, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    layout->addWidget(button);
    return chip;
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
