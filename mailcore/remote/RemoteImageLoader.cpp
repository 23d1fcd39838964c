// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/remote/RemoteImageLoader.h"

#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>

namespace duopost {

namespace {

constexpr int atOnce = 6;

QStringList loadSenders(const QString &path)
{
    QStringList result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return result; // none yet
    for (const auto &value :
         QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("imagesFrom")].toArray()) {
        if (const auto sender = value.toString().toLower(); !sender.isEmpty())
            result << sender;
    }
    result.sort();
    return result;
}

void saveSenders(const QString &path, const QStringList &senders)
{
    const QJsonObject content{{QStringLiteral("imagesFrom"), QJsonArray::fromStringList(senders)}};
    writePrivateFile(path, QJsonDocument(content).toJson());
}

} // namespace

class RemoteImageLoader::Worker : public QObject {
public:
    explicit Worker(ImageFetch::Rules rules) : m_rules(std::move(rules)) { }
    ~Worker() override { qDeleteAll(findChildren<ImageFetch *>()); } // they use the network until they end

    void add(Job job)
    {
        m_waiting.push_back(std::move(job));
        startSome();
    }

private:
    void startSome()
    {
        while (m_running < atOnce && !m_waiting.empty()) {
            const auto job = m_waiting.front();
            m_waiting.pop_front();
            if (job.promise->isCanceled()) {
                job.promise->finish();
                continue;
            }
            ++m_running;
            auto *fetch = new ImageFetch(m_network, m_rules, this);
            connect(
                fetch, &ImageFetch::done, this,
                [this, fetch, job](const QByteArray &bytes, const std::optional<MailError> &error) {
                    if (error)
                        job.promise->setException(std::make_exception_ptr(*error));
                    else
                        job.promise->addResult(bytes);
                    job.promise->finish();
                    fetch->deleteLater();
                    --m_running;
                    // Not from within the one that ends: an address that is refused at once ends in start().
                    QMetaObject::invokeMethod(
                        this, [this] { startSome(); }, Qt::QueuedConnection);
                });
            fetch->start(job.url);
        }
    }

    ImageFetch::Rules m_rules;
    QNetworkAccessManager m_network{this};
    std::deque<Job> m_waiting;
    int m_running = 0;
};

RemoteImageLoader::RemoteImageLoader(QString file, ImageFetch::Rules rules)
    : m_file(std::move(file)), m_allowed(loadSenders(m_file)), m_rules(std::move(rules))
{
    m_thread.setObjectName(QStringLiteral("remote images"));
}

RemoteImageLoader::~RemoteImageLoader()
{
    if (m_worker) {
        m_worker->deleteLater(); // its promises end with it: whoever waits sees a cancelled future
        m_thread.quit();
        m_thread.wait();
    }
}

QFuture<QByteArray> RemoteImageLoader::fetch(const QUrl &url)
{
    if (!m_worker) {
        m_worker = new Worker(m_rules);
        m_worker->moveToThread(&m_thread);
        m_thread.start();
    }
    Job job{url, std::make_shared<QPromise<QByteArray>>()};
    job.promise->start();
    const auto future = job.promise->future();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job] { worker->add(job); }, Qt::QueuedConnection);
    return future;
}

void RemoteImageLoader::setAllowed(const QString &sender, bool allowed)
{
    auto senders = m_allowed;
    const auto address = sender.trimmed().toLower();
    senders.removeAll(address);
    if (allowed && !address.isEmpty())
        senders << address;
    senders.sort();
    saveSenders(m_file, senders);
    m_allowed = senders;
}

} // namespace duopost
