// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/RenderMode.h"

#include "mailcore/ImagesWithoutProfile.h"
#include "mailcore/MailError.h"
#include "mailcore/MessageParser.h"
#include "ui/html/HtmlPicture.h"
#include "ui/html/HtmlSanitizer.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/TextView.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QFile>
#include <QFontInfo>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

namespace duopost {

namespace {

struct Order {
    QString file, png;
    int width = 680;
    bool plain = false, loadRemote = false;
};

Order readOrder(const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption render(QStringLiteral("render"), {}, QStringLiteral("FILE"));
    const QCommandLineOption png(QStringLiteral("png"), {}, QStringLiteral("OUT"));
    const QCommandLineOption width(QStringLiteral("width"), {}, QStringLiteral("W"), QStringLiteral("680"));
    const QCommandLineOption plain(QStringLiteral("plain")), remote(QStringLiteral("load-remote"));
    parser.addOptions({render, png, width, plain, remote});
    if (!parser.parse(words))
        throw MailError(MailError::Kind::BadUsage, parser.errorText());
    return {
        parser.value(render), parser.value(png), qBound(120, parser.value(width).toInt(), 4000),
        parser.isSet(plain), parser.isSet(remote)};
}

ParsedMessage readMessage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    const QByteArray bytes = file.readAll();
    if (!path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive)
        && !path.endsWith(QLatin1String(".htm"), Qt::CaseInsensitive))
        return parseMessage(bytes);
    ParsedMessage page;
    page.html = QStringDecoder::decoderForHtml(bytes).decode(bytes);
    return page;
}

QFont labelFont()
{
    return QApplication::font();
}

/// What came of those that could be fetched. Whatever fails is simply not there, as in the reader.
QHash<QString, QByteArray> fetched(const QStringList &addresses)
{
    const auto images = imagesWithoutProfile();
    QHash<QString, QByteArray> came;
    QEventLoop waiting;
    qsizetype open = addresses.size();
    for (const QString &address : addresses) {
        auto *watcher = new QFutureWatcher<QByteArray>(&waiting);
        QObject::connect(watcher, &QFutureWatcherBase::finished, &waiting, [&, watcher, address] {
            try {
                came.insert(address, watcher->future().result());
            } catch (const MailError &) {
                // it stays among what was not loaded, which is what is told
            }
            if (--open == 0)
                waiting.quit();
        });
        watcher->setFuture(images->fetch(QUrl(address)));
    }
    if (open > 0)
        waiting.exec();
    return came;
}

QImage paintedText(const QString &text, int width)
{
    TextView view;
    view.resize(width, 400);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QEventLoop waiting;
    QObject::connect(&view, &TextView::filled, &waiting, &QEventLoop::quit, Qt::QueuedConnection);
    view.setAttribute(Qt::WA_DontShowOnScreen);
    view.show();
    view.showText(text);
    if (!view.isFilled())
        waiting.exec();
    view.resize(width, qBound(1, qRound(view.document()->size().height()), 30'000));
    return view.grab().toImage();
}

QJsonObject render(const Order &order)
{
    const ParsedMessage message = readMessage(order.file);
    const SanitizedHtml safe = sanitizeHtml(message.html);
    QJsonArray blocked;
    QImage picture;
    if (!order.plain && !message.html.isEmpty()) {
        HtmlPicture page;
        page.untrustedHtml = message.html;
        page.font = HtmlView::readingFont(labelFont());
        page.inlineImage = [&message](const QByteArray &contentId) {
            for (const Attachment &attachment : message.attachments) {
                if (attachment.contentId == contentId)
                    return attachment.content;
            }
            return QByteArray();
        };
        if (order.loadRemote)
            page.remote = fetched(safe.images);
        picture = page.paint(order.width);
        for (const QString &address : safe.images) {
            if (!page.remote.contains(address))
                blocked << address;
        }
    } else {
        blocked = QJsonArray::fromStringList(safe.images);
    }
    for (const QString &address : safe.others)
        blocked << address;
    const bool asText = picture.isNull();
    if (asText)
        picture = paintedText(message.text, order.width);
    if (!picture.save(order.png, "PNG"))
        throw MailError(MailError::Kind::FileUnwritable, order.png);
    const QFont font = HtmlView::readingFont(labelFont());
    return {
        {QStringLiteral("width"), picture.width()},
        {QStringLiteral("height"), picture.height()},
        {QStringLiteral("asText"), asText},
        {QStringLiteral("font"), QStringLiteral("%1px %2").arg(font.pixelSize()).arg(QFontInfo(font).family())},
        {QStringLiteral("blocked"), blocked}};
}

int print(const QJsonObject &json, int status)
{
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return status;
}

} // namespace

bool isRenderMode(int argc, char **argv)
{
    return argc > 1 && qstrcmp(argv[1], "--render") == 0;
}

int renderMode(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("duopost"));
    applyTheme(app, ThemeChoice::Light);
    try {
        return print(render(readOrder(app.arguments())), 0);
    } catch (const MailError &error) {
        return print(
            {{QStringLiteral("error"), error.kindName()},
             {QStringLiteral("subject"), error.subject()},
             {QStringLiteral("detail"), error.detail()}},
            1);
    }
}

} // namespace duopost
