// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/folders/FolderArchives.h"

#include "mailcore/MailService.h"
#include "ui/words/ArchiveWords.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>

namespace duopost {

FolderArchives::FolderArchives(MailService &service, QWidget *window)
    : QObject(window), m_service(service), m_window(window),
      m_lastPlace(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
}

void FolderArchives::addTo(QMenu *menu, const Account &account, const Folder *folder)
{
    if (folder && folder->selectable) {
        auto *import = menu->addMenu(tr("Import"));
        import->addAction(tr("Files (mbox, .eml)…"), this, [this, account = account.id, id = folder->id] {
            askForImport(account, id, From::Files);
    });
        import->addAction(tr("Folder or Maildir…"), this, [this, account = account.id, id = folder->id] {
            askForImport(account, id, From::Folder);
});
} // namespace duopost
if (folder && !folder->selectable)
    return;
auto *out = menu->addMenu(folder ? tr("Export") : tr("Export all folders"));
const auto add = [&](const QString &text, ArchiveFormat format) {
    const ExportRequest request{
        .account = account.id, .folder = folder ? folder->id : FolderId(), .format = format};
    const auto name = folder ? folderTitle(*folder) : account.name;
    out->addAction(text, this, [this, request, name] { askForExport(request, name); });
};
add(folder ? tr("One file (mbox)…") : tr("One file for each folder (mbox)…"), ArchiveFormat::Mbox);
add(tr("Maildir…"), ArchiveFormat::Maildir);
add(tr("One file for each message (.eml)…"), ArchiveFormat::Eml);
}

void FolderArchives::askForImport(AccountId account, FolderId folder, From from)
{
    auto *dialog = new QFileDialog(m_window, tr("Import"), m_lastPlace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(from == From::Files ? QFileDialog::ExistingFiles : QFileDialog::Directory);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, [this, account, folder](const QStringList &paths) {
        m_lastPlace = QFileInfo(paths.value(0)).path();
        importNext({account, folder}, paths, {});
    });
    dialog->open();
}

void FolderArchives::askForExport(const ExportRequest &request, const QString &name)
{
    auto *dialog = new QFileDialog(m_window, tr("Export"), m_lastPlace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is ever overwritten
    const bool isFile = request.format == ArchiveFormat::Mbox && request.folder;
    auto proposed = name;
    proposed.replace(QLatin1Char('/'), QLatin1Char(' '));
    dialog->selectFile(isFile ? proposed + QStringLiteral(".mbox") : proposed);
    dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, request](const QString &path) {
        m_lastPlace = QFileInfo(path).path();
        auto wanted = request;
        wanted.path = path;
        startExport(wanted);
    });
    dialog->open();
}

void FolderArchives::importNext(FolderRef folder, QStringList paths, ArchiveReport sum)
{
    if (paths.isEmpty() || sum.interrupted) {
        tell(sum, tr("Import"), importSentence(sum));
        return;
    }
    const auto path = paths.takeFirst();
    whenFinished(
        m_service.importArchive({.folder = folder, .path = path}), this,
        [=, this](const ArchiveReport &report) {
            auto whole = sum;
            whole.done += report.done;
            whole.skipped += report.skipped;
            whole.failed += report.failed;
            whole.interrupted = report.interrupted;
            importNext(folder, paths, whole);
        },
        [=, this](const MailError &error) {
            auto whole = sum;
            if (error.kind() == MailError::Kind::FileUnreadable) { // the others may be fine
                whole.failed << ArchiveNote{ArchiveNote::Why::Unreadable, path, error.detail()};
                importNext(folder, paths, whole);
            } else {
                emit failed(folder.account, error);
            }
        });
}

void FolderArchives::startExport(const ExportRequest &request)
{
    whenFinished(
        m_service.exportArchive(request), this,
        [this](const ArchiveReport &report) { tell(report, tr("Export"), exportSentence(report)); },
        [this, account = request.account](const MailError &error) { emit failed(account, error); });
}

void FolderArchives::tell(const ArchiveReport &report, const QString &title, const QString &sentence)
{
    const auto details = archiveDetails(report);
    if (isWhole(report) || details.isEmpty()) {
        emit told(sentence);
        return;
    }
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Information);
    box->setWindowTitle(title);
    box->setText(sentence);
    box->setDetailedText(details);
    box->setStandardButtons(QMessageBox::Ok);
    box->open();
}

} // namespace duopost
