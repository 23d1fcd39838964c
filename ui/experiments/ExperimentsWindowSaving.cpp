// SPDX-License-Identifier: GPL-3.0-or-later
// What was found, as a page or a document.
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/ExperimentTitles.h"
#include "ui/experiments/ExperimentsWindow.h"
#include "ui/words/ErrorText.h"

#include <QFileDialog>
#include <QLabel>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

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
    {
        QPdfWriter pdf(&out);
        pdf.setPageLayout(QPageLayout(
            QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(), // the document has its own
            QPageLayout::Millimeter));
        pdf.setTitle(experimentWords().title);
        QTextDocument document;
        document.setDefaultFont(QFont(font().family(), 8));
        document.setHtml(html(Transcript::None)); // it would be more than a hundred pages
        document.print(&pdf);
    }
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
