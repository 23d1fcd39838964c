// SPDX-License-Identifier: GPL-3.0-or-later
// Every name under "test" (RFC 6761) is this computer. For one file of a test program: stands before libc's.
#pragma once

#include <cstring>
#include <dlfcn.h>
#include <netdb.h>

extern "C" int
getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **result) // NOLINT
{
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
    const auto length = name ? std::strlen(name) : 0;
    const bool ours = length > 5 && std::strcmp(name + length - 5, ".test") == 0;
    const bool dotted = length > 6 && std::strcmp(name + length - 6, ".test.") == 0;
    return real(ours || dotted ? "127.0.0.1" : name, service, hints, result);
}
