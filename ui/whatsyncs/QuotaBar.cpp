// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/QuotaBar.h"

#include "ui/theme/Theme.h"
#include "ui/words/MailboxWords.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace duopost {

class QuotaBar::Bar : public QWidget {
public:
    explicit Bar(QWidget *parent) : QWidget(parent) { setFixedHeight(8); }
    void set(double part, MailboxAnswer::Tone tone)
    {
        m_part = qBound(0.0, part, 1.0);
        m_tone = tone;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QRectF whole(0, 1, width(), height() - 2);
        const double round = whole.height() / 2;
        painter.setBrush(colours().line);
        painter.drawRoundedRect(whole, round, round);
        if (m_part <= 0)
            return;
        QRectF used = whole;
        used.setWidth(qMax(whole.height(), whole.width() * m_part)); // a little is still to be seen
        if (layoutDirection() == Qt::RightToLeft)
            used.moveRight(whole.right());
        const bool calm = m_tone == MailboxAnswer::Tone::Good || m_tone == MailboxAnswer::Tone::Plain
            || m_tone == MailboxAnswer::Tone::Unknown;
        painter.setBrush(calm ? colours().accent : toneColour(m_tone));
        painter.drawRoundedRect(used, round, round);
    }

private:
    double m_part = 0;
    MailboxAnswer::Tone m_tone = MailboxAnswer::Tone::Plain;
};

QuotaBar::QuotaBar(QWidget *parent)
    : QWidget(parent), m_words(new QLabel(this)), m_forecast(new QLabel(this)), m_bar(new Bar(this))
{
    setObjectName(QStringLiteral("panelHeader")); // with a line below
    setAttribute(Qt::WA_StyledBackground);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_forecast->setTextFormat(Qt::PlainText);
    m_forecast->setWordWrap(true);
    m_forecast->setObjectName(QStringLiteral("subtle"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 11);
    layout->setSpacing(5);
    layout->addWidget(m_words);
    layout->addWidget(m_bar);
    layout->addWidget(m_forecast);
    hide();
}

void QuotaBar::showFacts(const MailboxFacts &facts)
{
    const auto answers = answersOf(facts, nullptr);
    const auto &answer = answers.at(static_cast<qsizetype>(MailboxQuestion::HowFull));
    const auto &server = facts.server;
    const bool bounded = server.quotaUsed && server.quotaLimit && *server.quotaLimit > 0;
    QStringList rest;
    for (qsizetype i = 1; i < answer.parts.size(); ++i)
        rest << answerSentence(answer.parts[i], locale());
    m_words->setText(answer.parts.isEmpty() ? QString() : answerSentence(answer.parts.first(), locale()));
    m_forecast->setText(rest.join(QLatin1Char(' ')));
    m_forecast->setVisible(!rest.isEmpty());
    m_bar->setVisible(bounded);
    if (bounded)
        m_bar->set(
            static_cast<double>(*server.quotaUsed) / static_cast<double>(*server.quotaLimit), answer.tone);
    setAccessibleName(answerText(answer, locale()));
    setVisible(bounded || server.maildropSize);
}

} // namespace duopost
