// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "ui/compose/RecipientEdit.h"

#include <QFrame>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace duopost {

class RecipientField;

/// Whom a message is from.
struct Sender {
    AccountId account;
    QString accountName;
    Identity identity;
};

/// From, To, Cc, Bcc, Reply-To and Subject of a message being written. What is rarely needed comes when asked
/// for, or when it holds something. GUI thread.
class ComposeHeader : public QFrame {
    Q_OBJECT
public:
    enum class Row { To, Cc, Bcc, ReplyTo };

    explicit ComposeHeader(QWidget *parent = nullptr);

    void setPeople(const RecipientEdit::People &people);
    void setSenders(const QList<Sender> &senders);
    void choose(AccountId account, const QString &identity);
    Sender sender() const;
    void fill(const OutgoingMessage &message); ///< recipients and subject
    void writeTo(OutgoingMessage *message) const; ///< the same, and from
    void reveal(Row row);
    bool isRevealed(Row row) const;
    void allToBcc();
    RecipientField *field(Row row) const { return m_rows[static_cast<int>(row)].field; }
    QLineEdit *subject() const { return m_subject; }
    QComboBox *from() const { return m_from; }

signals:
    void edited();
    void senderChanged();

private:
    struct Line {
        QLabel *label;
        RecipientField *field;
        QToolButton *button; ///< that shows it; none for To
    };
    Line makeLine(const QString &title, int row, bool hidden);

    QGridLayout *m_grid;
    QLabel *m_fromLabel;
    QComboBox *m_from;
    Line m_rows[4];
    QLineEdit *m_subject = nullptr;
    QList<Sender> m_senders;
};

} // namespace duopost
