// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"

#include <QWidget>

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace duopost {

/// "I am away": when, and what whoever writes is answered.
class AbsencePage : public QWidget {
    Q_OBJECT
public:
    explicit AbsencePage(QWidget *parent);
    void setNotice(const std::optional<AbsenceNotice> &notice, const QStringList &extensions);
    /// Empty as long as nothing was written.
    std::optional<AbsenceNotice> notice() const;
    QString incomplete() const;

signals:
    void edited();

private:
    void updateState();

    QCheckBox *m_enabled, *m_hasFrom, *m_hasUntil;
    QDateEdit *m_from, *m_until;
    QLineEdit *m_subject, *m_addresses;
    QPlainTextEdit *m_text;
    QSpinBox *m_days;
    QWidget *m_dates;
    QString m_name;
};

} // namespace duopost
