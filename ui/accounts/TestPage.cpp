// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/TestPage.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/AccountWords.h"
#include "ui/words/ErrorText.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

namespace {

std::pair<QString, QColor> iconFor(AccountTestStep::State state)
{
    switch (state) {
    case AccountTestStep::State::Done:
        return {QStringLiteral("check"), colours().good};
    case AccountTestStep::State::Failed:
        return {QStringLiteral("warning"), colours().bad};
    case AccountTestStep::State::Running:
        return {QStringLiteral("get-mail"), colours().waiting};
    case AccountTestStep::State::Waiting:
    case AccountTestStep::State::Skipped:
        break;
    }
    return {QStringLiteral("untested"), colours().neutral};
}

} // namespace

TestPage::TestPage(QWidget *parent)
    : QWidget(parent), m_summary(new QLabel(this)), m_again(new QPushButton(tr("Test again"), this)),
      m_certificate(new QPushButton(tr("Look at the certificate…"), this))
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < testStepCount; ++i) {
        auto &row = m_rows[static_cast<size_t>(i)];
        row = {new QLabel(this), new QLabel(this), new QLabel(this), new QLabel(this), new QLabel(this)};
        row.time->setObjectName(QStringLiteral("subtle"));
        row.time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.text->setObjectName(QStringLiteral("subtle"));
        row.text->setWordWrap(true);
        row.text->setMinimumHeight(fontMetrics().lineSpacing());
        row.server->setObjectName(QStringLiteral("serverText"));
        row.server->setWordWrap(true);
        row.server->setTextFormat(Qt::PlainText);
        row.server->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        row.server->hide();
        grid->addWidget(row.icon, 4 * i, 0);
        grid->addWidget(row.title, 4 * i, 1);
        grid->addWidget(row.time, 4 * i, 2);
        grid->addWidget(row.text, 4 * i + 1, 1, 1, 2);
        grid->addWidget(row.server, 4 * i + 2, 1, 1, 2);
        grid->setRowMinimumHeight(4 * i + 3, 8);
    }
    m_summary->setWordWrap(true);
    m_certificate->hide();
    m_again->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_certificate);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(grid);
    layout->addWidget(m_summary);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(m_again, &QPushButton::clicked, this, &TestPage::again);
    connect(m_certificate, &QPushButton::clicked, this, [this] { emit certificateAsked(m_refused); });
}

void TestPage::begin(Protocol protocol)
{
    m_protocol = protocol;
    m_refused.reset();
    m_certificate->hide();
    m_again->hide();
    m_summary->clear();
    for (int i = 0; i < testStepCount; ++i)
        paint(m_rows[static_cast<size_t>(i)], {.step = static_cast<TestStep>(i)});
}

void TestPage::paint(Row &row, const AccountTestStep &step)
{
    const auto [icon, colour] = iconFor(step.state);
    const bool ended
        = step.state == AccountTestStep::State::Done || step.state == AccountTestStep::State::Failed;
    row.icon->setPixmap(linePixmap(icon, 20, devicePixelRatioF(), colour));
    row.title->setText(testStepTitle(step.step, m_protocol));
    row.time->setText(ended ? tr("%1 ms").arg(locale().toString(step.ms)) : QString());
    auto text = testStepSentence(step, m_protocol);
    if (step.error) {
        if (const auto advice = errorAdvice(*step.error); !advice.isEmpty())
            text += QLatin1Char(' ') + advice;
    }
    row.text->setText(text);
    const auto server = step.error ? errorDetails(*step.error) : QString();
    row.server->setText(server.left(1000));
    row.server->setVisible(!server.isEmpty());
    row.title->setEnabled(
        step.state != AccountTestStep::State::Waiting && step.state != AccountTestStep::State::Skipped);
}

void TestPage::showStep(const AccountTestStep &step)
{
    paint(m_rows[static_cast<size_t>(step.step)], step);
    if (step.state != AccountTestStep::State::Failed || !step.error)
        return;
    const auto certificate = step.error->certificate() ? step.error->certificate() : step.certificate;
    if (certificate && !certificate->isTrusted())
        m_refused = certificate;
}

void TestPage::finish(bool succeeded)
{
    m_summary->setText(
        succeeded
            ? tr("Everything works.")
            : tr("The account does not work like this. You can go back and correct it, or add it all the same "
                 "and try again later."));
    m_again->setVisible(!succeeded);
    m_certificate->setVisible(!succeeded && m_refused);
}

} // namespace duopost
