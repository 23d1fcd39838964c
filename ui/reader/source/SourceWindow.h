// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/MessageSource.h"

#include <QWidget>

class QLabel;
class QTabWidget;

namespace duopost {

class FieldsView;
class FindBar;
class RawView;
class StructureView;

/// What a message really is: its source, all its header fields, and its parts. A window of its own, which stays
/// open beside others and deletes itself. GUI thread.
class SourceWindow : public QWidget {
    Q_OBJECT
public:
    enum class View { Source, Fields, Parts };

    /// @param title what the message is called in the window's title
    SourceWindow(const QByteArray &raw, const QString &title, View view, QWidget *owner);

    RawView *source() const { return m_source; }
    FieldsView *fields() const { return m_fields; }
    StructureView *parts() const { return m_parts; }
    FindBar *findBar() const { return m_find; }
    bool isRead() const { return !m_read.parts.isEmpty(); }

private:
    void readParts();
    void save(const QByteArray &bytes, const QString &name);

    QByteArray m_raw;
    MessageSource m_read;
    QTabWidget *m_views;
    RawView *m_source;
    FieldsView *m_fields;
    StructureView *m_parts;
    FindBar *m_find;
    QLabel *m_said;
};

} // namespace duopost
