// SPDX-License-Identifier: GPL-3.0-or-later
// Stands before libc in duopost-cli (LD_PRELOAD): every call that changes a file or moves bytes over a socket
// becomes a counted step of FaultPlan. SQLite's table of system calls and Qt's file and socket engines are
// resolved through here like everybody's.
#include "FaultPlan.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

using namespace duopost::shim;

namespace {

template <class F> F next(const char *name)
{
    return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

enum class FileKind { Other, File, Socket };

struct Place {
    FileKind kind = FileKind::Other;
    char path[512] = "";
};

Place placeOf(int fd)
{
    Place place;
    const int saved = errno;
    struct stat status { };
    if (fstat(fd, &status) == 0) {
        if (S_ISSOCK(status.st_mode)) {
            // Only the network: wake-up pipes and the session bus are no steps.
            sockaddr_storage address{};
            socklen_t size = sizeof address;
            if (getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size) == 0
                && (address.ss_family == AF_INET || address.ss_family == AF_INET6))
                place.kind = FileKind::Socket;
        } else if (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
            const auto size = readlink(link, place.path, sizeof place.path - 1);
            place.path[size > 0 ? size : 0] = 0;
            if (FaultPlan::instance().concerns(place.path))
                place.kind = FileKind::File;
        }
    }
    errno = saved;
    return place;
}

/// Runs `call` as one step: it fails, or is followed by death, if the plan says so.
template <class Call> auto asStep(Class kind, const char *what, const char *where, int socket, Call call)
{
    const auto verdict = FaultPlan::instance().step(kind, what, where);
    if (verdict.act == Act::Fail) {
        errno = verdict.error;
        return static_cast<decltype(call())>(-1);
    }
    if (verdict.act == Act::Cut)
        shutdown(socket, SHUT_RDWR);
    const auto result = call();
    if (verdict.act == Act::KillAfter)
        FaultPlan::die();
    return result;
}

template <class Call> auto onDescriptor(int fd, Class kind, const char *what, Call call)
{
    const auto place = placeOf(fd);
    if (place.kind == FileKind::Socket)
        return asStep(Network, what, "", fd, call);
    if (place.kind == FileKind::File)
        return asStep(kind, what, place.path, -1, call);
    return call();
}

/// Only a receive that brought something, or the end, is a step: how often a program asks in vain is chance.
template <class Call> auto onReceive(int fd, const char *what, Call call)
{
    const auto result = call();
    const int saved = errno;
    const bool vain = result < 0 && (errno == EAGAIN || errno == EINTR);
    if (!vain && placeOf(fd).kind == FileKind::Socket) {
        const auto verdict = FaultPlan::instance().step(Network, what, "");
        if (verdict.act == Act::Fail) {
            errno = verdict.error;
            return static_cast<decltype(call())>(-1);
        }
        if (verdict.act == Act::Cut) {
            shutdown(fd, SHUT_RDWR);
            return static_cast<decltype(call())>(0);
        }
        if (verdict.act == Act::KillAfter)
            FaultPlan::die();
    }
    errno = saved;
    return result;
}

template <class Call> auto onPath(const char *path, Class kind, const char *what, Call call)
{
    if (!FaultPlan::instance().concerns(path))
        return call();
    return asStep(kind, what, path, -1, call);
}

bool isSpecial(const char *path)
{
    struct stat status { };
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

template <class Call> int onOpen(const char *path, Call call)
{
    const int saved = errno;
    const bool special = isSpecial(path);
    errno = saved;
    return special ? call() : onPath(path, Open, "open", call);
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

__attribute__((destructor)) void atExit()
{
    FaultPlan::instance().writeCounts();
}

} // namespace

#define REAL(name) static const auto real = next<decltype(&::name)>(#name)
#define SHIM extern "C" __attribute__((visibility("default")))

// -- files: bytes and sizes

SHIM ssize_t write(int fd, const void *data, size_t size)
{
    REAL(write);
    return onDescriptor(fd, Write, "write", [&] { return real(fd, data, size); });
}
SHIM ssize_t writev(int fd, const iovec *parts, int count)
{
    REAL(writev);
    return onDescriptor(fd, Write, "writev", [&] { return real(fd, parts, count); });
}
SHIM ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    REAL(pwrite);
    return onDescriptor(fd, Write, "pwrite", [&] { return real(fd, data, size, at); });
}
SHIM ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    REAL(pwrite64);
    return onDescriptor(fd, Write, "pwrite", [&] { return real(fd, data, size, at); });
}
SHIM int ftruncate(int fd, off_t size) noexcept
{
    REAL(ftruncate);
    return onDescriptor(fd, Write, "ftruncate", [&] { return real(fd, size); });
}
SHIM int ftruncate64(int fd, off64_t size) noexcept
{
    REAL(ftruncate64);
    return onDescriptor(fd, Write, "ftruncate", [&] { return real(fd, size); });
}
SHIM int fallocate(int fd, int mode, off_t from, off_t size)
{
    REAL(fallocate);
    return onDescriptor(fd, Write, "fallocate", [&] { return real(fd, mode, from, size); });
}

// -- files: what makes them last, and their names

SHIM int fsync(int fd)
{
    REAL(fsync);
    return onDescriptor(fd, Commit, "fsync", [&] { return real(fd); });
}
SHIM int fdatasync(int fd)
{
    REAL(fdatasync);
    return onDescriptor(fd, Commit, "fdatasync", [&] { return real(fd); });
}
SHIM int rename(const char *from, const char *to) noexcept
{
    REAL(rename);
    return onPath(to, Commit, "rename", [&] { return real(from, to); });
}
SHIM int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    REAL(renameat2);
    return onPath(to, Commit, "rename", [&] { return real(fromFolder, from, toFolder, to, flags); });
}
SHIM int link(const char *from, const char *to) noexcept
{
    REAL(link);
    return onPath(to, Commit, "link", [&] { return real(from, to); });
}
SHIM int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    REAL(linkat);
    return onPath(to, Commit, "link", [&] { return real(fromFolder, from, toFolder, to, flags); });
}
SHIM int unlink(const char *path) noexcept
{
    REAL(unlink);
    return onPath(path, Commit, "unlink", [&] { return real(path); });
}
SHIM int mkdir(const char *path, mode_t mode) noexcept
{
    REAL(mkdir);
    return onPath(path, Commit, "mkdir", [&] { return real(path, mode); });
}

// -- opening

#define OPEN_SHIM(name)                                                                                        \
    SHIM int name(const char *path, int flags, ...)                                                            \
    {                                                                                                          \
        REAL(name);                                                                                            \
        va_list arguments;                                                                                     \
        va_start(arguments, flags);                                                                            \
        const auto mode = modeOf(flags, arguments);                                                            \
        va_end(arguments);                                                                                     \
        return onOpen(path, [&] { return real(path, flags, mode); });                                          \
    }
#define OPENAT_SHIM(name)                                                                                      \
    SHIM int name(int folder, const char *path, int flags, ...)                                                \
    {                                                                                                          \
        REAL(name);                                                                                            \
        va_list arguments;                                                                                     \
        va_start(arguments, flags);                                                                            \
        const auto mode = modeOf(flags, arguments);                                                            \
        va_end(arguments);                                                                                     \
        return onOpen(path, [&] { return real(folder, path, flags, mode); });                                  \
    }
OPEN_SHIM(open)
OPEN_SHIM(open64)
OPENAT_SHIM(openat)
OPENAT_SHIM(openat64)
// What programs built with _FORTIFY_SOURCE call instead.
extern "C" int __open_2(const char *, int);
extern "C" int __open64_2(const char *, int);
SHIM int __open_2(const char *path, int flags)
{
    REAL(__open_2);
    return onOpen(path, [&] { return real(path, flags); });
}
SHIM int __open64_2(const char *path, int flags)
{
    REAL(__open64_2);
    return onOpen(path, [&] { return real(path, flags); });
}

// -- the network

SHIM int connect(int fd, const sockaddr *address, socklen_t size)
{
    REAL(connect);
    if (address->sa_family != AF_INET && address->sa_family != AF_INET6)
        return real(fd, address, size);
    return asStep(Network, "connect", "", fd, [&] { return real(fd, address, size); });
}
SHIM ssize_t send(int fd, const void *data, size_t size, int flags)
{
    REAL(send);
    return onDescriptor(fd, Write, "send", [&] { return real(fd, data, size, flags); });
}
SHIM ssize_t sendto(int fd, const void *data, size_t size, int flags, const sockaddr *to, socklen_t toSize)
{
    REAL(sendto);
    return onDescriptor(fd, Write, "send", [&] { return real(fd, data, size, flags, to, toSize); });
}
SHIM ssize_t sendmsg(int fd, const msghdr *message, int flags)
{
    REAL(sendmsg);
    return onDescriptor(fd, Write, "send", [&] { return real(fd, message, flags); });
}
SHIM ssize_t recv(int fd, void *data, size_t size, int flags)
{
    REAL(recv);
    return onReceive(fd, "recv", [&] { return real(fd, data, size, flags); });
}
SHIM ssize_t recvfrom(int fd, void *data, size_t size, int flags, sockaddr *from, socklen_t *fromSize)
{
    REAL(recvfrom);
    return onReceive(fd, "recv", [&] { return real(fd, data, size, flags, from, fromSize); });
}
SHIM ssize_t recvmsg(int fd, msghdr *message, int flags)
{
    REAL(recvmsg);
    return onReceive(fd, "recv", [&] { return real(fd, message, flags); });
}
SHIM ssize_t read(int fd, void *data, size_t size)
{
    REAL(read);
    return onReceive(fd, "recv", [&] { return real(fd, data, size); });
}
extern "C" ssize_t __read_chk(int, void *, size_t, size_t);
SHIM ssize_t __read_chk(int fd, void *data, size_t size, size_t room)
{
    REAL(__read_chk);
    return onReceive(fd, "recv", [&] { return real(fd, data, size, room); });
}

// -- the calendar clock; the monotonic one is never touched

SHIM int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    REAL(clock_gettime);
    const int result = real(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += FaultPlan::instance().clockOffset();
    return result;
}
SHIM int gettimeofday(timeval *time, void *zone) noexcept
{
    REAL(gettimeofday);
    const int result = real(time, zone);
    if (result == 0)
        time->tv_sec += FaultPlan::instance().clockOffset();
    return result;
}
SHIM time_t time(time_t *out) noexcept
{
    REAL(time);
    const auto now = real(nullptr) + FaultPlan::instance().clockOffset();
    if (out)
        *out = now;
    return now;
}
