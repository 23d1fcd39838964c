// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace duopost {

class PasswordEdit;

/// Name, address and password: all that a person has to know.
class AddressPage : public QWidget {
    Q_OBJECT
public:
    AddressPage(bool asksPublicList, QWidget *parent);

    QString name() const;
    QString address() const; ///< as understood; empty = it cannot be
    QString password() const;
    void forgetPassword();
    bool isComplete() const;
    bool asksPublicList() const;

signals:
    void edited();

private:
    void check();

    QLineEdit *m_name, *m_address;
    PasswordEdit *m_password;
    QLabel *m_problem;
    QCheckBox *m_publicList;
};

} // namespace duopost
