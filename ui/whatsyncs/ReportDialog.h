// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Redaction.h"

#include <QDialog>

class QCheckBox;
class QLabel;

namespace duopost {

class MailService;

/// Asks what the report may contain and where it goes, and writes it. GUI thread.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    ReportDialog(MailService &service, AccountId account, QWidget *parent);
    ReportChoice choice() const;
    /// Asks the service and writes the file; saved() or what went wrong, in the dialog.
    void save(const QString &file);

signals:
    void saved(const QString &file);

private:
    void askWhere(const QString &suffix, const QString &kind);
    void tell(const QString &problem);

    MailService &m_service;
    AccountId m_account;
    QCheckBox *m_people, *m_user;
    QLabel *m_problem;
};

} // namespace duopost
