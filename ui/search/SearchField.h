// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QStringListModel;

namespace duopost {

/// Where one types what to look for. Offers operators and their values for the word being typed.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    /// What is offered for a text with the cursor at its end: whole words, to stand instead of the last one.
    QStringList offers(const QString &text) const;
    void setTagNames(const QStringList &names) { m_tagNames = names; } ///< offered behind "tag:"
    void search(const QString &text); ///< as if it had been typed

signals:
    void wanted(const QString &text); ///< a breath after the last key
    void left(); ///< Escape: back to the folder
    void toResults(); ///< Return or Down

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void offer();
    void take(const QString &word);

    QCompleter *m_completer;
    QStringListModel *m_words;
    QStringList m_tagNames;
    QTimer m_soon;
};

} // namespace duopost
