// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/OfflineChoice.h"

#include "ui/words/AccountWords.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace duopost {

namespace {

constexpr KeepOffline::Extent extents[]
    = {KeepOffline::Extent::Recent, KeepOffline::Extent::Headers, KeepOffline::Extent::Text,
       KeepOffline::Extent::Everything};
constexpr int ages[] = {0, 30, 90, 365, 730};
constexpr qint64 kilo = 1024, mega = 1024 * kilo;
constexpr qint64 sizes[] = {0, 64 * kilo, 256 * kilo, mega, 5 * mega, 25 * mega};

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat);
}

// A value of another making is shown too, and not lost.
void choose(QComboBox *box, qint64 value, const QString &text)
{
    if (box->findData(value) < 0)
        box->addItem(text, value);
    box->setCurrentIndex(box->findData(value));
}

} // namespace

OfflineChoice::OfflineChoice(QWidget *parent)
    : QWidget(parent), m_extent(new QComboBox(this)), m_days(new QComboBox(this)), m_bytes(new QComboBox(this)),
      m_meaning(new QLabel(this))
{
    m_extent->setObjectName(QStringLiteral("keepExtent"));
    m_days->setObjectName(QStringLiteral("keepDays"));
    m_bytes->setObjectName(QStringLiteral("keepBytes"));
    for (const auto extent : extents)
        m_extent->addItem(keepTitle(extent), static_cast<int>(extent));
    for (const int days : ages)
        m_days->addItem(days ? tr("Not older than %Ln day(s)", nullptr, days) : tr("Of any age"), days);
    for (const auto bytes : sizes)
        m_bytes->addItem(bytes ? tr("Up to %1").arg(sizeText(bytes)) : tr("Of any size"), bytes);
    m_meaning->setObjectName(QStringLiteral("subtle"));
    m_meaning->setWordWrap(true);
    m_meaning->setMinimumHeight(2 * fontMetrics().lineSpacing()); // one more line moves nothing
    m_meaning->setAlignment(Qt::AlignTop);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Keep here"), m_extent);
    form->addRow(tr("Messages"), m_days);
    form->addRow(QString(), m_bytes);
    m_days->setAccessibleName(tr("Age of the messages"));
    m_bytes->setAccessibleName(tr("Size of the messages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(form);
    layout->addWidget(m_meaning);
    for (auto *box : {m_extent, m_days, m_bytes}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            explain();
            emit edited();
        });
    }
    setValue({KeepOffline::Extent::Recent});
}

void OfflineChoice::setValue(const KeepOffline &keep)
{
    const QSignalBlocker quiet(this);
    m_extent->setCurrentIndex(qMax(0, m_extent->findData(static_cast<int>(keep.extent))));
    choose(m_days, keep.days, tr("Not older than %Ln day(s)", nullptr, keep.days));
    choose(m_bytes, keep.bytes, tr("Up to %1").arg(sizeText(keep.bytes)));
    explain();
}

KeepOffline OfflineChoice::value() const
{
    const auto extent = static_cast<KeepOffline::Extent>(m_extent->currentData().toInt());
    if (extent == KeepOffline::Extent::Headers)
        return {extent};
    return {extent, m_days->currentData().toInt(), m_bytes->currentData().toLongLong()};
}

QString OfflineChoice::inWords(const KeepOffline &keep)
{
    auto text = keepTitle(keep.extent);
    if (keep.days > 0)
        text += QStringLiteral(", ") + tr("not older than %Ln day(s)", nullptr, keep.days);
    if (keep.bytes > 0)
        text += QStringLiteral(", ") + tr("up to %1").arg(sizeText(keep.bytes));
    return text;
}

void OfflineChoice::explain()
{
    const auto extent = value().extent;
    const bool messages = extent != KeepOffline::Extent::Headers;
    m_days->setEnabled(messages);
    m_bytes->setEnabled(messages);
    m_meaning->setText(
        extent == KeepOffline::Extent::Everything
            ? tr("Everything can be read and searched without a network, and takes as much room here as on the "
                 "server.")
            : tr("All messages are listed. What is not here is fetched when it is opened, and needs a network "
                 "for that."));
}

} // namespace duopost
