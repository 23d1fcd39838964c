// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compose/Subjects.h"

#include <QRegularExpression>

namespace duopost {

namespace {

// Italian "R:" and "I:" are left out: "R: an introduction" is a subject.
const QString &answers()
{
    static const QString words = QStringLiteral(
        "re|res|aw|antw|antwort|sv|vs|ref|rif|odp|ynt|yan|bls|atb|απ|σχετ|ha|на|отв|回复|回覆|答复|返信|回信");
    return words;
}

const QString &forwards()
{
    static const QString words
        = QStringLiteral("fwd|fw|wg|tr|rv|enc|vb|vl|vid|doorst|pd|fs|ilt|i̇lt|λπ|προωθ|пересл|转发|轉寄|転送");
    return words;
}

QString without(const QString &words, QString subject)
{
    const QRegularExpression prefix(
        QStringLiteral("^\\s*(?:%1)\\s*(?:\\[\\d{1,4}\\]|\\(\\d{1,4}\\)|\\^\\d{1,4})?\\s*[:：]\\s*").arg(words),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (;;) {
        const auto match = prefix.match(subject);
        if (!match.hasMatch())
            return subject.trimmed();
        subject = subject.mid(match.capturedEnd());
    }
}

} // namespace

QString answerSubject(const QString &subject)
{
    return (QStringLiteral("Re: ") + without(answers(), subject.left(10'000))).trimmed();
}

QString forwardSubject(const QString &subject)
{
    return (QStringLiteral("Fwd: ") + without(forwards(), subject.left(10'000))).trimmed();
}

} // namespace duopost
