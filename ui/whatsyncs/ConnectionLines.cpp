// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/ConnectionLines.h"

#include "ui/words/AccountWords.h"

#include <QCoreApplication>

namespace duopost {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(duopost::ConnectionLines)
};

QString when(const QDateTime &time, const QLocale &locale)
{
    return time.isValid() ? locale.toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

} // namespace

QList<QPair<QString, QString>> connectionLines(const ConnectionFacts &facts, const QLocale &locale)
{
    QList<QPair<QString, QString>> lines;
    const auto line = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines << qMakePair(name, value);
    };
    line(Words::tr("Server"), Words::tr("%1, port %2").arg(facts.host).arg(facts.port));
    line(
        Words::tr("Encryption"),
        facts.encrypted ? Words::tr("%1, %2, %3 bits (%4)")
                              .arg(facts.protocol, facts.cipher)
                              .arg(facts.keyBits)
                              .arg(facts.startTls ? QStringLiteral("STARTTLS") : QStringLiteral("TLS"))
                        : Words::tr("NONE. Whoever is on the way can read along."));
    line(Words::tr("Log-in"), facts.mechanism);
    if (facts.certificate && !facts.certificate->chain.isEmpty()) {
        const auto &own = facts.certificate->own();
        line(Words::tr("Certificate of"), own.subject);
        line(Words::tr("Issued by"), own.issuer);
        line(
            Words::tr("Valid"),
            Words::tr("from %1 to %2").arg(when(own.notBefore, locale), when(own.notAfter, locale)));
        line(QStringLiteral("SHA-256"), fingerprintText(own.sha256));
        for (const auto problem : facts.certificate->problems)
            line(Words::tr("Problem"), certificateSentence(problem, *facts.certificate));
        line(Words::tr("Seen since"), when(facts.certificateSince, locale));
    }
    line(Words::tr("Last connected"), when(facts.connectedAt, locale));
    return lines;
}

} // namespace duopost
