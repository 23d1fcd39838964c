// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace duopost {

/// One condition of a rule: what is looked at, how, and for what.
class ConditionRow : public QWidget {
    Q_OBJECT
public:
    explicit ConditionRow(QWidget *parent);
    void setValue(const FilterCondition &condition);
    FilterCondition value() const;
    bool isComplete() const;
    QList<QWidget *> stops() const; ///< of the Tab key

signals:
    void edited();
    void removeRequested();

private:
    void fieldChosen();
    void showParts();

    QComboBox *m_field, *m_match;
    QLineEdit *m_header, *m_text;
    QSpinBox *m_size;
    QToolButton *m_remove;
    qint64 m_bytes = 0; ///< as it was, as long as the number is not changed
    QString m_unit;
};

} // namespace duopost
