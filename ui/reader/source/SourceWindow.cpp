// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/source/SourceWindow.h"

#include "ui/reader/FindBar.h"
#include "ui/reader/SaveQuestion.h"
#include "ui/reader/source/FieldsView.h"
#include "ui/reader/source/RawView.h"
#include "ui/reader/source/StructureView.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QThreadPool>

namespace duopost {

namespace {

QFuture<MessageSource> readLater(const QByteArray &raw)
{
    auto promise = std::make_shared<QPromise<MessageSource>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, raw] {
        promise->addResult(readSource(raw));
        promise->finish();
    });
    return promise->future();
}

} // namespace

SourceWindow::SourceWindow(const QByteArray &raw, const QString &title, View view, QWidget *owner)
    : QWidget(owner, Qt::Window), m_raw(raw), m_views(new QTabWidget(this)), m_source(new RawView(this)),
      m_fields(new FieldsView(this)), m_parts(new StructureView(this)), m_find(new FindBar(this)),
      m_said(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("sourceWindow"));
    setWindowTitle(title.isEmpty() ? tr("Source") : tr("Source: %1").arg(title));
    m_views->setDocumentMode(true);
    m_views->addTab(m_source, tr("Source"));
    m_views->addTab(m_fields, tr("Header fields"));
    m_views->addTab(m_parts, tr("Parts"));
    m_views->setCurrentIndex(static_cast<int>(view));
    m_said->setObjectName(QStringLiteral("subtle"));
    m_said->setTextFormat(Qt::PlainText);
    auto *saveAll = new QPushButton(tr("&Save message…"), this);
    auto *find = new QPushButton(tr("&Find…"), this);
    auto *close = new QPushButton(tr("Close"), this);
    connect(saveAll, &QPushButton::clicked, this, [this] {
        save(m_raw, isRead() ? fileNameOf(m_read, 0) : QStringLiteral("message.eml"));
    });
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    const auto openFind = [this] {
        m_views->setCurrentWidget(m_source);
        m_find->open();
    };
    connect(find, &QPushButton::clicked, this, openFind);
    connect(m_source, &RawView::grown, m_find, &FindBar::look);
    connect(m_find, &FindBar::left, m_source, qOverload<>(&QWidget::setFocus));
    m_find->setPlace(m_source->place());
    connect(m_views, &QTabWidget::currentChanged, this, [this] {
        if (m_views->currentWidget() != m_source && m_find->isVisible())
            m_find->leave();
    });
    connect(m_parts, &StructureView::saveRequested, this, &SourceWindow::save);
    connect(m_parts, &StructureView::sourceRequested, this, [this](qint64 offset) {
        m_views->setCurrentWidget(m_source);
        m_source->showByte(offset);
    });
    connect(
        m_parts, &StructureView::messageRequested, this, [this](const QByteArray &inner, const QString &name) {
            (new SourceWindow(inner, name, View::Parts, parentWidget()))->show();
        });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, openFind);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, saveAll, &QPushButton::click);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, [this] {
        if (m_find->isVisible())
            m_find->leave();
        else
            this->close();
    });

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 10);
    buttons->setSpacing(8);
    buttons->addWidget(saveAll);
    buttons->addWidget(find);
    buttons->addWidget(m_said, 1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_find);
    layout->addLayout(buttons);
    resize(920, 680);
    m_source->setBytes(raw);
    readParts();
}

void SourceWindow::readParts()
{
    whenFinished(
        readLater(m_raw), this,
        [this](const MessageSource &read) {
            m_read = read;
            m_fields->showFields(read.fields);
            m_parts->showParts(m_raw, read);
        },
        [this](const MailError &error) { m_said->setText(errorText(error)); });
}

void SourceWindow::save(const QByteArray &bytes, const QString &name)
{
    askAndSaveBytes(
        bytes, name, tr("Save"), this,
        [this](const QString &where) { m_said->setText(tr("Saved: %1").arg(where)); },
        [this](const MailError &error) { m_said->setText(errorText(error)); });
}

} // namespace duopost
