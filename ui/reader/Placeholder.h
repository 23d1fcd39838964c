// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace duopost {

/// A calm page that says why nothing is here: icon, sentence, details, and a button or two.
class Placeholder : public QWidget {
    Q_OBJECT
public:
    explicit Placeholder(QWidget *parent = nullptr);
    void
    say(const QString &icon, const QString &title, const QString &sentence = {}, const QString &button = {});
    /// A second, quieter button; empty = none. Forgotten by say().
    void offerAlso(const QString &button);
    void setDetails(const QString &details);
    void setBusy(bool busy); ///< the button waits
    QString title() const;
    QString sentence() const;
    QPushButton *button() const { return m_button; }
    QPushButton *secondButton() const { return m_second; }

signals:
    void clicked();
    void secondClicked();

private:
    QLabel *m_icon, *m_title, *m_sentence, *m_details;
    QPushButton *m_button, *m_second;
};

} // namespace duopost
