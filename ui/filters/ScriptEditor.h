// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace duopost {

/// A script as text, with numbers in front of its lines, because servers name lines by their number.
class ScriptEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ScriptEditor(QWidget *parent);
    /// Bytes with CRLF, as servers have them.
    QByteArray script() const;
    void setScript(const QByteArray &script);
    /// Goes to this line, from 1, and marks it.
    void showLine(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Numbers;
    void paintNumbers(const QRect &dirty);
    int numberWidth() const;
    void place();

    Numbers *m_numbers;
    QByteArray m_original; ///< given back as it was, if nothing was changed
};

} // namespace duopost
