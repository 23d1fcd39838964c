// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/RecipientEdit.h"

#include <QScrollArea>

class QMimeData;

namespace duopost {

class RecipientChip;

/// A row of recipients: those who are complete as chips, and the one that is being typed behind them. Grows to
/// a few lines, then scrolls. GUI thread.
class RecipientField : public QScrollArea {
    Q_OBJECT
public:
    /// @param name "To", for screen readers
    explicit RecipientField(const QString &name, QWidget *parent = nullptr);

    ~RecipientField() override;

    void setPeople(const RecipientEdit::People &people) { m_edit->setPeople(people); }
    void setAddresses(const QList<MailAddress> &addresses);
    /// Whole ones, and what is typed and not complete yet; what is no address has an empty one.
    QList<MailAddress> addresses() const;
    void add(const QList<MailAddress> &addresses); ///< those that are not there yet
    const QList<RecipientChip *> &chips() const { return m_chips; }
    RecipientEdit *edit() const { return m_edit; }

signals:
    void edited();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addChip(const MailAddress &address);
    void arrange();
    void remove(const QList<RecipientChip *> &chips);
    void removeSelected(bool selectedOnly);
    void select(int only); ///< -1: none
    void step(int by);
    void press(RecipientChip *chip, Qt::KeyboardModifiers modifiers);
    void copy(bool cut);
    void drag();
    void drop(const QMimeData *data);
    QList<RecipientChip *> selected() const;
    void tellEdited();

    QString m_name;
    QWidget *m_inside;
    RecipientEdit *m_edit;
    QList<RecipientChip *> m_chips;
};

} // namespace duopost
