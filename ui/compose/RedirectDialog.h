// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "ui/compose/RecipientEdit.h"

#include <QDialog>

class QLabel;

namespace duopost {

class RecipientField;

/// Asks whom a message shall be redirected to: it arrives there as it is, from its own sender.
class RedirectDialog : public QDialog {
    Q_OBJECT
public:
    RedirectDialog(const QString &subject, const RecipientEdit::People &people, QWidget *parent);
    RecipientField *field() const { return m_to; }

signals:
    void chosen(const QList<duopost::MailAddress> &to);

private:
    void check();

    RecipientField *m_to;
    QLabel *m_problem;
};

} // namespace duopost
