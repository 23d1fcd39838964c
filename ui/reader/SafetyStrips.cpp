// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/SafetyStrips.h"

#include "ui/reader/Strip.h"
#include "ui/words/SafetyWords.h"

#include <QVBoxLayout>

namespace duopost {

SafetyStrips::SafetyStrips(QWidget *parent) : QWidget(parent), m_strips(new QVBoxLayout(this))
{
    m_strips->setContentsMargins(0, 0, 0, 0);
    m_strips->setSpacing(0);
    hide();
}

void SafetyStrips::clear()
{
    hide();
    while (QLayoutItem *item = m_strips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void SafetyStrips::showFor(const QList<SenderConcern> &concerns, const std::optional<OriginCheck> &origin)
{
    clear();
    const auto add = [this](Strip::Tone tone, const QString &icon, const SafetyWords &words) {
        auto *strip = new Strip(tone, icon, this);
        strip->say(words.sentence, words.details);
        m_strips->addWidget(strip);
    };
    if (origin && origin->verdict == OriginCheck::Verdict::Contradicted)
        add(Strip::Tone::Bad, QStringLiteral("warning"),
            {originSentence(*origin),
             tr("Do not open links or attachments unless you expected this message.")});
    for (const SenderConcern &concern : concerns) {
        const bool mayBeHarmless = concern.kind == SenderConcern::Kind::AnswersElsewhere;
        add(mayBeHarmless ? Strip::Tone::Notice : Strip::Tone::Bad,
            mayBeHarmless ? QStringLiteral("info") : QStringLiteral("warning"), safetyWords(concern));
    }
    setVisible(m_strips->count() > 0);
}

} // namespace duopost
