// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/Strip.h"

#include <QHash>

namespace duopost {

class MailService;

/// What a message wanted to load from the internet, and the two ways of loading its pictures.
class RemoteStrip : public Strip {
    Q_OBJECT
public:
    struct Blocked {
        int images = 0, others = 0; ///< distinct addresses
        QStringList pictures; ///< addresses that can be loaded
        QStringList trackers; ///< hosts
        QString sender; ///< lower case; empty = nobody can be trusted always, as the sender is doubtful
    };

    explicit RemoteStrip(MailService &service, QWidget *parent = nullptr);

    /// Loads at once where a person said "always" of this sender.
    void showFor(const Blocked &blocked);
    void clear();

signals:
    void arrived(const QHash<QString, QByteArray> &pictures); ///< by address; all that came

private:
    void load();
    void allowAlways();
    void takeOne(const QString &address, const QByteArray &bytes);
    QString trackers() const;

    MailService &m_service;
    Blocked m_blocked;
    QHash<QString, QByteArray> m_pictures;
    qsizetype m_waiting = 0;
    int m_question = 0;
    QPushButton *m_once, *m_always;
};

} // namespace duopost
