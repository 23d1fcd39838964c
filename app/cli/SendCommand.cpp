// SPDX-License-Identifier: GPL-3.0-or-later
// Sending a message, and what is in the outbox.
#include "app/cli/Commands.h"
#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"
#include "mailcore/Writing.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QMimeDatabase>
#include <QUrl>
#include <QUuid>

namespace duopost::cli {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (path == QLatin1String("-") ? !file.open(stdin, QIODevice::ReadOnly) : !file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    return file.readAll();
}

QList<MailAddress> addresses(const QCommandLineParser &parser, const char *name)
{
    QList<MailAddress> result;
    for (const auto &typed : parser.values(QLatin1String(name)))
        result << readAddresses(typed);
    return result;
}

OutgoingPart attachment(const QString &path)
{
    OutgoingPart part{.name = QFileInfo(path).fileName(), .content = contentOf(path)};
    part.type = QMimeDatabase().mimeTypeForFileNameAndData(part.name, part.content).name().toLatin1();
    return part;
}

Composition composed(const QCommandLineParser &parser, const Account &account)
{
    const auto identity = identitiesOf(account).first();
    Composition composition;
    composition.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    composition.account = account.id;
    composition.identity = identity.id;
    auto &message = composition.message;
    message.from = {identity.name, identity.address};
    if (!identity.replyTo.isEmpty())
        message.replyTo = {{identity.name, identity.replyTo}};
    message.to = addresses(parser, "to");
    message.cc = addresses(parser, "cc");
    message.bcc = addresses(parser, "bcc");
    message.subject = parser.value(QStringLiteral("subject"));
    if (parser.isSet(QStringLiteral("body-file")))
        message.text = QString::fromUtf8(contentOf(parser.value(QStringLiteral("body-file"))))
                           .replace(QLatin1String("\r\n"), QLatin1String("\n"));
    for (const auto &path : parser.values(QStringLiteral("attach")))
        message.parts << attachment(path);
    return composition;
}

// The domain as the wire has it.
QByteArray wireAddress(const QString &address)
{
    const auto at = address.lastIndexOf(QLatin1Char('@'));
    return address.left(at + 1).toUtf8() + QUrl::toAce(address.mid(at + 1));
}

QByteArray withCrLf(const QByteArray &raw)
{
    QByteArray result;
    for (const auto &line : raw.split('\n'))
        result += (line.endsWith('\r') ? line.chopped(1) : line) + "\r\n";
    return raw.endsWith('\n') ? result.chopped(2) : result;
}

// As it is, but for line ends, and for Bcc, which names people to everybody (RFC 5322 section 3.6.3).
BuiltMessage finished(const QByteArray &file, const Account &account)
{
    const auto raw = withCrLf(file);
    auto split = raw.indexOf("\r\n\r\n");
    if (split < 0)
        split = raw.size();
    const auto header = parseHeader(QByteArrayView(raw).first(split));
    QByteArray kept;
    bool hidden = false;
    for (const auto &line : raw.left(split).split('\n')) {
        const bool goesOn = line.startsWith(' ') || line.startsWith('\t');
        const auto name = line.left(line.indexOf(':')).trimmed().toLower();
        if (!goesOn)
            hidden = name == "bcc" || name == "resent-bcc";
        if (!hidden)
            kept += (line.endsWith('\r') ? line.chopped(1) : line) + "\r\n";
    }
    BuiltMessage message;
    const auto sender = header.from.value(0).address;
    message.sender = wireAddress(sender.isEmpty() ? account.address : sender);
    message.messageId = header.messageId;
    if (message.messageId.isEmpty()) {
        message.messageId = newMessageId(sender);
        kept += "Message-ID: <" + message.messageId + ">\r\n";
    }
    if (!header.date.isValid())
        kept += "Date: " + QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1() + "\r\n";
    if (header.from.isEmpty())
        kept += "From: " + account.address.toUtf8() + "\r\n";
    const auto body = raw.mid(split);
    message.bytes = kept + (body.isEmpty() ? QByteArray("\r\n") : body.mid(2));
    for (const auto &one : header.to + header.cc + header.bcc) {
        const auto address = wireAddress(one.address);
        if (!one.address.isEmpty() && !message.recipients.contains(address))
            message.recipients << address;
    }
    const auto beyondAscii = [](const QByteArray &text) {
        return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; });
    };
    message.has8Bit = beyondAscii(message.bytes);
    message.needsSmtpUtf8 = beyondAscii(message.sender)
        || std::any_of(message.recipients.begin(), message.recipients.end(), beyondAscii);
    return message;
}

QString placeName(SentCopy::Place place)
{
    switch (place) {
    case SentCopy::Place::Unknown:
        return QStringLiteral("unknown");
    case SentCopy::Place::OnServer:
        return QStringLiteral("server");
    case SentCopy::Place::OnlyHere:
        return QStringLiteral("only-here");
    case SentCopy::Place::OnItsWay:
        return QStringLiteral("on-its-way");
    case SentCopy::Place::Nowhere:
        return QStringLiteral("nowhere");
    }
    return {};
}

QJsonObject toJson(const OutboxItem &item)
{
    QJsonArray accepted, refused;
    for (const auto &answer : item.answers) {
        if (answer.accepted)
            accepted << answer.address;
        else
            refused << QJsonObject{
                {QStringLiteral("address"), answer.address}, {QStringLiteral("reply"), answer.reply}};
    }
    return {
        {QStringLiteral("id"), item.ref.item.value},
        {QStringLiteral("state"), toString(item.state)},
        {QStringLiteral("messageId"), QString::fromUtf8(item.messageId)},
        {QStringLiteral("subject"), item.subject},
        {QStringLiteral("recipients"), QJsonArray::fromStringList(item.recipients)},
        {QStringLiteral("attempts"), item.attempts},
        {QStringLiteral("accepted"), accepted},
        {QStringLiteral("refused"), refused},
        {QStringLiteral("server"), item.serverText},
        {QStringLiteral("sent"),
         QJsonObject{
             {QStringLiteral("where"), placeName(item.copy.place)},
             {QStringLiteral("folder"), item.copy.folder},
             {QStringLiteral("uid"), QString::fromUtf8(item.copy.uid)},
             {QStringLiteral("by"),
              item.copy.by == SentCopy::By::Server   ? QStringLiteral("server")
                  : item.copy.by == SentCopy::By::Us ? QStringLiteral("us")
                                                     : QString()}}}};
}

void print(const OutboxItem &item, const Context &context)
{
    if (context.json)
        return printJson(toJson(item));
    printLine(QStringLiteral("%1  %2  %3  <%4>")
                  .arg(item.ref.item.value)
                  .arg(toString(item.state), item.subject, QString::fromUtf8(item.messageId)));
    for (const auto &answer : item.answers)
        printLine(QStringLiteral("  %1: %2").arg(answer.address, answer.reply));
    if (!item.serverText.isEmpty())
        printLine(QStringLiteral("  The server said: %1").arg(item.serverText));
    if (item.state == OutboxState::Accepted || item.state == OutboxState::Done)
        printLine(QStringLiteral("  Sent copy: %1 %2 %3")
                      .arg(placeName(item.copy.place), item.copy.folder, QString::fromUtf8(item.copy.uid)));
}

// Whether anything more will happen to it in this run.
bool isSettled(const OutboxItem &item, int attemptsBefore)
{
    switch (item.state) {
    case OutboxState::Sending:
        return false;
    case OutboxState::Queued:
        return item.attempts > attemptsBefore; // it failed, and is tried again by the window
    case OutboxState::Accepted:
        return item.copy.place == SentCopy::Place::Nowhere;
    default:
        return true;
    }
}

int exitFor(const OutboxItem &item)
{
    switch (item.state) {
    case OutboxState::Done:
        return item.answers.isEmpty()
                || std::all_of(
                    item.answers.begin(), item.answers.end(),
                    [](const RecipientAnswer &answer) { return answer.accepted; })
            ? Done
            : PartlyDone;
    case OutboxState::PartlyRefused:
    case OutboxState::Refused:
        return Failed; // nothing was sent to anybody
    default:
        return PartlyDone; // in the outbox, or sent without its copy being where it should be
    }
}

std::optional<OutboxItem> itemOf(MailService &service, OutboxRef ref)
{
    for (const auto &item : wait(service.writing()->outbox(ref.account))) {
        if (item.ref == ref)
            return item;
    }
    return std::nullopt;
}

// One attempt, to its end.
OutboxItem perform(MailService &service, OutboxRef ref, Again what)
{
    auto &writing = *service.writing();
    QObject receiver;
    bool changed = true;
    QObject::connect(&writing, &Writing::outboxChanged, &receiver, [&](AccountId) { changed = true; });
    QObject::connect(&writing, &Writing::sendProgress, &receiver, [](const SendProgress &at) {
        progress(QStringLiteral("%1 of %2 bytes").arg(at.sent).arg(at.of));
    });
    const auto before = itemOf(service, ref);
    const int attempts = before ? before->attempts : 0;
    wait(writing.again(ref, what));
    for (;;) {
        changed = false;
        const auto item = itemOf(service, ref);
        if (!item)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("outbox %1").arg(ref.item.value));
        const bool copyOnly = what == Again::FileCopy && interrupted();
        if (isSettled(*item, attempts) || copyOnly)
            return *item;
        waitUntil([&] { return changed || interrupted(); }, [&] { writing.stop(ref); });
        if (interrupted() && !changed) {
            writing.stop(ref); // before the end of the message it is harmless, after it too late
            waitUntil([&] { return changed; }, {});
        }
    }
}

} // namespace

int sendCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {option("to", "To whom; several times, or separated by commas.", "ADDRESS"),
         option("cc", "A copy to.", "ADDRESS"), option("bcc", "A blind copy to.", "ADDRESS"),
         option("subject", "The subject.", "TEXT"),
         option("body-file", "The text, UTF-8; - reads standard input.", "FILE"),
         option("attach", "A file to attach; several times.", "FILE"),
         option("without-refused", "If the server refuses some recipients, sends to the others.")});
    parseWords(parser, words, context, QStringLiteral("send"));
    const auto arguments = parser.positionalArguments();
    const bool file = arguments.size() == 2;
    const bool recipients = parser.isSet(QStringLiteral("to")) || parser.isSet(QStringLiteral("cc"))
        || parser.isSet(QStringLiteral("bcc"));
    if (arguments.isEmpty() || arguments.size() > 2 || file == recipients)
        throw UsageError{QStringLiteral("send takes NAME and a message FILE, or NAME and --to ADDRESS")};
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.at(0));
    auto &writing = *service->writing();
    const auto id = file ? wait(writing.send(account.id, finished(contentOf(arguments.at(1)), account), {}))
                         : wait(writing.send(composed(parser, account), {}));
    std::optional<MailError> failure;
    QObject::connect(
        service.get(), &MailService::errorRaised, &writing,
        [&](AccountId, const MailError &error) { failure = error; });
    const OutboxRef ref{account.id, id};
    auto item = perform(*service, ref, Again::Send);
    const auto refusals = item.answers;
    if (item.state == OutboxState::PartlyRefused && parser.isSet(QStringLiteral("without-refused"))) {
        item = perform(*service, ref, Again::WithoutRefused);
        for (const auto &answer : refusals) {
            if (!answer.accepted)
                item.answers << answer;
        }
    }
    print(item, context);
    const int exit = exitFor(item);
    if (exit != Done && failure)
        reportError(*failure, context);
    return interrupted() && item.state == OutboxState::Queued ? Interrupted : exit;
}

int outboxCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {option("send", "Sends what is queued, and files the copies of what was sent."),
         option("again", "One more attempt with this one, even if it may have been sent.", "ID"),
         option("dismiss", "Forgets this one; not while it may still be sent.", "ID")});
    parseWords(parser, words, context, QStringLiteral("outbox"));
    const auto arguments = parser.positionalArguments();
    if (arguments.size() != 1)
        throw UsageError{QStringLiteral("outbox takes NAME")};
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.at(0));
    auto &writing = *service->writing();
    const auto ref = [&](const char *name) {
        return OutboxRef{account.id, {messageId(parser.value(QLatin1String(name))).value}};
    };
    if (parser.isSet(QStringLiteral("dismiss")))
        wait(writing.dismiss(ref("dismiss")));
    if (parser.isSet(QStringLiteral("again")))
        perform(*service, ref("again"), Again::Send);
    if (parser.isSet(QStringLiteral("send"))) {
        for (const auto &item : wait(writing.outbox(account.id))) {
            if (item.state == OutboxState::Queued)
                perform(*service, item.ref, Again::Send);
            else if (item.state == OutboxState::Accepted)
                perform(*service, item.ref, Again::FileCopy);
        }
    }
    QJsonArray array;
    for (const auto &item : wait(writing.outbox(account.id))) {
        if (context.json)
            array << toJson(item);
        else
            print(item, context);
    }
    if (context.json)
        printJson({{QStringLiteral("outbox"), array}});
    return Done;
}

} // namespace duopost::cli
