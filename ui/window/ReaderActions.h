// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

#include <QObject>
#include <functional>

class QAction;
class QActionGroup;
class QMenu;

namespace duopost {

class MailService;
class ReaderPane;
class WindowState;

/// What can be done with the open message besides reading and moving it: its source, saving, printing, finding,
/// and how texts are shown. Keeps what was chosen for all messages. GUI thread.
class ReaderActions : public QObject {
    Q_OBJECT
public:
    ReaderActions(MailService &service, ReaderPane &reader, WindowState &state, QWidget *window);

    /// Two menus: what can be done with the message, and how messages are shown.
    void addTo(QMenu *menu);
    QList<QAction *> all() const { return m_all; } ///< with a key
    QList<QAction *> ofMessage() const { return m_ofMessage; } ///< each with an object name of its own
    QList<QAction *> ofView() const { return m_ofView; }
    void showSource();
    void save();
    void print();
    void savePdf();
    void zoomBy(int steps); ///< 0: back to the system's size

signals:
    void failed(const duopost::MailError &error);
    void told(const QString &what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *
    add(const QString &name, const QString &text, const QList<QKeySequence> &keys,
        const std::function<void()> &job);
    QAction *addSwitch(const QString &text, const QString &name, const std::function<void(bool)> &job);
    void makeCharsets();
    void update();
    void withRaw(const std::function<void(const QByteArray &)> &use);
    void writePdf(const QString &path);

    MailService &m_service;
    ReaderPane &m_reader;
    WindowState &m_state;
    QWidget *m_window;
    QList<QAction *> m_all, m_ofMessage, m_ofView;
    QMenu *m_charsets;
    QActionGroup *m_charsetChoice;
    int m_wheel = 0; ///< what fast wheels turn in small parts
};

} // namespace duopost
