// SPDX-License-Identifier: GPL-3.0-or-later
// Messages as people write them, for whoever reads them back.
#pragma once

#include "mailcore/OutgoingMessage.h"

#include <QRandomGenerator>

namespace duopost::tests {

/// One greeting a language, in scripts that need one to four bytes a letter, from both directions.
inline QStringList greetings()
{
    QStringList result;
    for (const char *words :
         {"Good morning, how are you?",
          "Guten Morgen, wie geht es Größe und Übermut?",
          "Bonjour à tous, ça va, cœur naïf?",
          "Καλημέρα, πώς είσαι σήμερα;",
          "Доброе утро, как у вас дела?",
          "בוקר טוב, מה שלומך היום?",
          "صباح الخير، كيف حالك اليوم؟",
          "सुप्रभात, आप कैसे हैं आज?",
          "おはようございます、お元気ですか",
          "早上好，你今天好吗",
          "좋은 아침이에요, 잘 지내세요?",
          "สวัสดีตอนเช้า สบายดีไหม",
          "Chào buổi sáng, bạn khỏe không?",
          "Günaydın, nasılsınız İĞŞ?",
          "Dzień dobry, żółta gęś jaźń",
          "Dobré ráno, příliš žluťoučký",
          "Բարի լույս, ինչպե՞ս եք",
          "დილა მშვიდობისა, როგორ ხართ",
          "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
          "a=b_c?d =?x?= =?utf-8?Q?no?= \"quoted\" (comment) <angle>; a,b: c\\d"})
        result << QString::fromUtf8(words);
    return result;
}

inline OutgoingMessage writtenTo(const QString &subject, const QString &text)
{
    OutgoingMessage message;
    message.from = {QStringLiteral("Jörg  Müller, Dr."), QStringLiteral("joerg@duopost.test")};
    message.to = {{QStringLiteral("Anna Berg"), QStringLiteral("anna@duopost.test")}};
    message.subject = subject;
    message.text = text;
    return message;
}

/// In German, with emoji, umlaut file names and a picture in the text.
inline OutgoingMessage german()
{
    auto message = writtenTo(
        QStringLiteral("Grüße aus Köln 🎡 – die Übersicht für das Straßenfest am Wochenende, wie besprochen"),
        QStringLiteral("Hallo Anna 😀,\n\nanbei die Übersicht. ")
            + QStringLiteral("Das wird ein schönes Fest für alle Größen und Kleinen. ").repeated(8).trimmed()
            + QStringLiteral("\n\n> Kommst du?\n>> Ja!\n>\n> Dann bis später\n\n-- \nJörg\n☎ 0221"));
    message.html = QStringLiteral(
        "<p>Hallo Anna 😀,</p><p>anbei die <b>Übersicht</b>. <img src=\"cid:bild@duopost\"></p>");
    message.cc
        = {{QStringLiteral("Öztürk, Şule"), QStringLiteral("sule@duopost.test")},
           {{}, QStringLiteral("info@müller.example")}};
    QByteArray every;
    for (int i = 0; i < 256 * 5; ++i)
        every += static_cast<char>(i * 7);
    message.parts
        << OutgoingPart{QStringLiteral("Übersicht für März – 100% €.png"), "image/png", "\x89PNG\r\n\x1a\n" + every, "bild@duopost"}
        << OutgoingPart{QStringLiteral("Größenübersicht mit einem wirklich sehr langen Namen für das Straßenfest.pdf"), "application/pdf", "%PDF\n" + every, {}}
        << OutgoingPart{QStringLiteral("Straße.txt"), "text/plain", "Straße\nmit LF\rund CR\r\n", {}}
        << OutgoingPart{QStringLiteral("plain name.txt"), "text/plain", {}, {}}
        << OutgoingPart{
               QStringLiteral("Brief.eml"),
               "message/rfc822",
               "From: b@x.org\r\nSubject: x\r\n\r\nbody\r\n",
               {}};
    return message;
}

/// Words of all scripts, double blanks, specials, very long words; deterministic.
inline QString randomWords(QRandomGenerator &random, int most)
{
    const auto pool = greetings();
    QString result;
    for (int i = random.bounded(most) + 1; i > 0; --i) {
        const auto words = pool[random.bounded(static_cast<int>(pool.size()))].split(u' ');
        result += words[random.bounded(static_cast<int>(words.size()))];
        if (random.bounded(30) == 0)
            result += QString(random.bounded(300), QLatin1Char("xX.-"[random.bounded(4)]));
        if (i > 1)
            result += random.bounded(12) == 0 ? QStringLiteral("  ") : QStringLiteral(" ");
    }
    return result;
}

} // namespace duopost::tests
