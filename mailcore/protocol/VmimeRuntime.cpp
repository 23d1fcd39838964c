// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/VmimeRuntime.h"

#include <mutex>
#include <vmime/platforms/posix/posixHandler.hpp>
#include <vmime/vmime.hpp>

namespace duopost {

namespace {

class PrivatePlatform : public vmime::platforms::posix::posixHandler {
public:
    const vmime::string getHostName() const override { return "localhost.invalid"; }
    unsigned int getProcessId() const override { return 1; }
};

} // namespace

void ensureVmimeRuntime()
{
    static std::once_flag once;
    std::call_once(once, [] { vmime::platform::setHandler<PrivatePlatform>(); });
}

} // namespace duopost
