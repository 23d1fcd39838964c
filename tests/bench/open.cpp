// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a message: from its bytes, as the cache gives them, to pixels in the reader, offscreen. Prints
// medians and worst of 50, on the wall and in processor time of all threads, until the screen is painted and
// until all of the message is laid out, with their ratios to what is aimed at, and the longest that one event
// kept the GUI thread. Asserts nothing. Usage: bench_open [FILE.eml…]
#include "mailcore/Account.h"
#include "tests/support/FakeMailService.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/TextView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace duopost;

namespace {

constexpr int times = 50;

double clockMs(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6;
}

/// Notes when something was painted on what is watched, and how much work the longest event was.
class WatchingApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        const QObject *parent = receiver->parent(); // neither may be there afterwards
        const bool isPainted = event->type() == QEvent::Paint && parent;
        const double before = clockMs(CLOCK_THREAD_CPUTIME_ID);
        const bool result = QApplication::notify(receiver, event);
        m_longestMs = qMax(m_longestMs, clockMs(CLOCK_THREAD_CPUTIME_ID) - before);
        if (isPainted)
            m_painted << parent;
        return result;
    }
    void forgetPainting() { m_painted.clear(); }
    void forget()
    {
        m_painted.clear();
        m_longestMs = 0;
    }
    bool wasPainted(const QObject *one) const { return m_painted.contains(one); }
    double longestMs() const { return m_longestMs; }

private:
    QList<const QObject *> m_painted;
    double m_longestMs = 0;
};

QByteArray head(const char *subject)
{
    return QByteArray("From: Anna Berg <anna@example.org>\r\nTo: b@example.org\r\nDate: Mon, 2 Nov 2026 "
                      "09:00:00 +0100\r\nSubject: ")
        + subject + "\r\nMIME-Version: 1.0\r\n";
}

QByteArray alternative(const char *subject, const QByteArray &text, const QByteArray &html)
{
    return head(subject)
        + "Content-Type: multipart/alternative; boundary=zz\r\n\r\n--zz\r\nContent-Type: text/plain; "
          "charset=utf-8\r\n\r\n"
        + text + "\r\n--zz\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html + "\r\n--zz--\r\n";
}

/// An answer as people write it in programs that make HTML: some paragraphs and a quotation.
QByteArray ordinary()
{
    QByteArray text,
        html
        = "<html><head><style>p.n{margin:0;font-size:11pt;font-family:Calibri,sans-serif}</style></head><body>";
    for (int i = 0; i < 24; ++i) {
        if (i == 10)
            html += "<blockquote type=\"cite\">";
        const QByteArray line = "Hello Ben, about the meeting on the " + QByteArray::number(i + 1)
            + "th: the room is free from nine, and Clara brings the plans for the second floor. Could you look "
              "over the "
              "figures before, and tell the others that the old ones are no longer right?";
        text += line + "\r\n\r\n";
        html += "<p class=\"n\"><span lang=\"EN-GB\" style=\"color:#1f2937\">" + line
            + "</span></p>\r\n<p class=\"n\"><a href=\"https://example.org/plans\">The "
              "<b>plans</b></a>&nbsp;</p>\r\n";
    }
    return alternative("Meeting", text, html + "</blockquote></body></html>");
}

/// Tables within tables, styles in every element, rules for phones: 200 KB of HTML.
QByteArray newsletter()
{
    QByteArray html = "<html><head><style>body{margin:0}@media only screen and "
                      "(max-width:480px){.c{width:100%!important;display:block"
                      "!important}}.b a{color:#fff}td.h{font-size:20px}</style></head><body><table "
                      "width=\"100%\" bgcolor=\"#eef1f6\" cellpadding=\"0\" "
                      "cellspacing=\"0\"><tr><td align=\"center\"><table width=\"600\" cellpadding=\"0\" "
                      "cellspacing=\"0\" style=\"background:#ffffff\">";
    for (int i = 0; html.size() < 200'000; ++i) {
        html += "<tr><td style=\"padding:12px 20px\"><table width=\"100%\" cellpadding=\"0\" "
                "cellspacing=\"0\"><tr>";
        for (int column = 0; column < 3; ++column)
            html += "<td class=\"c\" width=\"33%\" valign=\"top\" style=\"padding:6px\"><table "
                    "cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"h\" "
                    "style=\"font-family:Arial,Helvetica,sans-serif;color:#2456d6;font-weight:bold\">Offer "
                + QByteArray::number(i * 3 + column)
                + "</td></tr><tr><td "
                  "style=\"font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:19px;color:#"
                  "1c2530\">Made of oak "
                  "from near here, oiled twice, with a drawer that <b>closes by itself</b> and room for "
                  "everything that otherwise lies on "
                  "the floor.</td></tr><tr><td class=\"b\" align=\"center\" "
                  "style=\"background-color:#2456d6;border-radius:4px;padding:8px 14px\"><a "
                  "href=\"https://shop.example/item/"
                + QByteArray::number(i)
                + "\" style=\"text-decoration:none;font-size:14px\">Have a look</a></td></tr></table></td>";
        html += "</tr></table></td></tr>";
    }
    return alternative("Offers", "Offers of the week", html + "</table></td></tr></table></body></html>");
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

struct Times {
    QList<double> wall, processor;
};

void print(const char *what, const Times &times, double aimMs)
{
    printf(
        "  %s: median %.1f ms (%.2f of %.0f ms), worst %.1f ms; processor median %.1f ms (%.2f), worst %.1f "
        "ms\n",
        what, median(times.wall), median(times.wall) / aimMs, aimMs,
        *std::max_element(times.wall.cbegin(), times.wall.cend()), median(times.processor),
        median(times.processor) / aimMs, *std::max_element(times.processor.cbegin(), times.processor.cend()));
}

void measure(
    WatchingApplication &app, ReaderPane &reader, const char *what, const QByteArray &raw, double aimMs)
{
    const auto *html = reader.findChild<HtmlView *>();
    const auto *text = reader.findChild<TextView *>();
    Times painted, whole;
    QList<double> longest;
    for (int i = 0; i < times; ++i) {
        reader.showNothing();
        QApplication::processEvents();
        app.forget();
        QElapsedTimer timer;
        timer.start();
        const double before = clockMs(CLOCK_PROCESS_CPUTIME_ID);
        const auto note = [&](Times &into) {
            into.wall << double(timer.nsecsElapsed()) / 1e6;
            into.processor << clockMs(CLOCK_PROCESS_CPUTIME_ID) - before;
        };
        const auto until = [](const auto &done) {
            while (!done())
                QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        };
        reader.showFile(raw);
        until([&] {
            const bool isFull = html->isWhole() || html->verticalScrollBar()->maximum() > 0;
            if (!isFull)
                app.forgetPainting();
            return (app.wasPainted(html) && html->showsAnything())
                || (app.wasPainted(text) && !text->toPlainText().isEmpty());
        });
        note(painted);
        until([&] { return html->isWhole(); });
        note(whole);
        QApplication::processEvents(); // what comes at the end is painted as well
        longest << app.longestMs();
    }
    printf("%s, %lld KB\n", what, static_cast<long long>(raw.size() / 1000));
    print("screen painted", painted, aimMs);
    print("all laid out", whole, aimMs);
    printf(
        "  longest work of the GUI thread on one event: median %.1f ms, worst %.1f ms\n", median(longest),
        *std::max_element(longest.cbegin(), longest.cend()));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchingApplication app(argc, argv);
    FakeMailService service;
    ReaderPane reader(service);
    reader.resize(900, 800);
    reader.show();
    measure(
        app, reader, "text",
        head("Text") + "\r\n" + QByteArray("A line of an ordinary letter, and what follows.\r\n").repeated(60),
        16);
    measure(app, reader, "ordinary message", ordinary(), 16);
    measure(app, reader, "newsletter", newsletter(), 80);
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly)) {
            fprintf(stderr, "%s cannot be read\n", argv[i]);
            return 1;
        }
        const QByteArray raw = file.readAll();
        measure(app, reader, argv[i], raw, raw.size() > 100'000 ? 80 : 16);
    }
    return 0;
}
