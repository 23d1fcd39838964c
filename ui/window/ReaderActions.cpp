// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ReaderActions.h"

#include "mailcore/MailService.h"
#include "mailcore/MessageParser.h"
#include "mailcore/MessageSource.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/SaveQuestion.h"
#include "ui/reader/TextView.h"
#include "ui/reader/print/MessagePrinter.h"
#include "ui/reader/source/SourceWindow.h"
#include "ui/window/WindowState.h"
#include "ui/words/CharsetWords.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QActionGroup>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QStandardPaths>
#include <QWheelEvent>

#include <algorithm>

namespace duopost {

namespace {

constexpr int zooms[] = {50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300};
constexpr double marginMm = 16;

/// A very long message takes some seconds.
bool printPatiently(QPagedPaintDevice &device, const PrintedMessage &printed, PrintSheet::Range range = {})
{
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const bool written = printMessage(device, printed, range);
    QGuiApplication::restoreOverrideCursor();
    return written;
}

} // namespace

ReaderActions::ReaderActions(MailService &service, ReaderPane &reader, WindowState &state, QWidget *window)
    : QObject(window), m_service(service), m_reader(reader), m_state(state), m_window(window),
      m_charsets(new QMenu(tr("Text encoding"), window)), m_charsetChoice(new QActionGroup(m_charsets))
{
    m_ofMessage << add(QStringLiteral("find"), tr("Find in the message…"), {}, [this] { m_reader.find(); });
    m_ofMessage << add(
        QStringLiteral("source"), tr("Message source…"), {QKeySequence(Qt::CTRL | Qt::Key_U)},
        [this] { showSource(); });
    m_ofMessage << add(
        QStringLiteral("save"), tr("Save message as…"), {QKeySequence(Qt::CTRL | Qt::Key_S)},
        [this] { save(); });
    m_ofMessage << add(
        QStringLiteral("print"), tr("Print…"), {QKeySequence(Qt::CTRL | Qt::Key_P)}, [this] { print(); });
    m_ofMessage << add(QStringLiteral("pdf"), tr("Save as PDF…"), {}, [this] { savePdf(); });
    makeCharsets();

    m_ofView << add(
        QStringLiteral("larger"), tr("Larger text"),
        {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, [this] { zoomBy(1); });
    m_ofView << add(
        QStringLiteral("smaller"), tr("Smaller text"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
        [this] { zoomBy(-1); });
    m_ofView << add(
        QStringLiteral("normalSize"), tr("Normal text size"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
        [this] { zoomBy(0); });
    m_ofView << addSwitch(tr("Plain text in a fixed-width font"), QStringLiteral("fixedFont"), [this](bool on) {
        m_reader.textView()->setFace(on ? TextView::Face::Fixed : TextView::Face::Proportional);
    });
    m_ofView << addSwitch(tr("Fold quotations"), QStringLiteral("foldQuotes"), [this](bool on) {
        m_reader.textView()->setQuotes(on ? TextView::Quotes::Folded : TextView::Quotes::Open);
    });
    m_ofView << addSwitch(
        tr("Messages in their own colours in the dark theme"), QStringLiteral("keepColours"),
        [this](bool on) { m_reader.setInk(on ? ReaderPane::Ink::AsSent : ReaderPane::Ink::Adapted); });
    m_reader.textView()->setZoom(m_state.readerZoom());
    m_reader.htmlView()->zoom(m_state.readerZoom());
    m_reader.textView()->viewport()->installEventFilter(this);
    m_reader.htmlView()->viewport()->installEventFilter(this);
    connect(&m_reader, &ReaderPane::messageChanged, this, &ReaderActions::update);
    update();
}

QAction *ReaderActions::add(
    const QString &name, const QString &text, const QList<QKeySequence> &keys, const std::function<void()> &job)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, job);
    if (!keys.isEmpty())
        m_all << action;
    return action;
}

QAction *
ReaderActions::addSwitch(const QString &text, const QString &name, const std::function<void(bool)> &job)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(m_state.readerSwitch(name));
    connect(action, &QAction::toggled, this, [this, name, job](bool on) {
        m_state.setReaderSwitch(name, on);
        job(on);
    });
    job(action->isChecked());
    return action;
}

void ReaderActions::makeCharsets()
{
    const auto addOne = [this](const QString &title, const QByteArray &charset) {
        QAction *action = m_charsetChoice->addAction(m_charsets->addAction(title));
        action->setCheckable(true);
        action->setData(charset);
        connect(action, &QAction::triggered, this, [this, charset] { m_reader.readAs(charset); });
    };
    addOne(tr("Automatic"), {});
    m_charsets->addSeparator();
    for (const QByteArray &charset : textCharsets())
        addOne(charsetTitle(charset), charset);
    connect(m_charsets, &QMenu::aboutToShow, this, [this] {
        for (QAction *action : m_charsetChoice->actions())
            action->setChecked(action->data().toByteArray() == m_reader.charset());
    });
}

void ReaderActions::addTo(QMenu *menu)
{
    QMenu *message = menu->addMenu(tr("Message"));
    message->addActions(m_ofMessage);
    message->addSeparator();
    message->addMenu(m_charsets);
    QMenu *view = menu->addMenu(tr("View"));
    view->addActions(m_ofView);
}

void ReaderActions::update()
{
    const bool any = m_reader.message() != nullptr;
    for (QAction *action : std::as_const(m_ofMessage))
        action->setEnabled(any);
    m_charsets->menuAction()->setEnabled(any);
}

void ReaderActions::withRaw(const std::function<void(const QByteArray &)> &use)
{
    whenFinished(m_service.rawMessage(m_reader.shown()), this, use, [this](const MailError &error) {
        emit failed(error);
    });
}

void ReaderActions::showSource()
{
    if (!m_reader.message())
        return;
    const QString title = m_reader.message()->header.subject.left(100);
    withRaw([this, title](const QByteArray &raw) {
        (new SourceWindow(raw, title, SourceWindow::View::Source, m_window))->show();
    });
}

void ReaderActions::save()
{
    if (!m_reader.message())
        return;
    const QString name = messageFileName(m_reader.message()->header.subject, QStringLiteral("eml"));
    withRaw([this, name](const QByteArray &raw) {
        askAndSaveBytes(
            raw, name, tr("Save message"), m_window,
            [this](const QString &where) { emit told(tr("Saved: %1").arg(where)); },
            [this](const MailError &error) { emit failed(error); });
    });
}

void ReaderActions::print()
{
    if (!m_reader.message())
        return;
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(m_reader.message()->header.subject.left(100));
    printer->setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
    auto *dialog = new QPrintDialog(printer.get(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange);
    const auto printed = std::make_shared<PrintedMessage>(m_reader.printed());
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer, printed] {
        if (!printPatiently(*printer, *printed, {printer->fromPage(), printer->toPage()}))
            emit failed(MailError(MailError::Kind::FileUnwritable, printer->printerName()));
    });
    dialog->open();
}

void ReaderActions::savePdf()
{
    if (!m_reader.message())
        return;
    auto *dialog = new QFileDialog(
        m_window, tr("Save as PDF"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(messageFileName(m_reader.message()->header.subject, QStringLiteral("pdf")));
    connect(dialog, &QFileDialog::fileSelected, this, &ReaderActions::writePdf);
    dialog->open();
}

void ReaderActions::writePdf(const QString &path)
{
    if (!m_reader.message())
        return;
    QSaveFile file(path);
    bool written = file.open(QIODevice::WriteOnly);
    if (written) {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(
            QLocale().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter : QPageSize::A4));
        writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
        writer.setTitle(m_reader.message()->header.subject);
        writer.setCreator(QStringLiteral("Duopost"));
        written = printPatiently(writer, m_reader.printed()) && file.commit();
    }
    if (written)
        emit told(tr("Saved: %1").arg(path));
    else
        emit failed(MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString()));
}

void ReaderActions::zoomBy(int steps)
{
    const int now = qRound(m_state.readerZoom() * 100);
    int wanted = 100;
    if (steps > 0) {
        const auto *next = std::upper_bound(std::begin(zooms), std::end(zooms), now);
        wanted = next == std::end(zooms) ? zooms[std::size(zooms) - 1] : *next;
    } else if (steps < 0) {
        const auto *here = std::lower_bound(std::begin(zooms), std::end(zooms), now);
        wanted = here == std::begin(zooms) ? zooms[0] : *(here - 1);
    }
    m_state.setReaderZoom(wanted / 100.0);
    m_reader.textView()->setZoom(wanted / 100.0);
    m_reader.htmlView()->zoom(wanted / 100.0);
    emit told(tr("Text size: %1 %").arg(wanted));
}

bool ReaderActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QObject::eventFilter(watched, event);
    auto *wheel = static_cast<QWheelEvent *>(event);
    if (!(wheel->modifiers() & Qt::ControlModifier))
        return false;
    constexpr int notch = 120;
    m_wheel += wheel->angleDelta().y();
    if (qAbs(m_wheel) >= notch)
        zoomBy(std::exchange(m_wheel, 0) > 0 ? 1 : -1);
    return true;
}

} // namespace duopost
