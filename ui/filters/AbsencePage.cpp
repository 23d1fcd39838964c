// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/AbsencePage.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace duopost {

AbsencePage::AbsencePage(QWidget *parent)
    : QWidget(parent), m_enabled(new QCheckBox(tr("A&nswer messages while I am away"), this)),
      m_hasFrom(new QCheckBox(tr("&From"), this)), m_hasUntil(new QCheckBox(tr("&Until"), this)),
      m_from(new QDateEdit(this)), m_until(new QDateEdit(this)), m_subject(new QLineEdit(this)),
      m_addresses(new QLineEdit(this)), m_text(new QPlainTextEdit(this)), m_days(new QSpinBox(this)),
      m_dates(new QWidget(this))
{
    m_enabled->setObjectName(QStringLiteral("away"));
    m_text->setObjectName(QStringLiteral("awayText"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(110);
    m_subject->setPlaceholderText(tr("Made from the subject of the message"));
    m_addresses->setPlaceholderText(tr("Separated by commas"));
    m_addresses->setToolTip(tr("Messages to these addresses are answered too"));
    m_days->setRange(0, 365);
    m_days->setSuffix(tr(" days"));
    m_days->setToolTip(tr("Until the same sender is answered again"));
    m_days->setSpecialValueText(tr("as the server does"));
    for (auto *date : {m_from, m_until}) {
        date->setCalendarPopup(true);
        date->setDisplayFormat(locale().dateFormat(QLocale::ShortFormat));
    }
    m_from->setAccessibleName(tr("First day"));
    m_until->setAccessibleName(tr("Last day"));
    auto *dates = new QHBoxLayout(m_dates);
    dates->setContentsMargins(0, 0, 0, 0);
    dates->setSpacing(8);
    dates->addWidget(m_hasFrom);
    dates->addWidget(m_from);
    dates->addSpacing(12);
    dates->addWidget(m_hasUntil);
    dates->addWidget(m_until);
    dates->addStretch(1);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("When"), m_dates);
    form->addRow(tr("&Subject"), m_subject);
    form->addRow(tr("&Text"), m_text);
    auto *days = new QHBoxLayout;
    days->addWidget(m_days);
    days->addStretch(1);
    form->addRow(tr("A&gain after"), days);
    qobject_cast<QLabel *>(form->labelForField(days))->setBuddy(m_days);
    form->addRow(tr("My other &addresses"), m_addresses);
    auto *about = new QLabel(
        tr("The server answers, also while this computer is off. Mailing lists, newsletters and what is marked "
           "as "
           "spam by an earlier rule get no answer."),
        this);
    about->setWordWrap(true);
    about->setObjectName(QStringLiteral("subtle"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 4);
    layout->setSpacing(12);
    layout->addWidget(m_enabled);
    layout->addLayout(form, 1);
    layout->addWidget(about);
    const auto told = [this] {
        updateState();
        emit edited();
    };
    for (auto *box : {m_enabled, m_hasFrom, m_hasUntil})
        connect(box, &QCheckBox::clicked, this, told);
    for (auto *date : {m_from, m_until})
        connect(date, &QDateEdit::userDateChanged, this, told);
    for (auto *edit : {m_subject, m_addresses})
        connect(edit, &QLineEdit::textEdited, this, told);
    connect(m_days, &QSpinBox::valueChanged, this, told);
    connect(m_text, &QPlainTextEdit::textChanged, this, told);
}

void AbsencePage::setNotice(const std::optional<AbsenceNotice> &notice, const QStringList &extensions)
{
    const QSignalBlocker quiet(this);
    const auto shown = notice.value_or(AbsenceNotice{.enabled = false});
    const auto today = QDate::currentDate();
    m_name = shown.name;
    m_enabled->setChecked(shown.enabled);
    m_hasFrom->setChecked(shown.from.has_value());
    m_hasUntil->setChecked(shown.until.has_value());
    m_from->setDate(shown.from.value_or(today));
    m_until->setDate(shown.until.value_or(today.addDays(14)));
    m_subject->setText(shown.subject);
    m_text->setPlainText(shown.text);
    m_days->setValue(shown.days);
    m_addresses->setText(shown.addresses.join(QStringLiteral(", ")));
    const bool dates
        = extensions.contains(QStringLiteral("date")) && extensions.contains(QStringLiteral("relational"));
    m_dates->setEnabled(dates || shown.from || shown.until);
    m_dates->setToolTip(
        dates ? QString() : tr("This server cannot look at the calendar. Switch it on and off by hand."));
    updateState();
}

std::optional<AbsenceNotice> AbsencePage::notice() const
{
    if (!m_enabled->isChecked() && m_text->toPlainText().trimmed().isEmpty())
        return std::nullopt;
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    AbsenceNotice notice{.enabled = m_enabled->isChecked(), .name = m_name};
    notice.subject = m_subject->text().trimmed();
    notice.text = m_text->toPlainText();
    if (m_hasFrom->isChecked())
        notice.from = m_from->date();
    if (m_hasUntil->isChecked())
        notice.until = m_until->date();
    notice.addresses = m_addresses->text().split(between, Qt::SkipEmptyParts);
    notice.days = m_days->value();
    return notice;
}

QString AbsencePage::incomplete() const
{
    const auto now = notice();
    if (!now || !now->enabled)
        return {};
    if (now->text.trimmed().isEmpty())
        return tr("The answer has no text.");
    if (now->from && now->until && *now->until < *now->from)
        return tr("The last day is before the first one.");
    return {};
}

void AbsencePage::updateState()
{
    m_from->setEnabled(m_hasFrom->isChecked());
    m_until->setEnabled(m_hasUntil->isChecked());
}

} // namespace duopost
