// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations: each turn answers the one before it.
#include "mailcore/lab/sample/SampleContext.h"
#include "mailcore/lab/sample/SampleFiles.h"

namespace duopost {

namespace {

QString optionValue(const SampleTurn &turn, const char *name)
{
    const QString prefix = QLatin1String(name) + QLatin1Char('=');
    for (const QString &option : turn.options) {
        if (option.startsWith(prefix))
            return option.mid(prefix.size());
    }
    return {};
}

bool has(const SampleTurn &turn, const char *name)
{
    return turn.options.contains(QLatin1String(name));
}

struct Sent {
    MailAddress from;
    QDateTime date;
    QString text;
    QByteArray messageId, rendered;
};

QString quoted(const Sent &last, const QString &language)
{
    const bool german = language == QLatin1String("de");
    const QString name = last.from.name.isEmpty() ? last.from.address : last.from.name;
    QString result = german ? QStringLiteral("Am %1 schrieb %2:\n").arg(sampleDate(last.date, language), name)
                            : QStringLiteral("On %1, %2 wrote:\n").arg(sampleDate(last.date, language), name);
    int left = 14; // people do not quote whole novels
    for (const QString &line : last.text.split(QLatin1Char('\n'))) {
        if (left-- == 0) {
            result += german ? QStringLiteral("> […]\n") : QStringLiteral("> [...]\n");
            break;
        }
        result += line.isEmpty() ? QStringLiteral(">\n") : QStringLiteral("> ") + line + QLatin1Char('\n');
    }
    return result;
}

QString asHtml(const QString &text, const QByteArray &imageId)
{
    QString body;
    for (const QString &paragraph : text.split(QStringLiteral("\n\n")))
        body += QStringLiteral("<p>%1</p>\n")
                    .arg(paragraph.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>\n")));
    if (!imageId.isEmpty())
        body += QStringLiteral("<p><img src=\"cid:%1\" width=\"480\" alt=\"\"></p>\n")
                    .arg(QString::fromLatin1(imageId));
    return QStringLiteral("<html><head><meta charset=\"utf-8\"></head>\n<body style=\"font-family: sans-serif; "
                          "font-size: 14px; color: #222\">\n%1</body></html>\n")
        .arg(body);
}

QList<MimePart> attachments(
    const SampleTurn &turn, const SampleBlock &block, const QDateTime &date, const QString &organizer,
    const QString &attendee)
{
    QList<MimePart> parts;
    const QString about = block.key("subject") + QStringLiteral("\n\n") + turn.text;
    if (const QString name = optionValue(turn, "picture"); !name.isEmpty())
        parts << filePart("image/png", name, sampleLandscape(640, 400, sampleHash(name)));
    if (const QString name = optionValue(turn, "chart"); !name.isEmpty())
        parts << filePart("image/png", name, sampleChart(480, 240, {35, 48, 42, 61, 70, 66, 83, 91}, 0x2f6f9f));
    if (const QString name = optionValue(turn, "pdf"); !name.isEmpty())
        parts << filePart("application/pdf", name, samplePdf(about));
    if (const QString name = optionValue(turn, "docx"); !name.isEmpty())
        parts << filePart(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name, sampleDocx(about));
    if (const QString name = optionValue(turn, "odt"); !name.isEmpty())
        parts << filePart("application/vnd.oasis.opendocument.text", name, sampleOdt(about));
    if (const QString place = optionValue(turn, "invite"); !place.isEmpty()) {
        QDateTime start = date.addDays(9);
        start.setTime(QTime(18, 30));
        MimePart part = filePart(
            "text/calendar; charset=utf-8; method=REQUEST", QStringLiteral("invite.ics"),
            sampleInvitation(block.key("subject"), place, start, 90, organizer, attendee));
        parts << part;
    }
    return parts;
}

MimePart bodyOf(const SampleTurn &turn, const QString &text, const QByteArray &id)
{
    const QString charset = optionValue(turn, "charset");
    const QByteArray name = charset.isEmpty() ? QByteArray("utf-8") : charset.toLatin1();
    if (has(turn, "flowed") || has(turn, "delsp"))
        return flowedPart(text, name, has(turn, "delsp"));
    const QString inlineName = optionValue(turn, "inline");
    if (!has(turn, "html") && inlineName.isEmpty())
        return textPart(text, name);
    const MimePart plain = textPart(text, name);
    if (inlineName.isEmpty())
        return multipart("alternative", {plain, htmlPart(asHtml(text, {}))});
    const QByteArray imageId = "image1." + id;
    MimePart image = filePart("image/png", inlineName, sampleLandscape(480, 300, sampleHash(inlineName)));
    image.disposition = "inline";
    image.contentId = imageId;
    return multipart("alternative", {plain, multipart("related", {htmlPart(asHtml(text, imageId)), image})});
}

} // namespace

void writeThread(SampleContext &context, const SampleBlock &block)
{
    const QString language = block.key("lang", QStringLiteral("de"));
    const QString subject = block.key("subject"), folder = block.key("folder", QStringLiteral("INBOX"));
    QList<MailAddress> everyone;
    for (const QString &key : block.key("people").split(QLatin1Char(' '), Qt::SkipEmptyParts))
        everyone << context.person(key);
    QDateTime time = context.moment(block.number("start", 30), block.key("at", QStringLiteral("10:05")));

    std::optional<Sent> last;
    QList<QByteArray> references;
    const QList<SampleTurn> turns = parseSampleTurns(block.text);
    for (qsizetype i = 0; i < turns.size(); ++i) {
        const SampleTurn &turn = turns[i];
        // An odd number of minutes and seconds more, as people write.
        time = time.addSecs(sampleSpan(turn.when.mid(1)) + (i ? sampleHash(turn.text) % 540 : 0));
        time = context.notLater(time);
        if (last && time <= last->date)
            time = context.notLater(last->date.addSecs(61));
        MessageParts parts;
        parts.from = context.person(turn.who);
        parts.date = time;
        parts.messageId = context.messageId(subject + turn.text, parts.from.address);
        for (const MailAddress &address : everyone) {
            if (!(address == parts.from))
                (parts.to.isEmpty() || everyone.size() < 4 ? parts.to : parts.cc) << address;
        }
        parts.subject = i == 0 ? subject
            : has(turn, "forward")
            ? (language == QLatin1String("de") ? QStringLiteral("WG: ") : QStringLiteral("Fwd: ")) + subject
            : language == QLatin1String("de") && sampleHash(parts.from.address) % 3 == 0
            ? QStringLiteral("AW: ") + subject
            : QStringLiteral("Re: ") + subject;
        parts.wordEncoding = sampleHash(parts.from.address) % 2 ? 'Q' : 'B';
        QString text = turn.text + QLatin1Char('\n');
        if (last && !has(turn, "noquote") && !has(turn, "forward"))
            text += QLatin1Char('\n') + quoted(*last, language);
        if (last) {
            parts.inReplyTo = last->messageId;
            references << last->messageId;
            parts.references = references;
        }
        const MailAddress attendee = parts.to.value(0);
        QList<MimePart> files = attachments(turn, block, time, parts.from.address, attendee.address);
        if (has(turn, "forward") && last) {
            MimePart forwarded;
            forwarded.type = "message/rfc822";
            forwarded.content = last->rendered;
            files << forwarded;
        }
        parts.body = bodyOf(turn, text, parts.messageId);
        if (!files.isEmpty())
            parts.body = multipart("mixed", QList<MimePart>{parts.body} + files);

        const bool mine = parts.from == context.owner().address;
        const bool answered
            = !mine && i + 1 < turns.size() && context.person(turns[i + 1].who) == context.owner().address;
        MessageFlags flags;
        flags.setFlag(MessageFlag::Seen, !has(turn, "unread"));
        flags.setFlag(MessageFlag::Flagged, has(turn, "star"));
        flags.setFlag(
            answered && has(turns[i + 1], "forward") ? MessageFlag::Forwarded : MessageFlag::Answered,
            answered);
        const QByteArray rendered = renderMessage(parts);
        context.addRaw(mine ? QStringLiteral("Sent") : folder, rendered, time, flags);
        last = Sent{parts.from, time, turn.text, parts.messageId, rendered};
    }
}

} // namespace duopost
