// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace duopost {

/// One line above a message or at the bottom of the window: icon, sentence, details below, and a button.
class Strip : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Notice, Bad, Quiet };
    Strip(Tone tone, const QString &icon, QWidget *parent = nullptr);

    void say(const QString &sentence, const QString &details = {});
    QString sentence() const;
    QString details() const;
    /// A button at the right end. Call once for each.
    QPushButton *addButton(const QString &text);

private:
    QLabel *m_sentence, *m_details;
};

} // namespace duopost
