// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/seconddevice/DeviceRow.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

namespace duopost {

/// The three sides beside each other, a row for each message, with a heading above Inbox and above Sent. What
/// changed at the last look is marked for a while. GUI thread.
class DeviceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        IsHeadingRole = Qt::UserRole + 1,
        IsHereRole, ///< this side has the message
        IsKnownRole, ///< this side was looked at
        FlagsRole, ///< MessageFlags, as int
        FromRole,
        DiffersRole, ///< the row is not the same everywhere
        ChangedRole, ///< this cell is not what it was before the last look
    };

    explicit DeviceModel(QObject *parent = nullptr);
    void setSide(Side side, const QList<DeviceMessage> &messages);
    void setCaption(Side side, const QString &caption); ///< second line of the column's header
    void setHighlightTime(int milliseconds);
    const DeviceRow *row(int row) const; ///< null for a heading
    int rowOf(const DeviceRow &row) const;
    const DeviceSides &sides() const { return m_sides; }
    int differences() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line {
        QString heading; ///< of a folder; else empty
        DeviceRow row;
        bool differs = false;
        std::array<bool, sideCount> changed{};
    };
    QString titleOf(int side) const;
    void rebuild(Side side, bool first);
    QString describe(const Line &line, int side) const;

    DeviceSides m_sides;
    std::array<QString, sideCount> m_captions;
    QList<Line> m_lines;
    QTimer m_forget;
};

} // namespace duopost
