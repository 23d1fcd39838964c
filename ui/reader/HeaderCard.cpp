// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/HeaderCard.h"

#include "ui/tags/TagChips.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Avatar.h"
#include "ui/words/Dates.h"
#include "ui/words/SafetyWords.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace duopost {

class AvatarBadge : public QWidget {
public:
    explicit AvatarBadge(QWidget *parent) : QWidget(parent) { setFixedSize(44, 44); }
    void setPerson(const MailAddress &person)
    {
        m_person = person;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintAvatar(painter, QRectF(1, 1, 42, 42), m_person);
    }

private:
    MailAddress m_person;
};

namespace {

constexpr int peopleShown = 2;
constexpr int narrowBelow = 90; // characters
constexpr int veryNarrowBelow = 62;
constexpr int peopleAtMost = 200; // in the unfolded list

QLabel *selectable(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // names and subjects are not to be trusted
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString full(const MailAddress &person)
{
    return person.name.isEmpty() ? person.address
                                 : person.name + QStringLiteral(" <") + person.address + QLatin1Char('>');
}

QStringList fullNames(const QList<MailAddress> &people)
{
    QStringList names;
    for (const MailAddress &person : people.mid(0, peopleAtMost))
        names << full(person);
    if (people.size() > peopleAtMost)
        names << QStringLiteral("…");
    return names;
}

} // namespace

HeaderCard::HeaderCard(QWidget *parent)
    : QFrame(parent), m_avatar(new AvatarBadge(this)), m_subject(selectable(this)), m_date(selectable(this)),
      m_all(selectable(this)), m_where(new QLabel(this)), m_origin(new QLabel(this)),
      m_name(new ElidedLabel(this)), m_address(new ElidedLabel(this)), m_to(new ElidedLabel(this)),
      m_more(new QToolButton(this)), m_tags(new TagChips(this)), m_tools(new QHBoxLayout),
      m_names(new QHBoxLayout), m_who(new QHBoxLayout)
{
    setObjectName(QStringLiteral("headerCard"));
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.35);
    big.setWeight(QFont::DemiBold);
    m_subject->setFont(big);
    m_subject->setWordWrap(true);
    m_subject->setAccessibleName(tr("Subject"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_name->setAccessibleName(tr("Sender"));
    for (QLabel *quiet : {static_cast<QLabel *>(m_address), m_date, static_cast<QLabel *>(m_to), m_all})
        quiet->setObjectName(QStringLiteral("subtle"));
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_all->setWordWrap(true);
    m_all->hide();
    m_more->setObjectName(QStringLiteral("flat"));
    m_more->setCheckable(true);
    m_more->setIcon(lineIcon(QStringLiteral("chevron-down")));
    m_more->setIconSize({14, 14});
    m_more->setToolTip(tr("Show all recipients"));
    m_more->setAccessibleName(m_more->toolTip());
    connect(m_more, &QToolButton::toggled, m_all, &QWidget::setVisible);

    m_names->setSpacing(8);
    m_names->addWidget(m_name);
    m_names->addWidget(m_origin);
    m_names->addWidget(m_address, 1);
    m_origin->setObjectName(QStringLiteral("origin"));
    m_origin->hide();
    auto *when = new QHBoxLayout;
    when->setSpacing(8);
    when->addWidget(m_where);
    when->addWidget(m_date, 1);
    m_who->addLayout(m_names, 1);
    m_who->addLayout(when);
    m_tools->setSpacing(4);
    m_tools->addWidget(m_to, 1);
    m_tools->addWidget(m_more);
    auto *people = new QVBoxLayout;
    people->setSpacing(2);
    people->addLayout(m_who);
    people->addLayout(m_tools);
    people->addWidget(m_all);
    auto *below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(m_avatar, 0, Qt::AlignTop);
    below->addLayout(people, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 14);
    layout->setSpacing(12);
    layout->addWidget(m_subject);
    layout->addWidget(m_tags);
    layout->addLayout(below);
}

void HeaderCard::addTool(QWidget *tool)
{
    m_tools->insertWidget(1, tool);
}

void HeaderCard::showPeople(const MailAddress &from, const QString &summary, const QString &all)
{
    m_avatar->setPerson(from);
    m_name->setText(personTitle(from));
    // A name may pretend to be an address; the real one always stands beside it.
    m_address->setText(from.name.trimmed().isEmpty() ? QString() : from.address);
    m_address->setToolTip(from.address);
    m_to->setText(summary);
    m_all->setText(all);
    m_more->setVisible(!all.isEmpty());
    if (all.isEmpty())
        m_more->setChecked(false);
}

void HeaderCard::showDate()
{
    const QString full = longDate(m_when, locale());
    const bool narrow = width() < narrowBelow * fontMetrics().averageCharWidth();
    m_date->setText(
        narrow && m_when.isValid() ? locale().toString(m_when.toLocalTime(), QLocale::ShortFormat) : full);
    m_date->setToolTip(full);
}

void HeaderCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    showDate();
    const bool narrow = width() < veryNarrowBelow * fontMetrics().averageCharWidth();
    for (QBoxLayout *row : {m_names, m_who}) {
        row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        row->setSpacing(narrow ? 2 : 8);
    }
}

void HeaderCard::showTags(const QList<ShownTag> &tags)
{
    m_tags->showTags(tags);
}

void HeaderCard::showOrigin(const std::optional<OriginCheck> &check)
{
    const bool confirmed = check && check->verdict == OriginCheck::Verdict::Confirmed;
    if (confirmed) {
        const QString sentence = originSentence(*check);
        m_origin->setPixmap(
            linePixmap(QStringLiteral("shield-check"), 15, devicePixelRatioF(), colours().good));
        m_origin->setToolTip(sentence.toHtmlEscaped());
        m_origin->setAccessibleName(sentence);
    }
    m_origin->setVisible(confirmed);
}

void HeaderCard::showRow(const MessageRow &row)
{
    m_subject->setText(row.subject.isEmpty() ? tr("(no subject)") : row.subject.left(1000));
    m_when = row.date;
    showDate();
    m_where->setVisible(bool(row.id)); // of a message inside of another nothing can be said
    const WhereWords where = whereWords(row.where);
    m_where->setPixmap(linePixmap(where.icon, 18, devicePixelRatioF(), where.colour));
    QString sentence = where.sentence;
    if (row.removalDue.isValid())
        sentence += QLatin1Char('\n')
            + tr("Will be removed from the server on %1.")
                  .arg(locale().toString(row.removalDue.toLocalTime().date(), QLocale::LongFormat));
    m_where->setToolTip(sentence);
    m_where->setAccessibleName(sentence);
    showPeople(row.from, row.to.isEmpty() ? QString() : tr("To: %1").arg(row.to.left(300)), {});
}

void HeaderCard::showHeader(const MessageHeader &header, const MessageRow &row)
{
    showRow(row);
    QStringList few;
    for (const MailAddress &person : header.to.mid(0, peopleShown))
        few << personTitle(person);
    QString summary = few.isEmpty() ? QString() : tr("To: %1").arg(few.join(QLatin1String(", ")));
    const int more = static_cast<int>(qMax<qsizetype>(0, header.to.size() - peopleShown) + header.cc.size());
    if (more > 0)
        summary += QLatin1Char(' ') + tr("and %Ln more", nullptr, more);
    QStringList lines;
    lines << tr("From: %1").arg(fullNames(header.from).join(QLatin1String(", ")));
    if (!header.to.isEmpty())
        lines << tr("To: %1").arg(fullNames(header.to).join(QLatin1String(", ")));
    if (!header.cc.isEmpty())
        lines << tr("Copy: %1").arg(fullNames(header.cc).join(QLatin1String(", ")));
    if (!header.bcc.isEmpty())
        lines << tr("Blind copy: %1").arg(fullNames(header.bcc).join(QLatin1String(", ")));
    if (!header.replyTo.isEmpty() && header.replyTo != header.from)
        lines << tr("Answers go to: %1").arg(fullNames(header.replyTo).join(QLatin1String(", ")));
    showPeople(header.from.isEmpty() ? row.from : header.from.first(), summary, lines.join(QLatin1Char('\n')));
    if (!header.subject.isEmpty())
        m_subject->setText(header.subject.left(1000));
}

} // namespace duopost
