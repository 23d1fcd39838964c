// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an open message: its source, another charset, finding, zoom.
#include "mailcore/MessageParser.h"
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/reader/TextView.h"
#include "ui/reader/source/FieldsView.h"
#include "ui/reader/source/RawView.h"
#include "ui/reader/source/SourceWindow.h"
#include "ui/reader/source/StructureView.h"
#include "ui/window/ReaderActions.h"
#include "ui/window/WindowState.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace duopost;

namespace {

const QByteArray mixed
    = "From: anna@x.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nX-Raw: \xe4\r\n"
      "Content-Type: multipart/mixed; boundary=b\r\n\r\nhidden words\r\n--b\r\n\r\nfirst part\r\n--b\r\n"
      "Content-Type: text/plain; name=notes.txt\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\nc2Vjb25kIHBhcnQ=\r\n"
      "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner text\r\n--b--\r\n";

QString textOf(const QByteArray &raw)
{
    RawView view;
    view.setBytes(raw);
    return view.text();
}

QTreeWidgetItem *rowOf(const StructureView *view, const QString &title)
{
    const auto rows = view->list()->findItems(title, Qt::MatchExactly | Qt::MatchRecursive);
    return rows.isEmpty() ? nullptr : rows.first();
}

} // namespace

class TestReaderTools : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir dir;
        FakeMailService service;
        QWidget window;
        ReaderPane reader{service, &window};
        WindowState state{dir.path()};
        ReaderActions actions{service, reader, state, &window};
        FolderRef folder;

        Fixture()
        {
            const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            folder = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, 3);
            window.resize(700, 600);
            reader.resize(700, 600);
            window.show();
        }
        void show(const QByteArray &raw)
        {
            const auto message = parseMessage(raw);
            const MessageRow row = service.rowFor(service.newId());
            service.setMessage(row.id, row, message);
            service.raws[row.id] = raw;
            QSignalSpy opened(&reader, &ReaderPane::opened);
            reader.showMessage(folder, row);
            QVERIFY(opened.size() > 0 || opened.wait());
        }
        SourceWindow *source()
        {
            actions.showSource();
            SourceWindow *found = nullptr;
            [&] { QTRY_VERIFY((found = window.findChild<SourceWindow *>()) && found->isRead()); }();
            return found;
        }
        FindBar *findBar() const { return reader.findChild<FindBar *>(); }
        QStringList said() const
        {
            QStringList result;
            for (const Strip *strip : reader.findChildren<Strip *>()) {
                if (strip->isVisibleTo(&reader))
                    result << strip->sentence();
            }
            return result;
        }
    };

private slots:
    void init() { guard().forget(); }

    void theSourceHidesNothing()
    {
        QCOMPARE(textOf("a\r\nb\n\nc"), QStringLiteral("a\nb\n\nc"));
        QCOMPARE(textOf("\xc3\xa4\n\xe4"), QStringLiteral("ä\nä")); // UTF-8, and a byte that is none
        QCOMPARE(textOf(QByteArray("a\0b\x1b", 4)), QStringLiteral("a␀b␛"));
        QCOMPARE(textOf("x\xe2\x80\xaey"), QStringLiteral("x⟨U+202E⟩y")); // turns the direction round
        QCOMPARE(textOf("a\rb"), QStringLiteral("a␍b"));
    }

    void aLongSourceIsShownAsFarAsItSays()
    {
        const QByteArray raw
            = "Subject: x\r\n\r\n" + QByteArray("0123456789 abcdefghi\r\n").repeated(150'000) + "END";
        RawView view;
        view.resize(600, 400);
        view.show();
        view.setBytes(raw);
        QTRY_VERIFY(view.text().size() > RawView::step * 9 / 10);
        QVERIFY2(guard().worstMs() < 100, qPrintable(guard().worst()));
        QVERIFY(!view.text().contains(QLatin1String("END")));
        const auto *said = view.findChild<QLabel *>();
        QVERIFY(said->isVisible() && said->text().contains(QLatin1String("1.0 MB of 3.1 MB")));
        auto *more = view.findChild<QPushButton *>();
        QTRY_VERIFY([&] {
            if (more->isVisible())
                more->click();
            return view.text().endsWith(QLatin1String("END"));
        }());
        QVERIFY(!said->isVisible());
        QCOMPARE(view.text().toLatin1(), QByteArray(raw).replace("\r\n", "\n"));
    }

    void theSourceIsSearched()
    {
        Fixture f;
        f.show(mixed);
        SourceWindow *window = f.source();
        QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(window->findBar()->isVisible());
        window->findBar()->field()->setText(QStringLiteral("PART"));
        QCOMPARE(window->findBar()->hits(), 2); // "multipart", and the one that is not encoded
    }

    void h11EveryPartIsListedAndCanBeLookedAtAndSaved()
    {
        Fixture f;
        f.show(mixed);
        SourceWindow *window = f.source();
        StructureView *parts = window->parts();
        QCOMPARE(parts->chosenBytes(), mixed); // the message itself
        QCOMPARE(parts->chosenName(), QStringLiteral("Grüße.eml"));
        QTreeWidgetItem *second = rowOf(parts, QStringLiteral("2"));
        QVERIFY(second);
        QCOMPARE(second->text(2), QStringLiteral("notes.txt"));
        QCOMPARE(second->text(3), QStringLiteral("base64"));
        parts->list()->setCurrentItem(second);
        QCOMPARE(parts->shownText(), QStringLiteral("second part"));
        QCOMPARE(parts->chosenBytes(), QByteArray("second part"));
        QTreeWidgetItem *before = rowOf(parts, QStringLiteral("Text before the parts"));
        QVERIFY(before);
        parts->list()->setCurrentItem(before);
        QVERIFY(parts->shownText().contains(QLatin1String("hidden words")));
        parts->list()->setCurrentItem(rowOf(parts, QStringLiteral("3")));
        QSignalSpy inner(parts, &StructureView::messageRequested);
        for (auto *button : parts->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("&Open this message"))
                button->click();
        }
        QCOMPARE(inner.size(), 1);
        QCOMPARE(inner.first().first().toByteArray(), QByteArray("Subject: inner\r\n\r\ninner text"));
    }

    void allFieldsAreShownReadAndAsSent()
    {
        Fixture f;
        f.show(mixed);
        FieldsView *fields = f.source()->fields();
        QCOMPARE(fields->list()->topLevelItemCount(), 4);
        auto *subject = fields->list()->topLevelItem(1);
        QCOMPARE(subject->text(1), QStringLiteral("Grüße"));
        fields->list()->setCurrentItem(subject);
        QCOMPARE(fields->asSent()->toPlainText(), QStringLiteral("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?="));
    }

    void savingWritesTheExactBytes()
    {
        Fixture f;
        f.show(mixed);
        QSignalSpy told(&f.actions, &ReaderActions::told);
        f.actions.save();
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = f.window.findChild<QFileDialog *>()));
        QCOMPARE(dialog->selectedFiles().value(0).section(QLatin1Char('/'), -1), QStringLiteral("Grüße.eml"));
        const QString path = f.dir.filePath(QStringLiteral("out.eml"));
        emit dialog->fileSelected(path);
        QTRY_COMPARE(told.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), mixed);
        dialog->close();
    }

    void anotherCharsetIsUsedUntilTheNextMessageAndSaysSo()
    {
        Fixture f;
        const QByteArray wrong = "From: a@x.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n"
                                 "\xf0\xd2\xc9\xd7\xc5\xd4";
        f.show(wrong);
        QCOMPARE(f.reader.plainShown(), QStringLiteral("ðÒÉ×ÅÔ"));
        f.reader.readAs("koi8-r");
        QTRY_COMPARE(f.reader.plainShown(), QStringLiteral("Привет"));
        QVERIFY(f.said().join(QLatin1Char('|')).contains(QLatin1String("Cyrillic (KOI8-R)")));
        f.reader.readAs({});
        QTRY_COMPARE(f.reader.plainShown(), QStringLiteral("ðÒÉ×ÅÔ"));
        QCOMPARE(f.said(), QStringList());
        f.reader.readAs("koi8-r");
        QTRY_COMPARE(f.reader.charset(), QByteArray("koi8-r"));
        f.show("From: a@x.example\r\n\r\nanother");
        QCOMPARE(f.reader.charset(), QByteArray());
        QCOMPARE(f.said(), QStringList());
    }

    void wordsAreFoundInBothForms_data()
    {
        QTest::addColumn<QByteArray>("raw");
        const QByteArray text = QByteArray("filler line\r\n").repeated(80);
        QTest::newRow("text") << "From: a@x.example\r\n\r\nNeedle one\r\n" + text + "a needle and a NEEDLE\r\n";
        QTest::newRow("html")
            << "From: a@x.example\r\nContent-Type: text/html\r\n\r\n<p>Nee<b>dle</b> one</p><p>"
                + QByteArray(text).replace("\r\n", "<br>") + "</p><p>a needle and a NEEDLE</p>";
    }
    void wordsAreFoundInBothForms()
    {
        QFETCH(QByteArray, raw);
        Fixture f;
        f.show(raw);
        const bool isHtml = raw.contains("text/html");
        QWidget *view = isHtml ? static_cast<QWidget *>(f.reader.htmlView()) : f.reader.textView();
        auto *bar = static_cast<QAbstractScrollArea *>(view)->verticalScrollBar();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        FindBar *find = f.findBar();
        QTRY_VERIFY(find->isVisible());
        find->field()->setText(QStringLiteral("needle"));
        QCOMPARE(find->hits(), 3);
        QTRY_COMPARE(find->current(), 0);
        const auto marked = [&](const QColor &colour) {
            const QImage picture = view->grab().toImage();
            int count = 0;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    count += picture.pixelColor(x, y) == colour;
            return count;
        };
        const int top = bar->value();
        QTest::keyClick(find->field(), Qt::Key_Return);
        QTest::keyClick(find->field(), Qt::Key_Return);
        QCOMPARE(find->current(), 2);
        QVERIFY(bar->value() > top);
        QVERIFY(marked(currentHitGround()) > 50);
        QVERIFY(marked(hitGround()) > 50);
        QTest::keyClick(find->field(), Qt::Key_Escape);
        QVERIFY(!find->isVisible());
        QCOMPARE(marked(currentHitGround()) + marked(hitGround()), 0);
        find->open();
        find->field()->setText(QStringLiteral("no such word"));
        QCOMPARE(find->hits(), 0);
    }

    void theNextMessageIsSearchedForTheSameWords()
    {
        Fixture f;
        f.show("From: a@x.example\r\n\r\none needle");
        f.reader.find();
        f.findBar()->field()->setText(QStringLiteral("needle"));
        QCOMPARE(f.findBar()->hits(), 1);
        f.show("From: a@x.example\r\nContent-Type: text/html\r\n\r\n<p>a needle, a needle</p>");
        QCOMPARE(f.findBar()->hits(), 2);
    }

    void zoomIsKept()
    {
        Fixture f;
        f.show("From: a@x.example\r\n\r\nwords");
        const int before = QFontInfo(f.reader.textView()->font()).pixelSize();
        f.actions.zoomBy(1);
        f.actions.zoomBy(1);
        f.actions.zoomBy(1);
        QCOMPARE(f.state.readerZoom(), 1.5);
        QCOMPARE(QFontInfo(f.reader.textView()->font()).pixelSize(), qRound(before * 1.5));
        QWidget other;
        ReaderPane next{f.service, &other};
        ReaderActions actions{f.service, next, f.state, &other};
        QCOMPARE(QFontInfo(next.textView()->font()).pixelSize(), qRound(before * 1.5));
        QWheelEvent wheel(
            {10, 10}, {10, 10}, {}, {0, -120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(f.reader.textView()->viewport(), &wheel);
        QCOMPARE(f.state.readerZoom(), 1.25);
        f.actions.zoomBy(0);
        QCOMPARE(f.state.readerZoom(), 1.0);
        QCOMPARE(QFontInfo(f.reader.textView()->font()).pixelSize(), before);
    }

    void nothingIsOfferedWithoutAMessage()
    {
        Fixture f;
        QMenu menu;
        f.actions.addTo(&menu);
        QMenu *message = menu.actions().first()->menu();
        QVERIFY(!message->actions().first()->isEnabled());
        f.show("From: a@x.example\r\n\r\nwords");
        for (QAction *action : message->actions())
            QVERIFY(action->isSeparator() || action->isEnabled());
        f.reader.showNothing();
        QVERIFY(!message->actions().first()->isEnabled());
    }
};

DUOPOST_UI_TEST_MAIN(TestReaderTools)
#include "tst_reader_tools.moc"
