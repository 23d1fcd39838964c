// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailboxAnswers.h"

#include <QWidget>

class QLabel;

namespace duopost {

/// How full the mailbox is: words, a calm bar, and what is to be expected. Hidden where nothing is known.
class QuotaBar : public QWidget {
    Q_OBJECT
public:
    explicit QuotaBar(QWidget *parent);
    void showFacts(const MailboxFacts &facts);

private:
    class Bar;
    QLabel *m_words, *m_forecast;
    Bar *m_bar;
};

} // namespace duopost
