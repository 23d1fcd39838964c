// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountTest.h"

#include <QWidget>
#include <array>

class QLabel;
class QPushButton;

namespace duopost {

/// Connecting, certificate, log-in, folders, sending: each with its own tick, time and reason.
class TestPage : public QWidget {
    Q_OBJECT
public:
    explicit TestPage(QWidget *parent);

    void begin(Protocol protocol);
    void showStep(const AccountTestStep &step);
    void finish(bool succeeded);

signals:
    void again();
    void certificateAsked(const duopost::CertificateFactsPtr &certificate);

private:
    struct Row {
        QLabel *icon, *title, *time, *text, *server;
    };
    void paint(Row &row, const AccountTestStep &step);

    Protocol m_protocol = Protocol::Imap;
    std::array<Row, testStepCount> m_rows;
    QLabel *m_summary;
    QPushButton *m_again, *m_certificate;
    CertificateFactsPtr m_refused; ///< what stands in the way, if that is a certificate
};

} // namespace duopost
