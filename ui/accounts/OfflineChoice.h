// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/KeepOffline.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace duopost {

/// How much of an IMAP account is kept on this computer: how much of each message, of which age, up to which
/// size.
class OfflineChoice : public QWidget {
    Q_OBJECT
public:
    explicit OfflineChoice(QWidget *parent);

    void setValue(const KeepOffline &keep);
    KeepOffline value() const;
    /// "Headers only", "Everything, not older than 90 days, up to 1 MB"
    static QString inWords(const KeepOffline &keep);

signals:
    void edited();

private:
    void explain();

    QComboBox *m_extent, *m_days, *m_bytes;
    QLabel *m_meaning;
};

} // namespace duopost
