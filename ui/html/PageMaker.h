// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/HtmlSanitizer.h"

#include <QObject>
#include <QSize>
#include <QThreadPool>

#include <memory>

namespace duopost {

class HtmlPage;

/// Cleans and lays out whole pages in a thread of its own, one after the other; who asks for another one ends
/// the one under way. Lives in the GUI thread and waits for its thread when it ends.
class PageMaker : public QObject {
    Q_OBJECT
public:
    struct Order {
        QString untrustedHtml;
        RemotePictures pictures = RemotePictures::Drop;
        std::unique_ptr<HtmlPage> page; ///< prepared, empty
        QSize viewport;
    };
    struct Made {
        std::unique_ptr<HtmlPage> page; ///< null if it took too long or is too large
        QSize viewport; ///< it was laid out for
    };

    explicit PageMaker(QObject *parent = nullptr);
    ~PageMaker() override;

    void start(Order order);
    void stop(); ///< nothing is said of it any more
    bool isBusy() const { return m_job != nullptr; }
    Made take(); ///< once after made()
    /// Waits this long for what is known after cleaning; null if it is not there yet.
    std::shared_ptr<const SanitizedHtml> cleanedWithin(int ms) const;
    void finish(); ///< waits; made() was emitted before it returns
    /// Large ones take as long to destroy as a frame.
    void discard(std::unique_ptr<HtmlPage> page);

signals:
    void cleaned(const duopost::SanitizedHtml &safe);
    void made();

private:
    struct Job;
    void work(const std::shared_ptr<Job> &job);
    void deliver(const std::shared_ptr<Job> &job);

    std::shared_ptr<Job> m_job;
    Made m_made;
    QThreadPool m_pool;
};

} // namespace duopost
