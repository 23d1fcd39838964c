// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/TopBar.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace duopost;

class TestTopBar : public QObject {
    Q_OBJECT
private slots:
    void noWordIsEverCutOff_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {2200, 1280, 1200, 1100, 1000, 900})
            QTest::addRow("%d", width) << width;
    }
    void noWordIsEverCutOff()
    {
        QFETCH(int, width);
        TopBar bar;
        QList<QAction *> actions;
        for (const char *words :
             {"Archivieren", "Löschen", "Spam", "Verschieben …", "Gelesen", "Stern", "Schlagwort"}) {
            actions << new QAction(QString::fromUtf8(words), &bar);
            actions.last()->setIcon(bar.style()->standardIcon(QStyle::SP_FileIcon));
            bar.addAction(actions.last());
        }
        bar.addStretch();
        auto *field = new QLineEdit(&bar);
        bar.addField(field);
        auto *last = new QAction(QStringLiteral("Was wird abgeglichen?"), &bar);
        bar.addAction(last);
        bar.setStyleSheet(QStringLiteral("QToolButton { padding: 8px 22px; }")); // known when it is shown
        bar.resize(width, 52);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        int withWords = 0;
        for (const auto *button : bar.findChildren<QToolButton *>()) {
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            withWords += button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
            if (button->defaultAction() == last)
                QVERIFY(button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon);
        }
        QVERIFY(field->width() >= 200);
        if (width == 2200)
            QCOMPARE(withWords, 8);
        if (width == 900)
            QVERIFY(withWords < 8);
    }

    // Which actions there are depends on the folder, and a bar already shown is not resized for it.
    void whatAppearsLaterIsNotCutOff()
    {
        QWidget window; // a window of its own would grow with the bar
        TopBar bar(&window);
        QList<QAction *> actions;
        for (const char *words :
             {"Antworten", "Archivieren", "Löschen", "Verschieben …", "Schreiben", "Senden und empfangen"}) {
            actions << new QAction(QString::fromUtf8(words), &bar);
            actions.last()->setIcon(bar.style()->standardIcon(QStyle::SP_FileIcon));
            actions.last()->setVisible(actions.size() < 3);
            bar.addAction(actions.last());
        }
        bar.addField(new QLineEdit(&bar));
        const auto cut = [&bar] {
            QStringList words;
            for (const auto *button : bar.findChildren<QToolButton *>()) {
                if (button->isVisible() && button->width() < button->sizeHint().width())
                    words << button->text();
            }
            return words;
        };
        window.resize(800, 52);
        bar.resize(800, 52);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(cut(), QStringList());
        for (auto *action : actions)
            action->setVisible(true);
        QTRY_COMPARE(cut(), QStringList());
        QCOMPARE(bar.width(), 800);
        QVERIFY(bar.findChild<QLineEdit *>()->width() >= 200);
        actions.first()->setText(QStringLiteral("Allen Beteiligten antworten"));
        QTRY_COMPARE(cut(), QStringList());

        // Where there is room again, the words are back.
        for (auto *action : actions.mid(2))
            action->setVisible(false);
        const auto withWords = [&bar] {
            qsizetype count = 0;
            for (const auto *button : bar.findChildren<QToolButton *>())
                count += button->isVisible() && button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
            return count;
        };
        QTRY_COMPARE(withWords(), 2);
    }
};

QTEST_MAIN(TestTopBar)
#include "tst_top_bar.moc"
