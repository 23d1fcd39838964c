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
};

QTEST_MAIN(TestTopBar)
#include "tst_top_bar.moc"
