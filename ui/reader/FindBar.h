// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFrame>
#include <functional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace duopost {

/// Finding words in what is shown: a line to write in, how many there are, the next and the one before.
class FindBar : public QFrame {
    Q_OBJECT
public:
    /// What is searched. The bar is not used after its end.
    struct Place {
        std::function<int(const QString &words)> find; ///< marks all and says how many; none for ""
        std::function<void(int hit)> show; ///< brings one on the screen
    };
    static constexpr int hitsAtMost = 5000; ///< a Place stops there

    explicit FindBar(QWidget *parent = nullptr);

    void setPlace(const Place &place); ///< another text is shown; what was looked for is looked for in it
    void look(); ///< the text is another one; goes to what is found in it
    void grow(); ///< the text became more; what is on the screen stays there
    void open();
    void leave();
    int hits() const { return m_hits; }
    int current() const { return m_current; } ///< -1 if there is none
    QLineEdit *field() const { return m_field; }
    void step(int by);

signals:
    void left(); ///< the bar was closed

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void say();

    Place m_place;
    QLineEdit *m_field;
    QLabel *m_count;
    QToolButton *m_previous, *m_next;
    int m_hits = 0, m_current = -1;
};

/// Grounds of what was found; dark text on them has a contrast of more than 4.5:1.
inline QColor hitGround()
{
    return {0xff, 0xe4, 0x8a};
}
inline QColor currentHitGround()
{
    return {0xff, 0xa9, 0x4d};
}
inline QColor hitText()
{
    return {0x1c, 0x16, 0x06};
}

} // namespace duopost
