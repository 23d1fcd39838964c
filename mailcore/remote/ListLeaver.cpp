// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/remote/ListLeaver.h"

#include <QPromise>
#include <memory>

namespace duopost {

ListLeaver::ListLeaver(ListRequest::Rules rules) : m_rules(std::move(rules))
{
    m_thread.setObjectName(QStringLiteral("leaving lists"));
}

ListLeaver::~ListLeaver()
{
    if (m_worker) {
        m_worker->deleteLater(); // promises end with it: whoever waits sees a cancelled future
        m_thread.quit();
        m_thread.wait();
    }
}

QFuture<void> ListLeaver::leave(const QUrl &oneClick)
{
    if (!m_worker) {
        m_worker = new QObject;
        m_worker->moveToThread(&m_thread);
        m_thread.start();
    }
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const auto future = promise->future();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, rules = m_rules, promise, oneClick] {
            auto *request = new ListRequest(rules, worker);
            QObject::connect(
                request, &ListRequest::done, worker, [request, promise](const std::optional<MailError> &error) {
                    if (error)
                        promise->setException(std::make_exception_ptr(*error));
                    promise->finish();
                    request->deleteLater();
                });
            request->start(oneClick);
        },
        Qt::QueuedConnection);
    return future;
}

} // namespace duopost
