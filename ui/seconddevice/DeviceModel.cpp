// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/DeviceModel.h"

#include "ui/words/Dates.h"
#include "ui/words/Words.h"

#include <QLocale>
#include <algorithm>

namespace duopost {

namespace {

constexpr int highlightMs = 12000;

QString headingOf(FolderRole role)
{
    Folder folder;
    folder.role = role;
    return folderTitle(folder);
}

bool isSame(const DeviceRow &a, const DeviceRow &b)
{
    return a.role == b.role && a.messageId == b.messageId
        && (!a.messageId.isEmpty() || a.any().subject == b.any().subject);
}

} // namespace

DeviceModel::DeviceModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_forget.setSingleShot(true);
    m_forget.setInterval(highlightMs);
    connect(&m_forget, &QTimer::timeout, this, [this] {
        for (auto &line : m_lines)
            line.changed = {};
        if (!m_lines.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, sideCount - 1), {ChangedRole});
    });
}

void DeviceModel::setHighlightTime(int milliseconds)
{
    m_forget.setInterval(milliseconds);
}

void DeviceModel::setSide(Side side, const QList<DeviceMessage> &messages)
{
    auto &known = m_sides[static_cast<size_t>(side)];
    const bool first = !known;
    if (known && *known == messages)
        return;
    known = messages;
    rebuild(side, first);
}

void DeviceModel::rebuild(Side side, bool first)
{
    const auto before = m_lines;
    const auto at = static_cast<size_t>(side);
    QList<Line> lines;
    const auto rows = rowsOf(m_sides);
    for (const auto &row : rows) {
        const bool sent = row.role == FolderRole::Sent;
        const QString heading = headingOf(sent ? FolderRole::Sent : FolderRole::Inbox);
        const bool begins = lines.isEmpty() || (sent && lines.last().row.role != FolderRole::Sent);
        if (begins)
            lines << Line{heading, {.role = row.role, .messageId = {}, .on = {}}, false, {}};
        Line line{{}, row, differenceOf(row, m_sides).any(), {}};
        const auto old = std::find_if(before.begin(), before.end(), [&](const Line &one) {
            return one.heading.isEmpty() && isSame(one.row, row);
        });
        if (old != before.end())
            line.changed = old->changed;
        // What is there at the first look has not changed.
        if (!first && (old == before.end() ? row.on[at].has_value() : old->row.on[at] != row.on[at]))
            line.changed[at] = true;
        lines << line;
    }
    beginResetModel();
    m_lines = lines;
    endResetModel();
    const bool any = std::any_of(m_lines.begin(), m_lines.end(), [](const Line &line) {
        return std::any_of(line.changed.begin(), line.changed.end(), [](bool changed) { return changed; });
    });
    if (any)
        m_forget.start();
}

const DeviceRow *DeviceModel::row(int row) const
{
    return row >= 0 && row < m_lines.size() && m_lines.at(row).heading.isEmpty() ? &m_lines.at(row).row
                                                                                 : nullptr;
}

int DeviceModel::rowOf(const DeviceRow &row) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &line) {
        return line.heading.isEmpty() && isSame(line.row, row);
    });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

int DeviceModel::differences() const
{
    return static_cast<int>(
        std::count_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.differs; }));
}

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int DeviceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : sideCount;
}

QString DeviceModel::describe(const Line &line, int side) const
{
    const auto at = static_cast<size_t>(side);
    const auto &message = line.row.on[at];
    if (!m_sides[at])
        return tr("not looked at yet");
    if (!message)
        return tr("not here");
    QStringList marks{message->flags.testFlag(MessageFlag::Seen) ? tr("read") : tr("unread")};
    if (message->flags.testFlag(MessageFlag::Answered))
        marks << tr("answered");
    if (message->flags.testFlag(MessageFlag::Flagged))
        marks << tr("starred");
    return marks.join(QStringLiteral(", "));
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line &line = m_lines.at(index.row());
    const auto side = static_cast<size_t>(index.column());
    if (!line.heading.isEmpty()) {
        if (role == IsHeadingRole)
            return true;
        return role == Qt::DisplayRole && index.column() == 0 ? QVariant(line.heading) : QVariant();
    }
    const auto &message = line.row.on[side];
    switch (role) {
    case Qt::DisplayRole:
        return message ? message->subject : QString();
    case FromRole:
        return message ? personTitle(message->from) : QString();
    case FlagsRole:
        return message ? static_cast<int>(message->flags) : 0;
    case IsHereRole:
        return message.has_value();
    case IsKnownRole:
        return m_sides[side].has_value();
    case DiffersRole:
        return line.differs;
    case ChangedRole:
        return line.changed[side];
    case Qt::AccessibleTextRole: {
        const QString what
            = tr("%1, %2: %3")
                  .arg(line.row.any().subject, titleOf(index.column()), describe(line, index.column()));
        return line.differs ? tr("%1. Not the same everywhere.").arg(what) : what;
    }
    case Qt::ToolTipRole:
        return message ? QStringLiteral("%1\n%2\n%3")
                             .arg(
                                 message->subject, personTitle(message->from),
                                 longDate(message->date.toLocalTime(), QLocale()))
                       : QString();
    default:
        return {};
    }
}

QVariant DeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= sideCount)
        return {};
    return titleOf(section) + QLatin1Char('\n') + m_captions[static_cast<size_t>(section)];
}

void DeviceModel::setCaption(Side side, const QString &caption)
{
    m_captions[static_cast<size_t>(side)] = caption;
    emit headerDataChanged(Qt::Horizontal, static_cast<int>(side), static_cast<int>(side));
}

QString DeviceModel::titleOf(int side) const
{
    switch (static_cast<Side>(side)) {
    case Side::Here:
        return tr("This computer");
    case Side::Second:
        return tr("Second device");
    case Side::Server:
        return tr("Server");
    }
    return {};
}

Qt::ItemFlags DeviceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return row(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

} // namespace duopost
