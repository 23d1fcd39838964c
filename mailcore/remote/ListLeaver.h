// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/remote/ListRequest.h"

#include <QFuture>
#include <QThread>

namespace duopost {

/// Leaves mailing lists when a person says so, on a thread of its own that starts with the first one.
class ListLeaver {
public:
    explicit ListLeaver(ListRequest::Rules rules);
    ~ListLeaver();

    QFuture<void> leave(const QUrl &oneClick);

private:
    ListRequest::Rules m_rules;
    QThread m_thread;
    QObject *m_worker = nullptr; ///< lives and ends on the thread; its children are what is under way
};

} // namespace duopost
