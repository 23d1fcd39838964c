// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Tag.h"

#include <QDialog>

class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace duopost {

class MailService;

/// Names and colours of the profile's tags. What is saved here stays on this computer; the server knows
/// keywords.
class TagDialog : public QDialog {
    Q_OBJECT
public:
    TagDialog(MailService &service, QWidget *parent = nullptr);

signals:
    void failed(const duopost::MailError &error);

private:
    struct Row {
        Tag tag;
        QWidget *widget = nullptr;
        QToolButton *colour = nullptr;
        QLineEdit *name = nullptr;
    };
    void addRow(const Tag &tag);
    void addNew();
    void chooseColour(QToolButton *button);
    void setColour(QToolButton *button, const QString &colour);
    Row *rowOf(const QToolButton *button);
    void save();

    MailService &m_service;
    QVBoxLayout *m_list;
    QList<Row> m_rows;
};

} // namespace duopost
