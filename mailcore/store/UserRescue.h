// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/Salvage.h"

#include <functional>
#include <optional>

namespace duopost {

/// Replaces a damaged database of user data by one with all that is readable of it. The damaged file is kept,
/// byte for byte, under another name. Interrupted at any step, the next start finishes or begins again.
class UserRescue {
public:
    explicit UserRescue(QString path) : m_path(std::move(path)) { }

    /// What an interrupted rescue had finished is put in place.
    void finishInterrupted();
    /// @param makeEmpty creates a database with the tables of this version at a path
    /// @return nothing if not even the list of tables can be read: then all is left as it is
    /// @throws MailError FileUnwritable, StoreFull
    std::optional<Salvaged> run(const std::function<void(const QString &path)> &makeEmpty);
    /// Reads every page. Takes about a second for every 500 MB.
    bool isSound() const;

private:
    void install(const QString &rescued);

    QString m_path;
};

} // namespace duopost
