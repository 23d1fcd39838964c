// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QRadioButton;
class QPushButton;

namespace duopost {

class ElidedLabel;
class ServerForm;

/// One of the two ways to read the mailbox: what was found, how, and what it means here. Chosen by its radio
/// button or by a click anywhere on it; its data can be edited in place.
class ProtocolCard : public QFrame {
    Q_OBJECT
public:
    ProtocolCard(Protocol protocol, QWidget *parent);

    /// found: null = nothing was found; the fields are empty then.
    void show(const FoundServer *found, const Provider *provider, const QString &user);
    void setRecommended(const QString &reason); ///< empty = not recommended
    void setEditing(bool on);
    void setServer(const ServerAddress &server);
    ServerAddress server() const;
    bool isComplete() const;
    QRadioButton *choice() const { return m_choice; }
    Protocol protocol() const { return m_protocol; }

signals:
    void edited();

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    void showConsequences(const FoundServer *found, const Provider *provider);
    void summarize();

    Protocol m_protocol;
    QRadioButton *m_choice;
    QLabel *m_recommended, *m_reason, *m_found, *m_note;
    ElidedLabel *m_summary;
    QGridLayout *m_consequences;
    QPushButton *m_edit;
    ServerForm *m_form;
};

} // namespace duopost
