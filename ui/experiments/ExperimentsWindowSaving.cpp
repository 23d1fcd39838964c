// SPDX-License-Identifier: GPL-3.0-or-later
// What was found, as a page or a document.
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/ExperimentTitles.h"
#include "ui/experiments/ExperimentsWindow.h"
#include "ui/words/ErrorText.h"
#include "ui/words/PdfPage.h"

#include <QFileDialog>
#include <QLabel>
#include <QSaveFile>

namespace duopost {

QString ExperimentsWindow::html(Transcript transcript) const
{
    auto cells = m_model->cells();
    if (transcript == Transcript::None) {
        for (auto &cell : cells)
            cell.transcript.clear();
    }
    return experimentPage(
        {.at = QDateTime::currentDateTime(), .server = m_server, .cells = cells, .account = m_accountTried},
        experimentWords());
}

bool ExperimentsWindow::savePage(const QString &file)
{
    QSaveFile page(file);
    const QByteArray bytes = html(Transcript::Whole).toUtf8();
    if (page.open(QIODevice::WriteOnly) && page.write(bytes) == bytes.size() && page.commit())
        return true;
    tell(errorText(MailError(MailError::Kind::FileUnwritable, file, {}, page.errorString())));
    return false;
}

bool ExperimentsWindow::savePdf(const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        tell(errorText(MailError(MailError::Kind::FileUnwritable, file, {}, out.errorString())));
        return false;
    }
    // With all that was said on the wire it would be more than a hundred pages.
    printPage(out, html(Transcript::None), experimentWords().title, QPageLayout::Landscape);
    if (out.commit())
        return true;
    tell(errorText(MailError(MailError::Kind::FileUnwritable, file, {}, out.errorString())));
    return false;
}

void ExperimentsWindow::askWhere(
    const QString &suffix, const QString &kind, bool (ExperimentsWindow::*save)(const QString &))
{
    auto *dialog = new QFileDialog(this, tr("Save as"), {}, kind);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("experiments") + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, save](const QString &file) {
        m_problem->hide();
        (this->*save)(file);
    });
    dialog->open();
}

} // namespace duopost
