// SPDX-License-Identifier: GPL-3.0-or-later
// One message for each charset or MIME habit that weak readers stumble over.
#include "mailcore/lab/sample/SampleContext.h"
#include "mailcore/lab/sample/SampleFiles.h"

namespace duopost {

namespace {

struct OddText {
    const char *charset;
    char wordEncoding;
    const char *encoding;
    const char *from, *subject, *text; // UTF-8
};

constexpr OddText oddTexts[] = {
    {"iso-8859-1", 'Q', "quoted-printable", "Jörg Müßig <joerg@druckerei-muessig.example>",
     "Größe der Plakate für die Ausstellung",
     "Guten Tag,\n\nbrauchen Sie die Plakate in DIN A2 oder A1? In A1 müssten wir bis Freitag wissen, ob die "
     "Farben so bleiben.\n\nSchöne Grüße\nJörg Müßig"},
    {"iso-8859-15", 'Q', "8bit", "Œuvres du Midi <contact@oeuvres-du-midi.example>",
     "Votre réservation : 48 € déjà réglés",
     "Bonjour,\n\nNous avons bien reçu vos 48 €. Le cœur de la vieille ville se visite à pied ; le départ est "
     "à 10 h devant la gare.\n\nÀ bientôt,\nŒuvres du Midi"},
    {"windows-1252", 'Q', "quoted-printable", "Claire O’Neill <claire@oneill-translations.example>",
     "The “final” version – and what’s still open",
     "Hi,\n\nhere’s the list of open points – three of them, all small… The price stays at "
     "€340.\n\nBest\nClaire"},
    {"koi8-r", 'B', "8bit", "Ольга Соколова <olga@chorbruecke.example>", "Ноты для осеннего концерта",
     "Здравствуйте!\n\nВысылаю список песен для осеннего концерта. Вторую партию мы споём без "
     "сопровождения.\n\nС уважением,\nОльга"},
    {"iso-2022-jp", 'B', "7bit", "田中 恵子 <keiko@kirschbluete.example>", "来月の訪問について",
     "こんにちは。\n\n来月のケルン訪問の件ですが、五人で伺う予定です。よろしくお願いいたします。\n\n田中 恵子"},
    {"big5", 'B', "base64", "林怡君 <yijun@teahaus.example>", "春茶到貨通知",
     "您好：\n\n今年的春茶已經到貨，歡迎來店品嚐。\n\n林怡君 敬上"},
    {"gb18030", 'B', "base64", "王伟 <wei@papierwerk.example>", "关于样品的问题",
     "您好！\n\n样品已经寄出，预计下周三到达。如有问题请随时联系。\n\n王伟"},
    {"utf-16", 'B', "base64", "Ateliér Hřebíček <info@hrebicek.example>", "Příliš žluťoučký kůň: vzorník písma",
     "Dobrý den,\n\nposíláme slíbený vzorník. Řez „kurzíva“ bude hotový v pátek.\n\nHřebíček"},
    {"utf-8", '8', "8bit", "Åsa Lindström <asa@fjordreisen.example>", "Fähre 07:45 – bitte früher da sein ⛴",
     "Hej!\n\nDie Fähre legt schon um 07:45 ab; bitte seid eine halbe Stunde früher am Kai. Bei Regen ☔ warten "
     "wir im Café.\n\nÅsa"},
    {"iso-8859-1", '8', "8bit", "Bäckerei Süßholz <laden@suessholz.example>",
     "Brötchen für Samstag: Bestellung bestätigt",
     "Guten Morgen,\n\nzwölf Brötchen, zwei Brezeln und ein Körnerbrot liegen am Samstag ab 7 Uhr "
     "bereit.\n\nIhre Bäckerei Süßholz"},
};

MessageParts blank(const SampleContext &context, const MailAddress &from, const QString &subject, int days)
{
    MessageParts parts;
    parts.from = from;
    parts.to = {context.owner().address};
    parts.subject = subject;
    parts.date = context.moment(days, QStringLiteral("11:%1").arg(10 + days % 49));
    parts.messageId = context.messageId(subject, from.address);
    return parts;
}

void writeOddNames(SampleContext &context)
{
    const MailAddress from{QStringLiteral("Vereinsbüro Rheinufer"), QStringLiteral("buero@rheinufer.example")};
    MessageParts parts = blank(context, from, QStringLiteral("Protokoll, Satzung und Fotos vom Ausflug"), 61);
    MimePart odt = filePart(
        "application/vnd.oasis.opendocument.text",
        QStringLiteral(
            "Protokoll der außerordentlichen Mitgliederversammlung – endgültige Fassung für alle.odt"),
        sampleOdt(QStringLiteral("Protokoll\nAnwesend: 23 Mitglieder\nDer Beitrag bleibt, wie er ist.")));
    MimePart pdf = filePart(
        "application/pdf", QStringLiteral("Satzung (geändert).pdf"),
        samplePdf(QStringLiteral("Satzung\n\n§ 1 Der Verein heißt Rheinufer.")));
    pdf.fileNameStyle = FileNameStyle::EncodedWord;
    MimePart picture
        = filePart("image/png", QStringLiteral("Gruppenfoto ÄÖÜ.png"), sampleLandscape(640, 400, 12));
    picture.fileNameStyle = FileNameStyle::Plain;
    parts.body = multipart(
        "mixed",
        {textPart(
             QStringLiteral("Liebe Mitglieder,\n\nanbei das Protokoll, die geänderte Satzung und ein Foto vom "
                            "Ausflug.\n\nIhr Vereinsbüro\n"),
             "iso-8859-15"),
         odt, pdf, picture});
    context.add(QStringLiteral("INBOX"), parts, MessageFlag::Seen);
}

void writeBareBytes(SampleContext &context)
{
    // No MIME at all, raw windows-1252 bytes, a folded subject and LF-free long lines: older machines write so.
    const QDateTime date = context.moment(212, QStringLiteral("05:12"));
    const QByteArray bytes
        = "Date: " + QLocale::c().toString(date, QStringLiteral("d MMM yyyy HH:mm:ss")).toLatin1()
        + " GMT\r\nFrom: Heizungssteuerung <heizung@haustechnik.example>\r\nTo: "
        + context.owner().address.address.toUtf8() + "\r\nMessage-ID: <status-212."
        + context.owner().key.toUtf8()
        + "@haustechnik.example>\r\nSubject: Statusmeldung Heizkreis 2:\r\n Vorlauf 48 \xb0"
          "C, St\xf6rung behoben\r\n\r\n"
          "Vorlauf 48 \xb0"
          "C, R\xfc"
          "cklauf 39 \xb0"
          "C, Au\xdf"
          "enf\xfchler 4 \xb0"
          "C. Die St\xf6rung vom Vortag ist behoben.\r\n";
    context.addRaw(QStringLiteral("INBOX"), bytes, date, MessageFlag::Seen);
}

void writeEmptyOnes(SampleContext &context)
{
    MessageParts silent = blank(context, {{}, QStringLiteral("scanner@haustechnik.example")}, {}, 97);
    MimePart scan
        = filePart("application/pdf", QStringLiteral("scan0001.pdf"), samplePdf(QStringLiteral("Scan")));
    silent.body = multipart("mixed", {scan}); // no text, no subject
    context.add(QStringLiteral("INBOX"), silent, MessageFlag::Seen);

    MessageParts onlyHtml = blank(
        context, {QStringLiteral("Ticketbude"), QStringLiteral("tickets@ticketbude.example")},
        QStringLiteral("Ihre Karten: Reihe 7, Platz 14 und 15"), 133);
    onlyHtml.body = htmlPart(
        QStringLiteral("<center><h2>Ihre Karten</h2><p>Reihe <b>7</b>, Platz <b>14</b> und "
                       "<b>15</b><br>Einlass ab 19 Uhr</p><script>alert(1)</script></center>\n"),
        "iso-8859-1");
    context.add(QStringLiteral("INBOX"), onlyHtml, MessageFlag::Seen);
}

} // namespace

void writeOddMail(SampleContext &context)
{
    int days = 19;
    for (const OddText &odd : oddTexts) {
        MessageParts parts
            = blank(context, sampleAddress(QString::fromUtf8(odd.from)), QString::fromUtf8(odd.subject), days);
        days += 37;
        // UTF-16 cannot stand in a header; everyone falls back to UTF-8 there.
        parts.headerCharset
            = QByteArray(odd.charset) == "utf-16" ? QByteArray("utf-8") : QByteArray(odd.charset);
        parts.wordEncoding = odd.wordEncoding;
        parts.body = textPart(QString::fromUtf8(odd.text) + QLatin1Char('\n'), odd.charset, odd.encoding);
        context.add(QStringLiteral("INBOX"), parts, MessageFlag::Seen);
    }
    writeOddNames(context);
    writeBareBytes(context);
    writeEmptyOnes(context);
}

} // namespace duopost
