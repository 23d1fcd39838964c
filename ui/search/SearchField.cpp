// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/SearchField.h"

#include "mailcore/Search.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>

namespace duopost {

namespace {

constexpr int breathMs = 120;
constexpr int glassSize = 16;

qsizetype wordStart(const QString &text)
{
    return text.lastIndexOf(QLatin1Char(' ')) + 1;
}

} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent), m_completer(new QCompleter(this)), m_words(new QStringListModel(this))
{
    setObjectName(QStringLiteral("searchField"));
    setAccessibleName(tr("Search"));
    setPlaceholderText(tr("Search"));
    setToolTip(tr("Search all mail: words, “phrases”, -without, from:anna, has:attachment, before:2024 (/)"));
    setClearButtonEnabled(true);
    setMinimumWidth(140);
    setMaximumWidth(520);
    for (auto *clear : findChildren<QAbstractButton *>()) {
        clear->setAccessibleName(tr("Clear the search"));
        clear->setFocusPolicy(Qt::TabFocus);
    }
    setTextMargins(glassSize + 6, 0, 0, 0);
    m_completer->setModel(m_words);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &SearchField::take);
    m_soon.setSingleShot(true);
    m_soon.setInterval(breathMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { emit wanted(text().trimmed()); });
    connect(this, &QLineEdit::textChanged, this, [this] {
        m_soon.start();
        if (text().isEmpty()) { // cleared: at once
            m_soon.stop();
            emit wanted({});
        }
    });
    connect(this, &QLineEdit::textEdited, this, &SearchField::offer);
}

QStringList SearchField::offers(const QString &text) const
{
    QString word = text.mid(wordStart(text));
    const bool negated = word.startsWith(QLatin1Char('-'));
    if (negated)
        word.remove(0, 1);
    QStringList result;
    const auto colon = word.indexOf(QLatin1Char(':'));
    for (const auto &known : searchOperatorHelp(locale().name())) {
        if (colon < 0) {
            if (word.size() > 1 && known.name.startsWith(word, Qt::CaseInsensitive))
                result << known.name + QLatin1Char(':');
            continue;
        }
        if (known.name.compare(word.left(colon), Qt::CaseInsensitive) != 0)
            continue;
        const bool isTag = known.name == QLatin1String("tag") || known.name == QLatin1String("schlagwort");
        for (auto value : isTag ? m_tagNames : known.values) {
            if (value.contains(QLatin1Char(' ')))
                value = QLatin1Char('"') + value + QLatin1Char('"');
            if (value.startsWith(word.mid(colon + 1), Qt::CaseInsensitive) && value != word.mid(colon + 1))
                result << known.name + QLatin1Char(':') + value;
        }
    }
    if (negated) {
        for (auto &one : result)
            one.prepend(QLatin1Char('-'));
    }
    return result;
}

void SearchField::offer()
{
    const auto words = cursorPosition() == text().size() ? offers(text()) : QStringList();
    if (words.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(words);
    QRect place = rect();
    place.setWidth(qMin(width(), 260));
    m_completer->complete(place);
}

void SearchField::take(const QString &word)
{
    const QString before = text().left(wordStart(text()));
    setText(before + word + (word.endsWith(QLatin1Char(':')) ? QString() : QStringLiteral(" ")));
    offer();
}

void SearchField::search(const QString &text)
{
    setText(text);
    m_soon.stop();
    emit wanted(text.trimmed());
}

// A picture, not a button: there is nothing to press.
void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const bool right = layoutDirection() == Qt::RightToLeft;
    const QRectF place(right ? width() - glassSize - 8 : 8, (height() - glassSize) / 2.0, glassSize, glassSize);
    paintLineIcon(painter, place, QStringLiteral("search"), colours().subtle);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        emit left();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        if (m_soon.isActive()) {
            m_soon.stop();
            emit wanted(text().trimmed());
        }
        emit toResults();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace duopost
