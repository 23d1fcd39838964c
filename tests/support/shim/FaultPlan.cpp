// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultPlan.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace duopost::shim {

namespace {

constexpr const char *classNames[ClassCount] = {"write", "commit", "open", "network", "durable", "all"};

std::string environment(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

// A plan nobody understands would let a test pass for nothing.
[[noreturn]] void reject(const std::string &text)
{
    fprintf(stderr, "fault shim: cannot read \"%s\"\n", text.c_str());
    _exit(99);
}

int errorOf(const std::string &name)
{
    constexpr std::pair<const char *, int> known[]
        = {{"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EROFS", EROFS}, {"EACCES", EACCES}, {"EMFILE", EMFILE}};
    for (const auto &[text, number] : known) {
        if (name == text)
            return number;
    }
    return 0;
}

// Past every interposed function: raw calls only.
void writeRaw(int file, const char *text, size_t size)
{
    (void)!syscall(SYS_write, file, text, size);
}

int openRaw(const std::string &path, int flags)
{
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path.c_str(), flags | O_CLOEXEC, 0600));
}

} // namespace

FaultPlan &FaultPlan::instance()
{
    // Never destroyed: other libraries' destructors still write.
    static auto *plan = new FaultPlan;
    return *plan;
}

FaultPlan::FaultPlan()
    : m_under(environment("DUOPOST_FAULT_UNDER")), m_countFile(environment("DUOPOST_FAULT_COUNT"))
{
    if (const auto text = environment("DUOPOST_FAULT"); !text.empty())
        parse(text);
    if (const auto text = environment("DUOPOST_FAULT_CLOCK"); !text.empty())
        parseClock(text);
    if (const auto file = environment("DUOPOST_FAULT_TRACE"); !file.empty())
        m_traceFile = openRaw(file, O_WRONLY | O_CREAT | O_APPEND);
}

void FaultPlan::parse(const std::string &text)
{
    const auto first = text.find(':'), second = text.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        reject(text);
    const auto act = text.substr(0, first), kind = text.substr(first + 1, second - first - 1);
    if (act == "kill-before")
        m_act = Act::KillBefore;
    else if (act == "kill-after")
        m_act = Act::KillAfter;
    else if (act == "cut")
        m_act = Act::Cut;
    else if ((m_error = errorOf(act)) != 0)
        m_act = Act::Fail;
    else
        reject(text);
    unsigned index = 0;
    while (index < ClassCount && kind != classNames[index])
        ++index;
    char *end = nullptr;
    m_at = std::strtoul(text.c_str() + second + 1, &end, 10);
    m_andAllLater = *end == '+';
    if (index == ClassCount || m_at == 0 || (*end != 0 && !m_andAllLater))
        reject(text);
    m_class = static_cast<Class>(index);
}

void FaultPlan::parseClock(const std::string &text)
{
    char *end = nullptr;
    m_clock = std::strtoll(text.c_str(), &end, 10);
    if (*end == '@')
        m_clockFrom = std::strtoul(end + 1, &end, 10);
    if (*end != 0)
        reject(text);
}

bool FaultPlan::concerns(const char *path) const
{
    return m_under.empty() || std::strncmp(path, m_under.c_str(), m_under.size()) == 0;
}

long long FaultPlan::clockOffset() const
{
    return m_clock != 0 && m_counts[All] >= m_clockFrom ? m_clock : 0;
}

Verdict FaultPlan::step(Class kind, const char *what, const char *where)
{
    unsigned long reached[ClassCount] = {};
    reached[kind] = ++m_counts[kind];
    if (kind == Write || kind == Commit)
        reached[Durable] = ++m_counts[Durable];
    if (kind != Open)
        reached[All] = ++m_counts[All];
    trace(reached[All], kind, what, where);
    const auto now = reached[m_class];
    const bool hit = m_act != Act::None && now != 0 && (now == m_at || (m_andAllLater && now > m_at));
    if (!hit || (m_act == Act::Cut && kind != Network))
        return {};
    if (m_act == Act::KillBefore)
        die();
    return {m_act, m_error};
}

void FaultPlan::trace(unsigned long number, Class kind, const char *what, const char *where) const
{
    if (m_traceFile < 0)
        return;
    char line[600];
    const int size = snprintf(line, sizeof line, "%lu %s %s %.400s\n", number, classNames[kind], what, where);
    if (size > 0)
        writeRaw(m_traceFile, line, static_cast<size_t>(size));
}

void FaultPlan::writeCounts() const
{
    if (m_countFile.empty())
        return;
    const int file = openRaw(m_countFile, O_WRONLY | O_CREAT | O_TRUNC);
    for (unsigned i = 0; i < ClassCount; ++i) {
        char line[60];
        const int size = snprintf(line, sizeof line, "%s %lu\n", classNames[i], m_counts[i].load());
        writeRaw(file, line, static_cast<size_t>(size));
    }
    syscall(SYS_close, file);
}

void FaultPlan::die()
{
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;)
        pause();
}

} // namespace duopost::shim
