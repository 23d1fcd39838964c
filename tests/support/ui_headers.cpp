// SPDX-License-Identifier: GPL-3.0-or-later
// Only here so that the window's tests share their precompiled headers.
#include "mailcore/MailService.h"
