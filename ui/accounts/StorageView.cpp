// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/StorageView.h"

#include "ui/accounts/OfflineChoice.h"
#include "ui/switching/SwitchWords.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace duopost {

StorageView::StorageView(MailService &service, const Account &account, QWidget *parent)
    : QWidget(parent), m_before(account.keep), m_archived(account.keepsArchive)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    const auto add = [&](const QString &text, const QString &name = {}) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setObjectName(name);
        layout->addWidget(label);
        return label;
    };
    const auto heading = [&](const QString &text) {
        auto *label = add(text);
        auto bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
    };
    const auto folder = service.mailFolder(account.id);
    heading(tr("Where the mail is"));
    auto *place = add(QDir::toNativeSeparators(folder), QStringLiteral("mailFolder"));
    place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *open = new QPushButton(tr("&Open folder"), this);
    open->setObjectName(QStringLiteral("openFolder"));
    open->setAutoDefault(false);
    layout->addWidget(open, 0, Qt::AlignLeft);
    add(tr("The place is chosen when an account is added and stays the same, so that no message can be lost on "
           "the "
           "way. Do not move or change the files yourself."),
        QStringLiteral("subtle"));
    layout->addSpacing(10);
    heading(tr("What is kept here"));
    if (account.protocol == Protocol::Imap) {
        m_offline = new OfflineChoice(this);
        m_offline->setValue(account.keep);
        layout->addWidget(m_offline);
        auto *usually = add(
            tr("For folders of which nothing else is said in their own menu. What exists only here is always "
               "kept whole."),
            QStringLiteral("subtle"));
        auto *whole = add(tr("Every message, whole: the archive needs it."));
        layout->addSpacing(10);
        heading(tr("Archive", "noun"));
        m_archive = new QCheckBox(tr("&Keep an archive that nothing on the server can empty"), this);
        m_archive->setObjectName(QStringLiteral("keepArchive"));
        m_archive->setChecked(account.keepsArchive);
        layout->addWidget(m_archive);
        auto *numbers = add({});
        numbers->setObjectName(QStringLiteral("archiveNumbers"));
        numbers->setVisible(account.keepsArchive);
        add(tr("Every message is kept here whole, a second time. What another device, the provider or somebody "
               "with your password deletes on the server shows in the folder “Only on this computer”. If the "
               "archive is ended, what the server still has is no longer kept twice; what is only here stays."),
            QStringLiteral("subtle"));
        const auto follow = [this, usually, whole] {
            m_offline->setVisible(!m_archive->isChecked());
            usually->setVisible(!m_archive->isChecked());
            whole->setVisible(m_archive->isChecked());
        };
        connect(m_archive, &QCheckBox::toggled, this, follow);
        follow();
        if (account.keepsArchive)
            whenFinished(
                service.keptArchive(account.id), this,
                [this, numbers](const KeptArchive &archive) {
                    QStringList words;
                    for (const auto &line : archiveLines(archive, locale())) {
                        if (line.icon != QLatin1String("info"))
                            words << line.text;
                    }
                    numbers->setText(words.join(QLatin1Char('\n')));
                },
                [numbers](const MailError &error) { numbers->setText(errorText(error)); });
    } else {
        add(tr(
            "POP3 fetches every message whole, and what was fetched stays here: it may be the only copy. What "
            "stays on the server is said under “On the server”."));
    }
    layout->addStretch(1);
    connect(open, &QPushButton::clicked, this, [folder] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    });
}

KeepOffline StorageView::keep() const
{
    return m_offline ? m_offline->value() : m_before;
}

bool StorageView::keepsArchive() const
{
    return m_archive ? m_archive->isChecked() : m_archived;
}

} // namespace duopost
