// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Lab.h"

#include "mailcore/lab/DovecotProgram.h"

#ifdef Q_OS_LINUX
#include "mailcore/lab/DovecotLab.h"
#endif

namespace duopost {

std::unique_ptr<Lab> Lab::start(const LabOptions &options)
{
#ifdef Q_OS_LINUX
    return std::make_unique<DovecotLab>(options);
#else
    Q_UNUSED(options);
    DovecotProgram::find(); // says why not
    return nullptr;
#endif
}

} // namespace duopost
