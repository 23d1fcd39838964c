// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/Quoting.h"

#include "ui/compose/DocumentReader.h"
#include "ui/compose/DocumentWriter.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextDocument>

#include <algorithm>

namespace duopost {

namespace {

struct Quote {
    Q_DECLARE_TR_FUNCTIONS(duopost::Quote)
};

/// Letters and digits only: how lines are broken and lists are marked is not what is said.
QString bareWords(const QString &text)
{
    QString bare;
    bare.reserve(text.size());
    for (const QChar letter : text) {
        if (letter.isLetterOrNumber() || letter.isSurrogate())
            bare += letter;
    }
    return bare;
}

QString wordsIn(const QTextDocument &document)
{
    return document.toRawText();
}

QString names(const QList<MailAddress> &addresses)
{
    QStringList all;
    for (const MailAddress &address : addresses)
        all << display(address);
    return all.join(QLatin1String(", ")).simplified();
}

bool among(const QList<MailAddress> &list, const QString &address)
{
    return std::any_of(list.cbegin(), list.cend(), [&](const MailAddress &one) {
        return one.address.compare(address, Qt::CaseInsensitive) == 0;
    });
}

/// As plain text has it; the reader's own lines need not be.
QString withoutSignature(const QString &text)
{
    const qsizetype mark = text.lastIndexOf(QLatin1String("\n-- \n"));
    return mark >= 0 && text.mid(mark).count(QLatin1Char('\n')) < 40 ? text.left(mark) : text;
}

} // namespace

QString attribution(const MessageHeader &header)
{
    const QString who = header.from.isEmpty() ? QString() : personTitle(header.from.first()).simplified();
    if (who.isEmpty())
        return {};
    if (!header.date.isValid())
        return Quote::tr("%1 wrote:").arg(who);
    const QLocale locale;
    const QDateTime date = header.date.toLocalTime();
    return Quote::tr("On %1 at %2, %3 wrote:")
        .arg(
            locale.toString(date.date(), QLocale::LongFormat),
            locale.toString(date.time(), QLocale::ShortFormat), who);
}

QString forwardedHeading(const MessageHeader &header)
{
    QStringList lines{Quote::tr("---------- Forwarded message ----------")};
    const auto add = [&](const QString &title, const QString &value) {
        if (!value.isEmpty())
            lines << Quote::tr("%1: %2", "field of a forwarded message, its value").arg(title, value);
    };
    add(Quote::tr("From"), names(header.from));
    if (header.date.isValid())
        add(Quote::tr("Date"), QLocale().toString(header.date.toLocalTime(), QLocale::LongFormat));
    add(Quote::tr("Subject"), header.subject.simplified());
    add(Quote::tr("To"), names(header.to));
    add(Quote::tr("Cc"), names(header.cc));
    return lines.join(QLatin1Char('\n'));
}

Quoted quoted(const ParsedMessage &message, const ReaderPane::Displayed &shown, Look look)
{
    Quoted result;
    result.attribution = attribution(message.header);
    result.text = shown.text;
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    QTextCursor cursor(&document);
    bool honest = false;
    if (!shown.html.isEmpty()) {
        insertForeignHtml(cursor, shown.html, HtmlColours::Drop);
        honest = bareWords(wordsIn(document)) == bareWords(shown.text);
        if (honest)
            result.text = textOf(document);
    }
    if (look == Look::Plain)
        return result;
    if (!honest) {
        document.clear();
        QTextCursor again(&document);
        insertTextAsRich(again, withoutSignature(shown.text));
    }
    result.html = htmlOf(document);
    return result;
}

QStringList notesAboutRecipients(const ParsedMessage &message, const OutgoingMessage &answer)
{
    const QString list = listAddress(message);
    const auto everybody = answer.to + answer.cc;
    if (!list.isEmpty() && among(everybody, list))
        return {Quote::tr("This goes to the mailing list %1: everybody on it will read it.").arg(list)};
    const QList<MailAddress> &from = message.header.from;
    const QList<MailAddress> &replyTo = message.header.replyTo;
    const bool elsewhere = !replyTo.isEmpty() && !from.isEmpty()
        && std::any_of(replyTo.cbegin(), replyTo.cend(), [&](const MailAddress &one) {
               return !among(from, one.address) && among(everybody, one.address);
           });
    if (!elsewhere)
        return {};
    return {Quote::tr("The answer goes to %1, as the message asks for. It came from %2.")
                .arg(names(replyTo).left(200), names(from).left(200))};
}

} // namespace duopost
