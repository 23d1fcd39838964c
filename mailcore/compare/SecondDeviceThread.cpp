// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/SecondDeviceThread.h"

#include "mailcore/compare/MailboxSide.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype mostShown = 200;

bool isShown(FolderRole role)
{
    return role == FolderRole::Inbox || role == FolderRole::Sent;
}

void order(DeviceView &view)
{
    std::stable_sort(
        view.messages.begin(), view.messages.end(),
        [](const DeviceMessage &a, const DeviceMessage &b) { return a.date > b.date; });
    if (view.messages.size() > mostShown)
        view.messages.resize(mostShown);
    view.asOf = QDateTime::currentDateTime();
}

Change changeOf(DeviceAction action)
{
    switch (action) {
    case DeviceAction::MarkRead:
        return MarkRead{};
    case DeviceAction::MarkUnread:
        return MarkUnread{};
    case DeviceAction::Star:
        return Star{};
    case DeviceAction::Unstar:
        return Unstar{};
    case DeviceAction::MarkAnswered:
        return MarkAnswered{};
    case DeviceAction::Delete:
        break;
    }
    return DeleteForGood{};
}

} // namespace

SecondDeviceThread::SecondDeviceThread(Parts parts)
    : m_parts(std::move(parts)), m_thread(QStringLiteral("second device"), JobThread::AtEnd::DropJobs)
{
    qRegisterMetaType<DeviceView>();
}

SecondDeviceThread::~SecondDeviceThread()
{
    m_stop.request_stop();
}

template <class Job> void SecondDeviceThread::post(Job job)
{
    if (m_jobs++ == 0)
        emit busyChanged(true);
    m_thread.post([this, job] {
        std::optional<MailError> failure;
        try {
            if (!m_device)
                m_device = std::make_unique<ExperimentDevice>(
                    m_parts.device, m_parts.deviceCredentials, m_parts.folder);
            job();
        } catch (const MailError &error) {
            failure = error;
        }
        QMetaObject::invokeMethod(
            this,
            [this, failure] {
                if (--m_jobs == 0)
                    emit busyChanged(false);
                if (failure)
                    emit failed(*failure);
            },
            Qt::QueuedConnection);
    });
}

void SecondDeviceThread::tell(const DeviceView &view)
{
    QMetaObject::invokeMethod(
        this, [this, view] { emit viewed(view); }, Qt::QueuedConnection);
}

void SecondDeviceThread::look()
{
    post([this] { lookNow(); });
}

void SecondDeviceThread::act(const QByteArray &messageId, DeviceAction action)
{
    post([this, messageId, action] {
        m_device->change(QStringLiteral("INBOX"), messageId, changeOf(action));
        lookNow();
    });
}

void SecondDeviceThread::lookNow()
{
    m_device->sync(SyncDepth::Headers);
    DeviceView view{.side = DeviceView::Side::SecondDevice, .folders = m_device->folderPaths()};
    for (const auto role : {FolderRole::Inbox, FolderRole::Sent}) {
        const auto folder = m_device->folder({}, role);
        if (!folder)
            continue;
        for (const auto &row : m_device->rows(folder->path))
            view.messages << DeviceMessage{folder->path, role,     row.messageId, row.subject,
                                           row.from,     row.date, row.flags,     row.keywords};
    }
    order(view);
    tell(view);
    if (!m_parts.imap)
        return;
    const auto session = openSession(*m_parts.imap, m_parts.imapCredentials(), m_stop.get_token());
    const auto side = readImap(
        *session, [](const QString &, qint64, qint64) {}, m_stop.get_token());
    session->close();
    DeviceView server{.side = DeviceView::Side::Server};
    for (const auto &folder : side.folders)
        server.folders << folder.path;
    for (const auto &message : side.messages) {
        if (isShown(message.role))
            server.messages << DeviceMessage{
                message.path,
                message.role,
                message.traits.messageId,
                message.traits.subject,
                message.from,
                QDateTime::fromMSecsSinceEpoch(
                    message.traits.date != 0 ? message.traits.date : message.arrived),
                message.flags,
                message.keywords};
    }
    order(server);
    tell(server);
}

} // namespace duopost
