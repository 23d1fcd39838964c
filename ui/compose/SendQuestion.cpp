// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/SendQuestion.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace duopost {

QString concernText(const SendConcern &concern)
{
    const auto size = [](qint64 bytes) {
        return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
    };
    switch (concern.kind) {
    case SendConcern::Kind::NoRecipient:
        return SendQuestion::tr("There is no recipient yet.");
    case SendConcern::Kind::InvalidRecipient:
        return SendQuestion::tr("“%1” is not a whole e-mail address.").arg(concern.what.left(200));
    case SendConcern::Kind::TooLarge:
        return SendQuestion::tr("The message weighs %1, and your server takes at most %2.")
            .arg(size(concern.bytes), size(concern.limit));
    case SendConcern::Kind::ForgottenAttachment:
        return SendQuestion::tr("You wrote “%1”, but nothing is attached.").arg(concern.what);
    case SendConcern::Kind::EmptySubject:
        return SendQuestion::tr("The message has no subject.");
    case SendConcern::Kind::ManyRecipients:
        return SendQuestion::tr("%Ln people will see each other’s addresses.", nullptr, concern.count);
    }
    return {};
}

SendQuestion::SendQuestion(const QList<SendConcern> &concerns, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("sendQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const bool forbidden = std::any_of(concerns.cbegin(), concerns.cend(), forbidsSending);
    setWindowTitle(forbidden ? tr("Not ready to send") : tr("Before it is sent"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    QStringList sentences;
    for (const SendConcern &concern : concerns) {
        const bool bad = forbidsSending(concern);
        auto *picture = new QLabel(this);
        picture->setPixmap(linePixmap(
            bad ? QStringLiteral("warning") : QStringLiteral("info"), 20, devicePixelRatioF(),
            bad ? colours().bad : colours().here));
        auto *words = new QLabel(concernText(concern), this);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->setMinimumWidth(320);
        sentences << words->text();
        const int row = grid->rowCount();
        grid->addWidget(picture, row, 0, Qt::AlignTop);
        grid->addWidget(words, row, 1);
    }
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const auto has = [&](SendConcern::Kind kind) {
        return std::any_of(
            concerns.cbegin(), concerns.cend(), [kind](const SendConcern &one) { return one.kind == kind; });
    };
    const auto offer = [&](const QString &text, auto signal) {
        auto *button = new QPushButton(text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, signal] {
            accept();
            emit(this->*signal)();
        });
        buttons->addWidget(button);
        return button;
    };
    if (has(SendConcern::Kind::ForgottenAttachment))
        offer(tr("Attach a file…"), &SendQuestion::attachWanted);
    if (has(SendConcern::Kind::ManyRecipients))
        offer(tr("Move all to Bcc"), &SendQuestion::bccWanted);
    buttons->addStretch(1);
    if (!forbidden)
        offer(tr("Send all the same"), &SendQuestion::sendWanted);
    auto *back = new QPushButton(tr("Back to the message"), this);
    back->setObjectName(QStringLiteral("primary"));
    back->setDefault(true);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(back);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(20);
    layout->addLayout(grid);
    layout->addLayout(buttons);
    back->setFocus();
}

} // namespace duopost
