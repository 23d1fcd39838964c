// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/SignInView.h"

#include "ui/words/ErrorText.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

SignInView::SignInView(MailService &service, QWidget *parent)
    : QWidget(parent), m_service(service), m_sentence(new QLabel(this)), m_waiting(new QLabel(this)),
      m_problem(new QLabel(this)), m_server(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_again(new QPushButton(tr("&Open the browser again"), this)),
      m_copy(new QPushButton(tr("Copy the &address"), this)), m_stop(new QPushButton(tr("Stop &waiting"), this))
{
    m_sentence->setWordWrap(true);
    m_waiting->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_server->setObjectName(QStringLiteral("serverText"));
    m_server->setTextFormat(Qt::PlainText);
    m_server->setWordWrap(true);
    m_server->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_progress->setAccessibleName(tr("Waiting for the browser"));
    m_copy->setObjectName(QStringLiteral("copyAddress"));
    m_stop->setObjectName(QStringLiteral("stopWaiting"));
    auto *waiting = new QHBoxLayout;
    waiting->addWidget(m_waiting, 1);
    waiting->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    for (auto *button : {m_again, m_copy, m_stop}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addLayout(waiting);
    layout->addLayout(buttons);
    layout->addWidget(m_problem);
    layout->addWidget(m_server);
    layout->addStretch(1);
    connect(m_again, &QPushButton::clicked, this, [this] { openBrowser(m_url); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_url.toString(QUrl::FullyEncoded));
    });
    connect(m_stop, &QPushButton::clicked, this, &SignInView::cancel);
    show(false);
}

SignInView::~SignInView() = default;

void SignInView::setWhom(const SignInOffer &offer, const QString &address)
{
    m_running.reset();
    m_offer = offer;
    m_for = address;
    m_sentence->setText(tr("%1 asks you to sign in on its own page, in your browser. Duopost does not see your "
                           "password there; it "
                           "is given a key to your mail, which you can take back at %1 at any time.")
                            .arg(offer.name));
    m_problem->clear();
    m_server->clear();
    show(false);
}

void SignInView::start()
{
    m_problem->clear();
    m_server->clear();
    m_url = {};
    m_running = m_service.signIn(m_offer.provider, m_for);
    connect(m_running.get(), &BrowserSignIn::openBrowser, this, [this](const QUrl &address) {
        m_url = address;
        show(true);
        openBrowser(address);
    });
    connect(m_running.get(), &BrowserSignIn::succeeded, this, [this](const SignInGrantPtr &grant) {
        end();
        emit granted(grant);
    });
    connect(m_running.get(), &BrowserSignIn::failed, this, &SignInView::fail);
    show(true);
    emit changed();
}

void SignInView::openBrowser(const QUrl &address)
{
    if (!QDesktopServices::openUrl(address))
        m_problem->setText(tr("The browser could not be opened. Copy the address and open it there yourself."));
}

void SignInView::cancel()
{
    end();
}

void SignInView::fail(const MailError &error)
{
    end();
    auto text = errorText(error);
    if (const auto advice = errorAdvice(error); !advice.isEmpty())
        text += QLatin1Char(' ') + advice;
    m_problem->setText(text);
    m_server->setText(errorDetails(error).left(1000));
}

// The running one may be in one of its signals.
void SignInView::end()
{
    if (!m_running)
        return;
    m_running->disconnect(this);
    m_running.release()->deleteLater();
    show(false);
    emit changed();
}

void SignInView::show(bool waiting)
{
    m_waiting->setText(waiting ? tr("Waiting for the browser…") : QString());
    m_progress->setVisible(waiting);
    for (auto *button : {m_again, m_copy})
        button->setVisible(waiting && !m_url.isEmpty());
    m_stop->setVisible(waiting);
}

} // namespace duopost
