// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MessageSource.h"

#include <QWidget>

class QPlainTextEdit;
class QTreeWidget;

namespace duopost {

/// All fields of a message's header, as they are read; below, the chosen one as it was sent.
class FieldsView : public QWidget {
    Q_OBJECT
public:
    explicit FieldsView(QWidget *parent = nullptr);
    void showFields(const QList<SourceField> &fields);
    QTreeWidget *list() const { return m_list; }
    QPlainTextEdit *asSent() const { return m_asSent; }

private:
    void showChosen();

    QList<SourceField> m_fields;
    QTreeWidget *m_list;
    QPlainTextEdit *m_asSent;
};

} // namespace duopost
