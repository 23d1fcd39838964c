// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/KeepingLine.h"

#include "ui/accounts/OfflineChoice.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

KeepingLine::KeepingLine(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_place(new QLabel(this)),
      m_edit(new QPushButton(tr("Edit"), this)), m_choose(new QPushButton(tr("Choose a &folder…"), this)),
      m_usualAgain(new QPushButton(tr("Use the usual place"), this)), m_box(new QWidget(this)),
      m_offline(new OfflineChoice(m_box)),
      m_archive(new QCheckBox(tr("&Also keep an archive here that nothing on the server can empty"), this))
{
    m_archive->setObjectName(QStringLiteral("keepArchive"));
    m_archive->setToolTip(
        tr("Both at once: every device sees the same mail, and what is deleted on the server stays on this "
           "computer."));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("keepingText"));
    m_edit->setAccessibleName(tr("Edit what is kept on this computer"));
    m_edit->setCheckable(true);
    m_edit->setObjectName(QStringLiteral("small"));
    m_place->setTextFormat(Qt::PlainText);
    m_place->setWordWrap(true);
    m_place->setObjectName(QStringLiteral("mailPlace"));
    m_choose->setObjectName(QStringLiteral("choosePlace"));
    auto *note = new QLabel(
        tr("The mail gets a folder of its own in there. It has to be a disk of this computer, not a network "
           "drive or a folder that another program keeps in step; the place cannot be changed later."),
        m_box);
    note->setObjectName(QStringLiteral("subtle"));
    note->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_edit);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_choose);
    buttons->addWidget(m_usualAgain);
    buttons->addStretch(1);
    auto *box = new QVBoxLayout(m_box);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    box->addWidget(m_place);
    box->addLayout(buttons);
    box->addWidget(note);
    box->addWidget(m_offline);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(line);
    layout->addWidget(m_archive);
    layout->addWidget(m_box);
    m_box->hide();
    connect(m_edit, &QPushButton::toggled, m_box, &QWidget::setVisible);
    connect(m_archive, &QCheckBox::toggled, this, [this](bool on) {
        m_offline->setEnabled(!on);
        tell();
    });
    connect(m_offline, &OfflineChoice::edited, this, &KeepingLine::tell);
    connect(m_choose, &QPushButton::clicked, this, &KeepingLine::choosePlace);
    connect(m_usualAgain, &QPushButton::clicked, this, [this] {
        m_chosen.clear();
        tell();
    });
}

void KeepingLine::setUsualPlace(const QString &folder)
{
    m_usual = folder;
    tell();
}

void KeepingLine::setProtocol(Protocol protocol)
{
    m_protocol = protocol;
    m_offline->setVisible(protocol == Protocol::Imap);
    m_archive->setVisible(protocol == Protocol::Imap);
    tell();
}

KeepOffline KeepingLine::keep() const
{
    return m_protocol == Protocol::Imap ? m_offline->value() : KeepOffline{KeepOffline::Extent::Recent};
}

bool KeepingLine::keepsArchive() const
{
    return m_protocol == Protocol::Imap && m_archive->isChecked();
}

void KeepingLine::choosePlace()
{
    auto *dialog
        = new QFileDialog(this, tr("Where shall the mail be?"), m_chosen.isEmpty() ? m_usual : m_chosen);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_chosen = folder;
        tell();
    });
    dialog->open();
}

void KeepingLine::tell()
{
    const auto amount = m_protocol == Protocol::Imap && !keepsArchive()
        ? OfflineChoice::inWords(m_offline->value())
        : tr("every message, whole");
    m_text->setText(tr("On this computer: %1", "what is kept").arg(amount));
    m_place->setText(
        tr("In the folder %1").arg(QDir::toNativeSeparators(m_chosen.isEmpty() ? m_usual : m_chosen)));
    m_usualAgain->setVisible(!m_chosen.isEmpty());
}

} // namespace duopost
