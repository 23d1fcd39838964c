// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/MessageWindow.h"

#include "ui/reader/ReaderPane.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace duopost {

MessageWindow::MessageWindow(MailService &service, const QByteArray &raw, QWidget *parent)
    : QWidget(parent, Qt::Window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("messageWindow"));
    setWindowTitle(tr("Attached message"));
    auto *reader = new ReaderPane(service, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(reader);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    resize(820, 680);
    reader->showFile(raw);
}

} // namespace duopost
