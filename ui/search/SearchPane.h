// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "ui/search/SearchModel.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace duopost {

class ElidedLabel;
class MessageListView;
class Placeholder;

/// Stands where the folder's list stands while somebody searches: what was found, and how much was looked
/// through. Asks the service, and again when mail changes.
class SearchPane : public QFrame {
    Q_OBJECT
public:
    SearchPane(MailService &service, QWidget *parent = nullptr);

    void search(const QString &text);
    void end(); ///< nothing is searched any more
    const QString &text() const { return m_text; }
    SearchModel &model() { return *m_model; }
    MessageListView *list() const { return m_list; }
    QString coverageText() const; ///< what is said about it

signals:
    void saveRequested(const QString &text);
    void failed(const duopost::MailError &error);

private:
    void ask();
    void askServer();
    void take(const SearchResult &result);
    void show();
    QString sentence() const;

    MailService &m_service;
    SearchModel *m_model;
    ElidedLabel *m_title, *m_counts;
    QLabel *m_coverage;
    QPushButton *m_server, *m_save;
    QToolButton *m_best;
    QStackedWidget *m_pages;
    MessageListView *m_list;
    Placeholder *m_empty;
    QTimer m_again;
    QString m_text;
    SearchResult m_result;
    QList<SearchHit> m_fromServer; ///< found there, not here
    int m_question = 0; ///< answers to earlier ones are dropped
    enum class Server { NotAsked, Asked, Answered } m_serverState = Server::NotAsked;
    bool m_answered = false;
};

} // namespace duopost
