// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/Signature.h"

#include "ui/compose/DocumentReader.h"
#include "ui/compose/DocumentWriter.h"

#include <QTextBlock>
#include <QTextDocument>

namespace duopost {

namespace {

const QString mark = QStringLiteral("-- ");

/// What is the same in every form of it.
QString essence(QString text)
{
    text.replace(QChar::LineSeparator, QLatin1Char('\n')).replace(QChar::Nbsp, QLatin1Char(' '));
    QStringList lines;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines.join(QLatin1Char('\n'));
}

QString plainOf(const Identity &identity)
{
    if (identity.signatureHtml.isEmpty() || !identity.signature.isEmpty())
        return identity.signature;
    QTextDocument scratch;
    QTextCursor cursor(&scratch);
    insertForeignHtml(cursor, identity.signatureHtml, HtmlColours::Drop);
    return textOf(scratch);
}

/// The two forms need not say the same.
QStringList essences(const Identity &identity)
{
    QStringList all{essence(plainOf(identity))};
    if (!identity.signatureHtml.isEmpty()) {
        Identity html = identity;
        html.signature.clear();
        all << essence(plainOf(html));
    }
    return all;
}

void insertSignature(QTextCursor &cursor, const Identity &identity, Look look)
{
    if (look == Look::Plain) {
        insertLines(cursor, mark + QLatin1Char('\n') + plainOf(identity).trimmed());
    } else if (identity.signatureHtml.isEmpty()) {
        insertTextAsRich(cursor, mark + QLatin1Char('\n') + identity.signature.trimmed());
    } else {
        insertTextAsRich(cursor, mark);
        cursor.insertBlock();
        insertForeignHtml(cursor, identity.signatureHtml, HtmlColours::Keep);
    }
}

} // namespace

bool hasSignature(const Identity &identity)
{
    return !identity.signature.trimmed().isEmpty() || !identity.signatureHtml.trimmed().isEmpty();
}

QTextCursor findSignature(QTextDocument &document, const Identity &identity)
{
    QTextCursor cursor(&document);
    if (!hasSignature(identity))
        return cursor;
    const QStringList wanted = essences(identity);
    for (QTextBlock first = document.begin(); first.isValid(); first = first.next()) {
        const bool begins = first.text() == mark || first.text().startsWith(mark + QChar::LineSeparator);
        if (!begins || quoteLevelOf(first) > 0)
            continue;
        QString text = first.text().mid(mark.size());
        for (QTextBlock last = first;; text += QLatin1Char('\n') + last.text()) {
            const QString found = essence(text);
            if (!found.isEmpty() && wanted.contains(found)) {
                cursor.setPosition(first.position());
                cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
                return cursor;
            }
            last = last.next();
            if (!last.isValid())
                break;
        }
    }
    return cursor;
}

void replaceSignature(
    QTextDocument &document, const Identity &before, const Identity &now, Look look, const QTextCursor &where)
{
    QTextCursor cursor = findSignature(document, before);
    const bool stood = cursor.hasSelection();
    if (hasSignature(before) && !stood)
        return; // somebody made it their own
    if (!stood && !hasSignature(now))
        return;
    QTextCursor edit(&document);
    edit.beginEditBlock();
    if (stood) {
        edit.setPosition(cursor.selectionStart());
        edit.setPosition(cursor.selectionEnd(), QTextCursor::KeepAnchor);
        edit.removeSelectedText();
    } else {
        edit.setPosition(where.position());
        const bool atEnd = edit.atEnd();
        if (!edit.block().text().isEmpty()) {
            edit.insertBlock();
            if (!atEnd)
                edit.movePosition(QTextCursor::PreviousBlock);
        }
    }
    edit.setBlockFormat(look == Look::Rich ? blockFormatFor({}) : QTextBlockFormat());
    edit.setBlockCharFormat({});
    if (hasSignature(now))
        insertSignature(edit, now, look);
    edit.endEditBlock();
}

} // namespace duopost
