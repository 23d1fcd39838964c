// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ListOrder.h"
#include "ui/theme/Theme.h"

#include <QSettings>
#include <optional>

namespace duopost {

/// What the window remembers, in window.ini of its profile folder.
class WindowState {
public:
    explicit WindowState(const QString &profileDir);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    QByteArray panes() const;
    void setPanes(const QByteArray &panes);
    FolderRef folder() const;
    void setFolder(FolderRef folder);
    bool whatSyncsShown() const;
    void setWhatSyncsShown(bool shown);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    bool asksPublicList() const; ///< for a new account's servers; it learns the domain
    void setAsksPublicList(bool asks);
    bool groupsConversations() const; ///< the message list
    void setGroupsConversations(bool groups);
    ListOrder order(FolderRef folder) const; ///< of its list
    void setOrder(FolderRef folder, const ListOrder &order);
    bool isTable() const; ///< the list has columns
    void setTable(bool table);
    QByteArray columns() const;
    void setColumns(const QByteArray &columns);
    bool readerIsBelow() const; ///< the list, instead of at its right
    void setReaderBelow(bool below);
    QList<int> centerSizes(bool below) const; ///< of list and reader; empty = not moved yet
    void setCenterSizes(bool below, const QList<int> &sizes);
    /// Seconds until an open message is marked as read; 0 = at once, none = only by hand.
    std::optional<int> readDelay() const;
    void setReadDelay(std::optional<int> seconds);
    QString newMailSays() const; ///< "nothing", "mail", "who"; empty = nobody has chosen yet
    void setNewMailSays(const QString &name);
    double readerZoom() const; ///< 1 = the system's font size
    void setReaderZoom(double zoom);
    /// What was chosen for all messages: "fixedFont", "foldQuotes", "keepColours".
    bool readerSwitch(const QString &name) const;
    void setReaderSwitch(const QString &name, bool on);
    /// How messages are written: "rich", "answerAbove".
    bool writingSwitch(const QString &name) const;
    void setWritingSwitch(const QString &name, bool on);
    int undoSeconds() const; ///< how long a sent message can be taken back
    void setUndoSeconds(int seconds);
    /// "de_DE", …: those in which spelling is looked at; empty = nobody has chosen yet.
    std::optional<QStringList> spellLanguages() const;
    void setSpellLanguages(const QStringList &languages);
    QByteArray writingGeometry() const; ///< of the window one writes in
    void setWritingGeometry(const QByteArray &geometry);
    /// An offer that a person declined, by a name of its own.
    bool isLeft(const QString &offer) const;
    void setLeft(const QString &offer);
    QString language() const; ///< "de", "en"; empty = the system's
    void setLanguage(const QString &code);

private:
    QSettings m_file;
};

} // namespace duopost
