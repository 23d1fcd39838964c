// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/OutgoingMessage.h"

#include <QFrame>
#include <QUrl>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace duopost {

/// The files that go with a message, as chips, with what they weigh. GUI thread; files are read elsewhere.
class OutgoingFiles : public QFrame {
    Q_OBJECT
public:
    explicit OutgoingFiles(QWidget *parent = nullptr);

    void setParts(const QList<OutgoingPart> &parts);
    const QList<OutgoingPart> &parts() const { return m_parts; }
    void add(const OutgoingPart &part);
    void attach(const QList<QUrl> &files);
    void attach(const QStringList &paths);
    bool isReading() const { return m_reading > 0; }
    /// What the account's server takes at most; 0 = not known.
    void setLimit(qint64 limit);
    qint64 bytes() const; ///< as they are, not as they travel

signals:
    void edited();
    void readingEnded();
    void failed(const duopost::MailError &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeChip(const OutgoingPart &part);
    void showAll();
    void arrange();
    void remove(qsizetype index);

    QList<OutgoingPart> m_parts;
    QList<QWidget *> m_chips;
    QLabel *m_title;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    qint64 m_limit = 0;
    int m_reading = 0;
};

/// What bytes become on their way: base64 in lines.
qint64 weightOnTheWire(qint64 bytes);

} // namespace duopost
