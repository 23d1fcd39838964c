// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace duopost {

/// Signing in with the browser: opens it, waits for it, and says what became of it.
class SignInView : public QWidget {
    Q_OBJECT
public:
    SignInView(MailService &service, QWidget *parent);
    ~SignInView() override;

    /// Whom to ask next, and for whom; ends what was running.
    void setWhom(const SignInOffer &offer, const QString &address);
    void start();
    void cancel(); ///< nothing is said about it
    bool isWaiting() const { return m_running != nullptr; }

signals:
    void changed(); ///< isWaiting()
    void granted(const duopost::SignInGrantPtr &grant);

private:
    void openBrowser(const QUrl &address);
    void fail(const MailError &error);
    void end();
    void show(bool waiting);

    MailService &m_service;
    SignInOffer m_offer;
    QString m_for;
    QUrl m_url;
    std::unique_ptr<BrowserSignIn> m_running;
    QLabel *m_sentence, *m_waiting, *m_problem, *m_server;
    QProgressBar *m_progress;
    QPushButton *m_again, *m_copy, *m_stop;
};

} // namespace duopost
