// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDialog>

class QDateTimeEdit;

namespace duopost {

QDateTime tomorrowMorning(const QDateTime &now); ///< at eight

/// Asks when a message shall be sent.
class SendLaterDialog : public QDialog {
    Q_OBJECT
public:
    explicit SendLaterDialog(QWidget *parent);
    QDateTimeEdit *when() const { return m_when; }

signals:
    void chosen(const QDateTime &when);

private:
    QDateTimeEdit *m_when;
};

} // namespace duopost
