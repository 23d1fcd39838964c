// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/SafetyStrips.h"

#include "ui/reader/Strip.h"
#include "ui/words/ProtectionWords.h"
#include "ui/words/SafetyWords.h"

#include <QPushButton>
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

void SafetyStrips::showFor(
    const QList<SenderConcern> &concerns, const std::optional<OriginCheck> &origin,
    const std::optional<Protection> &protection)
{
    clear();
    const auto add = [this](Strip::Tone tone, const QString &icon, const SafetyWords &words) {
        auto *strip = new Strip(tone, icon, this);
        strip->say(words.sentence, words.details);
        m_strips->addWidget(strip);
        return strip;
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
    if (protection) {
        const ProtectionWords words = protectionWords(*protection);
        Strip *strip = add(
            words.alarming ? Strip::Tone::Bad : Strip::Tone::Notice, words.icon,
            {words.sentence, words.details});
        if (!words.more.isEmpty()) {
            QPushButton *button = strip->addButton(tr("Certificate"));
            button->setCheckable(true);
            connect(button, &QPushButton::toggled, strip, [strip, words](bool on) {
                QStringList lines{words.details, on ? words.more : QString()};
                lines.removeAll(QString());
                strip->say(words.sentence, lines.join(QLatin1Char('\n')));
            });
        }
    }
    setVisible(m_strips->count() > 0);
}

} // namespace duopost
