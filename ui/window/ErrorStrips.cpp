// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ErrorStrips.h"

#include "ui/reader/Strip.h"
#include "ui/theme/Icons.h"
#include "ui/words/ErrorText.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

namespace {
constexpr int stripsShown = 3;
constexpr int entriesKept = 50;
} // namespace

ErrorStrips::ErrorStrips(QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_more(new QLabel(this))
{
    setAccessibleName(tr("Problems"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_more->setObjectName(QStringLiteral("subtle"));
    m_more->setContentsMargins(20, 3, 20, 3);
    m_layout->addWidget(m_more);
    arrange();
}

void ErrorStrips::raise(
    AccountId account, const QString &accountName, const MailError &error, Until until, const Retry &retry,
    const QString &button)
{
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.account == account && entry.kind == error.kind() && entry.subject == error.subject()) {
            dismiss(entry.strip);
            break;
        }
    }
    if (m_entries.size() >= entriesKept)
        dismiss(m_entries.first().strip);
    auto *strip = new Strip(Strip::Tone::Bad, QStringLiteral("warning"), this);
    QString sentence = errorText(error);
    if (!accountName.isEmpty())
        sentence = tr("%1: %2", "account, error").arg(accountName, sentence);
    const QString advice = errorAdvice(error);
    strip->say(advice.isEmpty() ? sentence : sentence + QLatin1Char(' ') + advice, errorDetails(error));
    if (retry) {
        connect(
            strip->addButton(button.isEmpty() ? tr("Try again") : button), &QPushButton::clicked, this,
            [this, strip, retry] {
                dismiss(strip);
                retry();
            });
    }
    QPushButton *close = strip->addButton({});
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setFlat(true);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QPushButton::clicked, this, [this, strip] { dismiss(strip); });
    m_layout->insertWidget(0, strip);
    m_entries << Entry{account, error.kind(), error.subject(), until, strip};
    arrange();
}

void ErrorStrips::settle(AccountId account)
{
    const QList<Entry> entries = m_entries;
    for (const Entry &entry : entries) {
        if (entry.account == account && entry.until == Until::Settled)
            dismiss(entry.strip);
    }
}

void ErrorStrips::dismiss(Strip *strip)
{
    m_entries.removeIf([strip](const Entry &entry) { return entry.strip == strip; });
    m_layout->removeWidget(strip);
    strip->hide();
    strip->deleteLater();
    arrange();
}

void ErrorStrips::arrange()
{
    const int hidden = static_cast<int>(qMax<qsizetype>(0, m_entries.size() - stripsShown));
    for (int i = 0; i < m_entries.size(); ++i)
        m_entries.at(i).strip->setVisible(i >= hidden);
    m_more->setText(tr("%Ln older problem(s)", nullptr, hidden));
    m_more->setVisible(hidden > 0);
    setVisible(!m_entries.isEmpty());
}

QList<const Strip *> ErrorStrips::strips() const
{
    QList<const Strip *> all;
    for (const Entry &entry : m_entries)
        all << entry.strip;
    return all;
}

} // namespace duopost
