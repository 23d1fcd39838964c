// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Safety.h"
#include "ui/reader/Strip.h"

namespace duopost {

class MailService;

/// The way out of a mailing list, in the manner the message offers and can be believed in: one request, a mail,
/// or a web page. Nothing happens before a person was asked, with the host or address shown.
class UnsubscribeStrip : public Strip {
    Q_OBJECT
public:
    explicit UnsubscribeStrip(MailService &service, QWidget *parent = nullptr);

    /// @param ownHosts of the account; see mayLeaveWithOneClick()
    void showFor(const ParsedMessage &message, const QStringList &ownHosts);
    void clear();

private:
    enum class Way { None, Request, Page, Mail };
    void ask();
    void request();
    void offer(); ///< what can be done from the beginning
    void refuse(const MailError &error);

    MailService &m_service;
    Unsubscribe m_ways;
    Way m_way = Way::None;
    int m_question = 0;
    QPushButton *m_leave;
};

} // namespace duopost
