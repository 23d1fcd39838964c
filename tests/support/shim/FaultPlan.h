// SPDX-License-Identifier: GPL-3.0-or-later
// What the fault shim has been told to do, by environment variables, and how far the program has come.
//
//   DUOPOST_FAULT=ACT:CLASS:K     one act at the K-th step of a class; "K+" = at every step from there on
//       ACT    kill-before, kill-after   SIGKILL to oneself
//              cut                       shuts the socket of a network step down
//              ENOSPC EIO EROFS EACCES EMFILE   the call fails with this error
//       CLASS  write     bytes put into a file, or its size changed
//              commit    fsync, fdatasync, rename, link, unlink, mkdir
//              open      a file opened or created
//              network   connect, every send, every receive that brought something
//              durable = write + commit;  all = durable + network
//   DUOPOST_FAULT_UNDER=FOLDER    only files below it are steps; default: every regular file
//   DUOPOST_FAULT_COUNT=FILE      at exit: "write N", "commit N", … one a line
//   DUOPOST_FAULT_TRACE=FILE      a line a step, as it happens
//   DUOPOST_FAULT_CLOCK=S[@K]     the calendar clock is S seconds ahead (or behind), from step K of "all" on
//
// Tests only: nothing in the program knows of this.
#pragma once

#include <atomic>
#include <string>

namespace duopost::shim {

enum Class : unsigned { Write, Commit, Open, Network, Durable, All, ClassCount };

enum class Act { None, KillBefore, KillAfter, Cut, Fail };

/// What is to happen at this step. KillBefore has already happened when a caller sees it.
struct Verdict {
    Act act = Act::None;
    int error = 0; ///< for Fail
};

class FaultPlan {
public:
    static FaultPlan &instance();

    /// Counts one step; `what` and `where` are for the trace.
    Verdict step(Class kind, const char *what, const char *where);
    /// Whether changes of this file are steps.
    bool concerns(const char *path) const;
    long long clockOffset() const; ///< seconds
    void writeCounts() const;

    [[noreturn]] static void die();

private:
    FaultPlan();
    void parse(const std::string &text);
    void parseClock(const std::string &text);
    void trace(unsigned long number, Class kind, const char *what, const char *where) const;

    Act m_act = Act::None;
    int m_error = 0;
    Class m_class = All;
    unsigned long m_at = 0; ///< 1 = the first
    bool m_andAllLater = false;
    long long m_clock = 0;
    unsigned long m_clockFrom = 0;
    std::string m_under, m_countFile;
    int m_traceFile = -1;
    std::atomic<unsigned long> m_counts[ClassCount] = {};
};

} // namespace duopost::shim
