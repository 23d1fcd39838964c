// SPDX-License-Identifier: GPL-3.0-or-later
// Notes when the GUI thread touches the network or a database. Include in one file of a test program: the
// functions below stand before those of the system's libraries.
#pragma once

#include <QStringList>
#include <atomic>
#include <dlfcn.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <unistd.h>

namespace duopost {

/// Counts only while watching; the main thread is the GUI thread.
struct GuiThreadTaboo {
    static inline std::atomic<bool> watching = false;
    static inline std::atomic<int> sockets = 0, databases = 0;
    static inline std::atomic<int> databasesElsewhere = 0; ///< proves that the watch sees anything at all

    static void begin()
    {
        sockets = databases = databasesElsewhere = 0;
        watching = true;
    }
    static void end() { watching = false; }
    static bool onGuiThread() { return gettid() == getpid(); }
    static void noteDatabase()
    {
        if (watching)
            ++(onGuiThread() ? databases : databasesElsewhere);
    }
};

} // namespace duopost

extern "C" int socket(int domain, int type, int protocol) noexcept
{
    using duopost::GuiThreadTaboo;
    if (GuiThreadTaboo::watching && (domain == AF_INET || domain == AF_INET6) && GuiThreadTaboo::onGuiThread())
        ++GuiThreadTaboo::sockets;
    static const auto real = reinterpret_cast<int (*)(int, int, int)>(dlsym(RTLD_NEXT, "socket"));
    return real(domain, type, protocol);
}

extern "C" int sqlite3_step(sqlite3_stmt *statement)
{
    duopost::GuiThreadTaboo::noteDatabase();
    static const auto real = reinterpret_cast<int (*)(sqlite3_stmt *)>(dlsym(RTLD_NEXT, "sqlite3_step"));
    return real(statement);
}
