// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/Placeholder.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

Placeholder::Placeholder(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_sentence(new QLabel(this)),
      m_details(new QLabel(this)), m_button(new QPushButton(this)), m_second(new QPushButton(this))
{
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.2);
    big.setWeight(QFont::DemiBold);
    m_title->setFont(big);
    m_sentence->setObjectName(QStringLiteral("subtle"));
    m_details->setObjectName(QStringLiteral("serverText"));
    m_button->setObjectName(QStringLiteral("primary"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 28, 28, 28);
    layout->setSpacing(10);
    layout->addStretch(2);
    for (QLabel *label : {m_icon, m_title, m_sentence, m_details}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMaximumWidth(30 * fontMetrics().averageCharWidth() * 2); // lines of a readable length
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        layout->addLayout(row);
    }
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addWidget(m_second, 0, Qt::AlignHCenter);
    m_second->hide();
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &Placeholder::clicked);
    connect(m_second, &QPushButton::clicked, this, &Placeholder::secondClicked);
}

void Placeholder::say(const QString &icon, const QString &title, const QString &sentence, const QString &button)
{
    if (icon == QLatin1String("duopost"))
        m_icon->setPixmap(
            QIcon(QStringLiteral(":/icons/duopost.svg")).pixmap(QSize(72, 72), devicePixelRatioF()));
    else
        m_icon->setPixmap(linePixmap(icon, 44, devicePixelRatioF(), colours().subtle));
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    offerAlso({});
    setDetails({});
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void Placeholder::setDetails(const QString &details)
{
    m_details->setText(details.left(2000));
    m_details->setVisible(!details.isEmpty());
}

void Placeholder::offerAlso(const QString &button)
{
    m_second->setText(button);
    m_second->setVisible(!button.isEmpty());
}

void Placeholder::setBusy(bool busy)
{
    m_button->setEnabled(!busy);
    m_second->setEnabled(!busy);
}

QString Placeholder::title() const
{
    return m_title->text();
}

QString Placeholder::sentence() const
{
    return m_sentence->text();
}

} // namespace duopost
