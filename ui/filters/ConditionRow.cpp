// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/ConditionRow.h"

#include "ui/filters/FilterWords.h"
#include "ui/theme/Icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

namespace duopost {

namespace {

using Field = FilterCondition::Field;
using Match = FilterCondition::Match;

constexpr qint64 kilo = 1024;

// A match and whether it is turned round, in one number for a combo box.
int codeOf(Match match, bool negated)
{
    return static_cast<int>(match) * 2 + (negated ? 1 : 0);
}

QList<Match> matchesOf(Field field)
{
    switch (field) {
    case Field::Size:
        return {Match::Larger, Match::Smaller};
    case Field::Spam:
        return {Match::Is};
    case Field::Header:
        return {Match::Contains, Match::Is, Match::Matches, Match::Exists};
    default:
        return {Match::Contains, Match::Is, Match::Matches};
    }
}

} // namespace

ConditionRow::ConditionRow(QWidget *parent)
    : QWidget(parent), m_field(new QComboBox(this)), m_match(new QComboBox(this)),
      m_header(new QLineEdit(this)), m_text(new QLineEdit(this)), m_size(new QSpinBox(this)),
      m_remove(new QToolButton(this))
{
    for (const auto field :
         {Field::From, Field::FromAddress, Field::To, Field::ToAddress, Field::Subject, Field::ListId,
          Field::Size, Field::Spam, Field::Header})
        m_field->addItem(fieldTitle(field), static_cast<int>(field));
    m_field->setObjectName(QStringLiteral("field"));
    m_match->setObjectName(QStringLiteral("match"));
    m_text->setObjectName(QStringLiteral("text"));
    m_header->setObjectName(QStringLiteral("header"));
    m_field->setAccessibleName(tr("What is looked at"));
    m_match->setAccessibleName(tr("How it is compared"));
    m_header->setAccessibleName(tr("Name of the header"));
    m_header->setPlaceholderText(tr("Name"));
    m_text->setAccessibleName(tr("What is looked for"));
    m_text->setPlaceholderText(tr("Text"));
    m_text->setMinimumWidth(18 * fontMetrics().averageCharWidth()); // most of an address
    m_size->setAccessibleName(tr("Size"));
    m_size->setRange(1, 1'000'000);
    m_size->setSuffix(tr(" kB"));
    for (auto *box : {m_field, m_match})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_remove->setIcon(lineIcon(QStringLiteral("close")));
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setAccessibleName(m_remove->toolTip());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_header, 1);
    layout->addWidget(m_match);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_size, 1);
    layout->addStretch(0);
    layout->addWidget(m_remove);
    connect(m_field, &QComboBox::activated, this, &ConditionRow::fieldChosen);
    connect(m_match, &QComboBox::activated, this, [this] {
        showParts();
        emit edited();
    });
    for (auto *edit : {m_header, m_text})
        connect(edit, &QLineEdit::textEdited, this, &ConditionRow::edited);
    connect(m_size, &QSpinBox::valueChanged, this, [this] {
        m_bytes = m_size->value() * kilo;
        emit edited();
    });
    connect(m_remove, &QToolButton::clicked, this, &ConditionRow::removeRequested);
    setValue({});
}

void ConditionRow::setValue(const FilterCondition &condition)
{
    m_field->setCurrentIndex(m_field->findData(static_cast<int>(condition.field)));
    m_match->clear();
    for (const auto match : matchesOf(condition.field))
        for (const bool negated : {false, true})
            m_match->addItem(
                matchTitle(condition.field == Field::Spam ? Match::Exists : match, negated),
                codeOf(match, negated));
    const auto at = m_match->findData(codeOf(condition.match, condition.negated));
    m_match->setCurrentIndex(qMax(0, at));
    m_header->setText(condition.header);
    m_text->setText(condition.text);
    const QSignalBlocker quiet(m_size);
    m_size->setValue(
        condition.field == Field::Size ? static_cast<int>(qMax<qint64>(1, condition.bytes / kilo)) : 1024);
    m_bytes = condition.field == Field::Size ? condition.bytes : m_size->value() * kilo;
    showParts();
}

FilterCondition ConditionRow::value() const
{
    FilterCondition condition{.field = static_cast<Field>(m_field->currentData().toInt())};
    const auto code = m_match->currentData().toInt();
    condition.match = static_cast<Match>(code / 2);
    condition.negated = code % 2 == 1;
    if (condition.field == Field::Header)
        condition.header = m_header->text().trimmed();
    if (condition.field == Field::Size)
        condition.bytes = m_bytes;
    else if (condition.field != Field::Spam && condition.match != Match::Exists)
        condition.text = m_text->text();
    return condition;
}

bool ConditionRow::isComplete() const
{
    const auto condition = value();
    if (condition.field == Field::Header
        && (condition.header.isEmpty() || condition.header.contains(QLatin1Char(':'))
            || condition.header.contains(QLatin1Char(' '))))
        return false;
    return condition.field == Field::Size || condition.field == Field::Spam || condition.match == Match::Exists
        || !condition.text.trimmed().isEmpty();
}

QList<QWidget *> ConditionRow::stops() const
{
    return {m_field, m_header, m_match, m_text, m_size, m_remove};
}

void ConditionRow::fieldChosen()
{
    auto condition = value();
    condition.field = static_cast<Field>(m_field->currentData().toInt());
    if (!matchesOf(condition.field).contains(condition.match)) {
        condition.match = matchesOf(condition.field).first();
        condition.negated = false;
    }
    condition.text = m_text->text();
    condition.bytes = m_bytes;
    setValue(condition);
    emit edited();
}

void ConditionRow::showParts()
{
    const auto condition = value();
    m_header->setVisible(condition.field == Field::Header);
    m_size->setVisible(condition.field == Field::Size);
    m_text->setVisible(
        condition.field != Field::Size && condition.field != Field::Spam && condition.match != Match::Exists);
}

} // namespace duopost
