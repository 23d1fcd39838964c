// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QWidget>

class QPlainTextEdit;

namespace duopost {

/// The account's data for another device: text to copy or print, and a profile for Apple's. No password.
class DeviceSetupView : public QWidget {
    Q_OBJECT
public:
    explicit DeviceSetupView(QWidget *parent);
    void setAccount(const Account &account);
    QString text() const;

signals:
    void failed(const QString &file, const QString &reason);

private:
    void print();
    void saveProfile();

    Account m_account;
    QPlainTextEdit *m_text;
};

/// The data as lines of text, in the window's language.
QString deviceSetupText(const Account &account);

} // namespace duopost
