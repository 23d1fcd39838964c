// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSettings>

class QAction;
class QWidget;

namespace duopost {

/// Something a person can ask for with a key of their own choice.
struct Command {
    QString id; ///< the same in all languages and versions: "message.archive"
    QString title;
    QPointer<QAction> action;
    QList<QKeySequence> standard; ///< as it comes
};

/// A key that always means the same, in places that no action stands for.
struct FixedKey {
    QList<QKeySequence> keys;
    QString title;
    bool here = true; ///< in this window; false: in another one, where it is in nobody's way
};

/// Everything a window can be asked for, and the keys for it; what was changed is kept in the profile's
/// window.ini. GUI thread.
class Commands : public QObject {
    Q_OBJECT
public:
    /// @param window whose focus the keys need
    Commands(const QString &profileDir, QWidget *window);

    /// Its keys are the standard ones, until now; from here on they are those that were chosen.
    void add(const QString &id, QAction *action, const QString &title);
    void addFixed(const FixedKey &key) { m_fixed << key; }

    QList<Command> all() const; ///< whose action still exists, in the order they were added
    const QList<FixedKey> &fixed() const { return m_fixed; }
    QList<QKeySequence> keys(const QString &id) const;
    bool isChanged(const QString &id) const;
    QString titleOf(const QAction *action) const; ///< empty if it is not one of them
    /// The title of another one that has this key; empty = it is free.
    QString holder(const QKeySequence &key, const QString &exceptId) const;
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    void reset(const QString &id);
    void resetAll();

signals:
    void changed();

private:
    const Command *find(const QString &id) const;
    void apply(const Command &command);

    QWidget *m_window;
    QSettings m_file;
    QList<Command> m_commands;
    QList<FixedKey> m_fixed;
};

} // namespace duopost
