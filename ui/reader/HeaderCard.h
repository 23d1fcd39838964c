// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "mailcore/Safety.h"
#include "ui/tags/TagWords.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace duopost {

class AvatarBadge;
class ElidedLabel;
class TagChips;

/// Who wrote what to whom and when. Shows the row of the list at once, and all fields when the message is open.
class HeaderCard : public QFrame {
    Q_OBJECT
public:
    explicit HeaderCard(QWidget *parent = nullptr);
    void showRow(const MessageRow &row);
    void addTool(QWidget *tool); ///< at the right end, below the date
    void showHeader(const MessageHeader &header, const MessageRow &row);
    void showTags(const QList<ShownTag> &tags);
    /// One quiet mark beside the address.
    void showOrigin(const std::optional<OriginCheck> &check);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showDate();
    void showPeople(const MailAddress &from, const QString &summary, const QString &all);

    AvatarBadge *m_avatar;
    QLabel *m_subject, *m_date, *m_all, *m_where, *m_origin;
    ElidedLabel *m_name, *m_address, *m_to;
    QToolButton *m_more;
    TagChips *m_tags;
    QBoxLayout *m_tools, *m_names, *m_who;
    QDateTime m_when;
};

} // namespace duopost
