// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/SaveQuestion.h"

#include "ui/reader/AttachmentSaver.h"
#include "ui/words/Futures.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace duopost {

void askAndSaveBytes(
    const QByteArray &bytes, const QString &name, const QString &title, QWidget *window,
    const std::function<void(const QString &)> &saved, const std::function<void(const MailError &)> &failed)
{
    auto *dialog
        = new QFileDialog(window, title, QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [=](const QString &path) {
        whenFinished(saveBytes(bytes, path, Existing::Replace), window, saved, failed);
    });
    dialog->open();
}

} // namespace duopost
