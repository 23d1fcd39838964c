// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <functional>

class QLineEdit;
class QListWidget;

namespace duopost {

/// One row of the palette.
struct Offer {
    QString title;
    QString context; ///< the menu or the account it belongs to
    QString keys; ///< as they are shown
    QString icon; ///< name for lineIcon()
    bool enabled = true;
    bool checked = false;
    std::function<void()> run;
};

/// Everything there is to do and every folder, found by a few letters: a small field with a list, over the
/// window. What cannot be done now is shown, but not run. Closes itself, and the focus goes back.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);

    void open(const QList<Offer> &offers);
    QLineEdit *field() const { return m_field; }
    QListWidget *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void step(int rows);
    void runCurrent();
    void dismiss(bool focusBack);
    void place();

    QWidget *m_window;
    QLineEdit *m_field;
    QListWidget *m_list;
    QList<Offer> m_offers;
    QPointer<QWidget> m_focusBefore;
    bool m_closing = false;
};

} // namespace duopost
