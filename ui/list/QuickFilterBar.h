// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ListOrder.h"
#include "mailcore/Message.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace duopost {

/// A slim bar above the list: buttons that choose among its messages, and how many fit. Knows no model.
class QuickFilterBar : public QFrame {
    Q_OBJECT
public:
    explicit QuickFilterBar(QWidget *parent = nullptr);

    QuickFilter filter() const;
    void focusFirst();
    void clear(); ///< everything is shown again; tells it
    void setSender(const MailAddress &sender); ///< of the selected message
    void setOwnAddresses(const QStringList &addresses);
    void showHits(int hits); ///< negative: not known yet

signals:
    void changed();
    void closeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &text, const QString &tip);
    void toggled();
    void fit();
    void nameSender();

    QList<QToolButton *> m_buttons;
    QToolButton *m_unread, *m_starred, *m_attachment, *m_from, *m_toMe, *m_close;
    QLabel *m_hits;
    MailAddress m_sender, m_chosenSender;
    QStringList m_own;
    bool m_clearing = false;
};

} // namespace duopost
