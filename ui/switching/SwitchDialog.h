// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"
#include "mailcore/Switching.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QScrollArea;
class QStackedWidget;

namespace duopost {

class ServerForm;
class SwitchLineList;

/// From POP3 to IMAP, or back: where to, what it would mean, doing it, the receipt. Until the last page nothing
/// has changed; closing the window while it works pauses. GUI thread.
class SwitchDialog : public QDialog {
    Q_OBJECT
public:
    SwitchDialog(MailService &service, const Account &account, QWidget *parent);
    ~SwitchDialog() override;

    AccountId account() const { return m_account.id; }

signals:
    void synchronizeRequested(duopost::AccountId account);

protected:
    void reject() override;

private:
    enum class Page { Choice, Plan, Work, Receipt };
    QWidget *makeChoice();
    QWidget *makeWays();
    bool wantsArchive() const;
    bool staysWithImap() const; ///< only the archive is added
    void chooseWay();
    void beginArchive();
    void askForArchive();
    void showArchive(const KeptArchive &archive);
    QWidget *makePlan();
    QWidget *makeWork();
    QWidget *makeReceipt();
    void turnTo(Page page);
    void prefill();
    SwitchWish wish() const;
    void look();
    void begin(const QFuture<SwitchReceipt> &future);
    void showReceipt(const SwitchReceipt &receipt);
    void showProgress(const SwitchProgress &progress);
    void tell(const MailError &error, Page page);
    void goOn();

    MailService &m_service;
    Switching &m_switching;
    const Account m_account;
    const Protocol m_to;
    QStackedWidget *m_pages;
    QLabel *m_title, *m_problem;
    QRadioButton *m_plainly = nullptr, *m_both = nullptr;
    QWidget *m_where = nullptr; ///< the other server
    ServerForm *m_server = nullptr;
    SwitchLineList *m_plan = nullptr, *m_receipt = nullptr;
    QCheckBox *m_upload = nullptr, *m_marks = nullptr, *m_folders = nullptr;
    QLabel *m_step = nullptr, *m_kept = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_next, *m_cancel, *m_back;
    QFuture<SwitchReceipt> m_run;
    Page m_page = Page::Choice;
    bool m_asking = false; ///< for what is in the archive
};

} // namespace duopost
