// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/Strip.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace duopost {

Strip::Strip(Tone tone, const QString &icon, QWidget *parent)
    : QFrame(parent), m_sentence(new QLabel(this)), m_details(new QLabel(this))
{
    setObjectName(
        tone == Tone::Bad         ? QStringLiteral("stripBad")
            : tone == Tone::Quiet ? QStringLiteral("stripQuiet")
                                  : QStringLiteral("strip"));
    auto *picture = new QLabel(this);
    const QColor colour = tone == Tone::Bad ? colours().bad
        : tone == Tone::Quiet               ? colours().subtle
                                            : colours().here;
    picture->setPixmap(linePixmap(icon, 18, devicePixelRatioF(), colour));
    for (QLabel *label : {m_sentence, m_details}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus);
    }
    m_details->setObjectName(tone == Tone::Bad ? QStringLiteral("serverText") : QStringLiteral("subtle"));
    m_details->hide();
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_sentence);
    words->addWidget(m_details);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 7, 14, 7);
    layout->setSpacing(10);
    layout->addWidget(picture, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
}

void Strip::say(const QString &sentence, const QString &details)
{
    m_sentence->setText(sentence);
    m_details->setText(details.left(2000));
    m_details->setVisible(!details.isEmpty());
    setAccessibleName(sentence);
}

QString Strip::sentence() const
{
    return m_sentence->text();
}

QString Strip::details() const
{
    return m_details->text();
}

QPushButton *Strip::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QStringLiteral("small"));
    layout()->addWidget(button);
    layout()->setAlignment(button, Qt::AlignTop);
    return button;
}

} // namespace duopost
