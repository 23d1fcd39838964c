// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"

#include <QHash>

namespace duopost {

/// Remembers which rows got a new remote id, and when, while one connection moves messages and another one
/// reads the folder: a list of what is there, made before a message landed, does not say that it is gone.
/// One thread; not stored, because no pull outlives the program.
class Landings {
public:
    quint64 now() const { return m_now; }
    void landed(MessageId id) { m_landed.insert(id.value, ++m_now); }
    bool since(qint64 id, quint64 moment) const { return m_landed.value(id) > moment; }

private:
    QHash<qint64, quint64> m_landed;
    quint64 m_now = 0;
};

} // namespace duopost
