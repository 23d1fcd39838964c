// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QColor>

namespace duopost {

/// One thing that is known of a message: icon, title, and the sentence below it, broken where it must be.
/// Choosing it shows the reason.
class FactLine : public QAbstractButton {
    Q_OBJECT
public:
    explicit FactLine(QWidget *parent);
    void say(const QString &icon, const QColor &colour, const QString &title, const QString &sentence);
    QString sentence() const { return m_sentence; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect sentenceRect(int width) const;

    QString m_icon, m_sentence;
    QColor m_colour;
};

} // namespace duopost
