// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/switching/SwitchWords.h"

#include <QWidget>

class QVBoxLayout;

namespace duopost {

/// The lines of a plan or a receipt, with icons; those with messages have a button that lists them.
class SwitchLineList : public QWidget {
    Q_OBJECT
public:
    explicit SwitchLineList(QWidget *parent);
    void setLines(const QList<SwitchLine> &lines);

private:
    void addLine(const SwitchLine &line);
    void showMessages(const SwitchLine &line);

    QVBoxLayout *m_rows;
};

} // namespace duopost
