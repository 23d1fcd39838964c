// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/LinkQuestion.h"

#include "ui/words/SafetyWords.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>

namespace duopost {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("LinkQuestion", text);
}

constexpr qsizetype hostAtMost = 60;

} // namespace

void followLink(const QUrl &url, const QString &text, QWidget *window)
{
    const auto concern = concernAbout(url, text);
    if (!concern) {
        QDesktopServices::openUrl(url);
        return;
    }
    const SafetyWords words = safetyWords(*concern);
    auto *box = new QMessageBox(
        QMessageBox::Warning, say(QT_TRANSLATE_NOOP("LinkQuestion", "Link")), words.sentence,
        QMessageBox::NoButton, window);
    box->setObjectName(QStringLiteral("linkQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText); // hosts are not to be trusted
    box->setInformativeText(words.details);
    if (concern->kind == LinkConcern::Kind::IsNotOpened) {
        box->addButton(QMessageBox::Close);
    } else {
        const auto *open = box->addButton(
            say(QT_TRANSLATE_NOOP("LinkQuestion", "&Open %1")).arg(concern->host.left(hostAtMost)),
            QMessageBox::DestructiveRole);
        QObject::connect(open, &QPushButton::clicked, box, [url] { QDesktopServices::openUrl(url); });
        box->setDefaultButton(
            box->addButton(say(QT_TRANSLATE_NOOP("LinkQuestion", "&Do not open")), QMessageBox::RejectRole));
    }
    box->open();
}

} // namespace duopost
