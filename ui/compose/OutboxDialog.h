// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Writing.h"

#include <QDialog>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace duopost {

class MailService;
class OutboxWatch;

/// What was sent and is not done yet, and what was done since the program started: each with its state, the
/// server's own words, and what can be done. GUI thread.
class OutboxDialog : public QDialog {
    Q_OBJECT
public:
    OutboxDialog(MailService &service, OutboxWatch &watch, QWidget *parent);

signals:
    void editWanted(const duopost::Composition &composition); ///< it was taken out of the outbox
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void fill(const QList<OutboxItem> &items);
    QWidget *makeCard(const OutboxItem &item);
    QWidget *makeAnswers(const OutboxItem &item, QWidget *parent);
    void addButtons(const OutboxItem &item, QWidget *card);
    void again(OutboxRef item, Again what);
    void takeBack(OutboxRef item);

    MailService &m_service;
    OutboxWatch &m_watch;
    QWidget *m_inside;
    QVBoxLayout *m_cards;
    QLabel *m_none;
};

} // namespace duopost
