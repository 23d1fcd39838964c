// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowState.h"

#include <QDir>

namespace duopost {

namespace {
const QString geometryKey = QStringLiteral("window/geometry");
const QString panesKey = QStringLiteral("window/panes3");
const QString accountKey = QStringLiteral("folder/account");
const QString folderKey = QStringLiteral("folder/folder");
const QString whatSyncsKey = QStringLiteral("window/whatSyncs");
const QString themeKey = QStringLiteral("look/theme");
const QString conversationsKey = QStringLiteral("list/conversations");
const QString languageKey = QStringLiteral("look/language");

const QString tableKey = QStringLiteral("list/table");
const QString columnsKey = QStringLiteral("list/columns");
const QString readerBelowKey = QStringLiteral("window/readerBelow");

QString centerKey(bool below)
{
    return below ? QStringLiteral("window/centerBelow") : QStringLiteral("window/centerRight");
}

QString orderKey(FolderRef folder)
{
    return QStringLiteral("order/%1-%2").arg(folder.account.value).arg(folder.folder.value);
}
} // namespace

WindowState::WindowState(const QString &profileDir)
    : m_file(QDir(profileDir).filePath(QStringLiteral("window.ini")), QSettings::IniFormat)
{
}

QByteArray WindowState::geometry() const
{
    return m_file.value(geometryKey).toByteArray();
}

void WindowState::setGeometry(const QByteArray &geometry)
{
    m_file.setValue(geometryKey, geometry);
}

QByteArray WindowState::panes() const
{
    return m_file.value(panesKey).toByteArray();
}

void WindowState::setPanes(const QByteArray &panes)
{
    m_file.setValue(panesKey, panes);
}

FolderRef WindowState::folder() const
{
    return {{m_file.value(accountKey).toLongLong()}, {m_file.value(folderKey).toLongLong()}};
}

void WindowState::setFolder(FolderRef folder)
{
    m_file.setValue(accountKey, folder.account.value);
    m_file.setValue(folderKey, folder.folder.value);
}

bool WindowState::whatSyncsShown() const
{
    return m_file.value(whatSyncsKey).toBool();
}

void WindowState::setWhatSyncsShown(bool shown)
{
    m_file.setValue(whatSyncsKey, shown);
}

ThemeChoice WindowState::theme() const
{
    return themeFromString(m_file.value(themeKey).toString()).value_or(ThemeChoice::System);
}

void WindowState::setTheme(ThemeChoice theme)
{
    m_file.setValue(themeKey, toString(theme));
}

bool WindowState::asksPublicList() const
{
    return m_file.value(QStringLiteral("asksPublicList"), true).toBool();
}

void WindowState::setAsksPublicList(bool asks)
{
    m_file.setValue(QStringLiteral("asksPublicList"), asks);
}

bool WindowState::groupsConversations() const
{
    return m_file.value(conversationsKey, true).toBool();
}

void WindowState::setGroupsConversations(bool groups)
{
    m_file.setValue(conversationsKey, groups);
}

ListOrder WindowState::order(FolderRef folder) const
{
    return listOrderFromString(m_file.value(orderKey(folder)).toString()).value_or(ListOrder());
}

void WindowState::setOrder(FolderRef folder, const ListOrder &order)
{
    if (order == ListOrder())
        m_file.remove(orderKey(folder));
    else
        m_file.setValue(orderKey(folder), toString(order));
}

bool WindowState::isTable() const
{
    return m_file.value(tableKey).toBool();
}

void WindowState::setTable(bool table)
{
    m_file.setValue(tableKey, table);
}

QByteArray WindowState::columns() const
{
    return m_file.value(columnsKey).toByteArray();
}

void WindowState::setColumns(const QByteArray &columns)
{
    m_file.setValue(columnsKey, columns);
}

bool WindowState::readerIsBelow() const
{
    return m_file.value(readerBelowKey).toBool();
}

void WindowState::setReaderBelow(bool below)
{
    m_file.setValue(readerBelowKey, below);
}

QList<int> WindowState::centerSizes(bool below) const
{
    QList<int> sizes;
    for (const QVariant &size : m_file.value(centerKey(below)).toList())
        sizes << size.toInt();
    return sizes;
}

void WindowState::setCenterSizes(bool below, const QList<int> &sizes)
{
    m_file.setValue(centerKey(below), QVariantList(sizes.cbegin(), sizes.cend()));
}

std::optional<int> WindowState::readDelay() const
{
    const QString kept = m_file.value(QStringLiteral("reader/markRead"), QStringLiteral("0")).toString();
    if (kept == QLatin1String("never"))
        return std::nullopt;
    return qBound(0, kept.toInt(), 60);
}

void WindowState::setReadDelay(std::optional<int> seconds)
{
    m_file.setValue(
        QStringLiteral("reader/markRead"), seconds ? QString::number(*seconds) : QStringLiteral("never"));
}

QString WindowState::newMailSays() const
{
    return m_file.value(QStringLiteral("newMail/says")).toString();
}

void WindowState::setNewMailSays(const QString &name)
{
    m_file.setValue(QStringLiteral("newMail/says"), name);
}

double WindowState::readerZoom() const
{
    return m_file.value(QStringLiteral("reader/zoom"), 1.0).toDouble();
}

void WindowState::setReaderZoom(double zoom)
{
    m_file.setValue(QStringLiteral("reader/zoom"), zoom);
}

bool WindowState::readerSwitch(const QString &name) const
{
    return m_file.value(QLatin1String("reader/") + name).toBool();
}

void WindowState::setReaderSwitch(const QString &name, bool on)
{
    m_file.setValue(QLatin1String("reader/") + name, on);
}

bool WindowState::writingSwitch(const QString &name) const
{
    return m_file.value(QLatin1String("writing/") + name).toBool();
}

void WindowState::setWritingSwitch(const QString &name, bool on)
{
    m_file.setValue(QLatin1String("writing/") + name, on);
}

int WindowState::undoSeconds() const
{
    return qBound(0, m_file.value(QStringLiteral("writing/undoSeconds"), 10).toInt(), 60);
}

void WindowState::setUndoSeconds(int seconds)
{
    m_file.setValue(QStringLiteral("writing/undoSeconds"), seconds);
}

std::optional<QStringList> WindowState::spellLanguages() const
{
    const QString key = QStringLiteral("writing/spelling");
    if (!m_file.contains(key))
        return std::nullopt;
    return m_file.value(key).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool WindowState::isLeft(const QString &offer) const
{
    return m_file.value(QStringLiteral("offers/left")).toStringList().contains(offer);
}

void WindowState::setLeft(const QString &offer)
{
    const QString key = QStringLiteral("offers/left");
    auto all = m_file.value(key).toStringList();
    if (!all.contains(offer))
        m_file.setValue(key, all << offer);
}

void WindowState::setSpellLanguages(const QStringList &languages)
{
    m_file.setValue(QStringLiteral("writing/spelling"), languages.join(QLatin1Char(' ')));
}

QByteArray WindowState::writingGeometry() const
{
    return m_file.value(QStringLiteral("writing/geometry")).toByteArray();
}

void WindowState::setWritingGeometry(const QByteArray &geometry)
{
    m_file.setValue(QStringLiteral("writing/geometry"), geometry);
}

QString WindowState::language() const
{
    return m_file.value(languageKey).toString();
}

void WindowState::setLanguage(const QString &code)
{
    m_file.setValue(languageKey, code);
}

} // namespace duopost
