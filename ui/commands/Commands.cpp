// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/Commands.h"

#include <QAction>
#include <QDir>
#include <QRegularExpression>
#include <QWidget>
#include <algorithm>

namespace duopost {

namespace {

QString keyOf(const QString &id)
{
    return QLatin1String("keys/") + id;
}

// Tool tips end with the key, in parentheses: it must be the one that works now.
QString withKey(QString tip, const QList<QKeySequence> &keys)
{
    static const QRegularExpression old(QStringLiteral(" \\([^()]*\\)$"));
    tip.remove(old);
    if (keys.isEmpty())
        return tip;
    return QStringLiteral("%1 (%2)").arg(tip, keys.first().toString(QKeySequence::NativeText));
}

} // namespace

Commands::Commands(const QString &profileDir, QWidget *window)
    : QObject(window), m_window(window),
      m_file(QDir(profileDir).filePath(QStringLiteral("window.ini")), QSettings::IniFormat)
{
}

void Commands::add(const QString &id, QAction *action, const QString &title)
{
    const Command command{id, title, action, action->shortcuts()};
    const auto known
        = std::find_if(m_commands.begin(), m_commands.end(), [&](const Command &one) { return one.id == id; });
    if (known != m_commands.end())
        *known = command; // made again: tags come and go
    else
        m_commands << command;
    m_window->addAction(action); // a key works without the menu
    if (isChanged(id))
        apply(command);
}

QList<Command> Commands::all() const
{
    QList<Command> all = m_commands;
    all.removeIf([](const Command &command) { return !command.action; });
    return all;
}

const Command *Commands::find(const QString &id) const
{
    for (const Command &command : m_commands) {
        if (command.id == id && command.action)
            return &command;
    }
    return nullptr;
}

QList<QKeySequence> Commands::keys(const QString &id) const
{
    const Command *command = find(id);
    if (!isChanged(id))
        return command ? command->standard : QList<QKeySequence>();
    QList<QKeySequence> keys
        = QKeySequence::listFromString(m_file.value(keyOf(id)).toString(), QKeySequence::PortableText);
    keys.removeIf([](const QKeySequence &key) { return key.isEmpty(); });
    return keys;
}

bool Commands::isChanged(const QString &id) const
{
    return m_file.contains(keyOf(id));
}

QString Commands::titleOf(const QAction *action) const
{
    for (const Command &command : m_commands) {
        if (command.action == action)
            return command.title;
    }
    return {};
}

QString Commands::holder(const QKeySequence &key, const QString &exceptId) const
{
    for (const Command &command : m_commands) {
        if (command.id != exceptId && command.action && keys(command.id).contains(key))
            return command.title;
    }
    for (const FixedKey &fixed : m_fixed) {
        if (fixed.here && fixed.keys.contains(key))
            return fixed.title;
    }
    return {};
}

void Commands::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    const Command *command = find(id);
    if (!command)
        return;
    if (keys == command->standard)
        m_file.remove(keyOf(id));
    else
        m_file.setValue(keyOf(id), QKeySequence::listToString(keys, QKeySequence::PortableText));
    apply(*command);
    emit changed();
}

void Commands::reset(const QString &id)
{
    if (const Command *command = find(id))
        setKeys(id, command->standard);
}

void Commands::resetAll()
{
    m_file.remove(QStringLiteral("keys"));
    for (const Command &command : all())
        apply(command);
    emit changed();
}

void Commands::apply(const Command &command)
{
    const QList<QKeySequence> now = keys(command.id);
    const QString tip = command.action->toolTip();
    command.action->setShortcuts(now);
    if (!command.standard.isEmpty())
        command.action->setToolTip(withKey(tip, now));
}

} // namespace duopost
