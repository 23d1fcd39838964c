// SPDX-License-Identifier: GPL-3.0-or-later
// Every window, walked from control to control: each has a name, each is reached by the keyboard, and no place
// keeps the focus to itself.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/accounts/AccountSettings.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace duopost;

namespace {

QString described(const QWidget *widget)
{
    QString path;
    for (const QWidget *up = widget; up && !up->isWindow(); up = up->parentWidget())
        path = QStringLiteral("/%1#%2").arg(QLatin1String(up->metaObject()->className()), up->objectName())
            + path;
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        path += QStringLiteral(" “%1”").arg(button->text());
    return path;
}

bool isInteractive(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    // Parts of one control are reached through it.
    for (const QWidget *up = parent; up; up = up->parentWidget()) {
        if (qobject_cast<const QLineEdit *>(up) || qobject_cast<const QComboBox *>(up)
            || qobject_cast<const QAbstractSpinBox *>(up) || qobject_cast<const QTabBar *>(up)
            || up->inherits("QKeySequenceEdit") || up->inherits("QHeaderView"))
            return false;
        if (qobject_cast<const QAbstractItemView *>(up))
            return false;
    }
    if (widget->inherits("QHeaderView"))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QTabBar *>(widget)
        || widget->inherits("QKeySequenceEdit");
}

bool hasOtherKey(const QWidget *widget)
{
    // Of several that exclude each other Tab reaches the chosen one, arrow keys the rest.
    if (const auto *radio = qobject_cast<const QRadioButton *>(widget)) {
        for (const QRadioButton *other : radio->parentWidget()->findChildren<QRadioButton *>()) {
            if (other != radio && other->focusPolicy() & Qt::TabFocus)
                return true;
        }
    }
    const auto *button = qobject_cast<const QToolButton *>(widget);
    return button && button->defaultAction() && !button->defaultAction()->shortcut().isEmpty();
}

QStringList faultsOf(QWidget *window)
{
    QStringList faults;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(window) || widget->window() != window || !isInteractive(widget))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            faults << QStringLiteral("no name: ") + described(widget);
        if (widget->isEnabled() && !(widget->focusPolicy() & Qt::TabFocus) && !hasOtherKey(widget)
            && !widget->focusProxy())
            faults << QStringLiteral("no key reaches: ") + described(widget);
    }
    return faults;
}

/// Where Tab gets stuck before it has come round; empty if it comes round.
QString trapOf(QWidget *window)
{
    QTest::keyClick(window, Qt::Key_Tab);
    QWidget *begin = QApplication::focusWidget();
    if (!begin)
        return QStringLiteral("nothing takes the focus");
    const QWidget *before = begin;
    constexpr int more = 400;
    for (int i = 0; i < more; ++i) {
        // In a text that is written Tab belongs to the text: F6 leads out of it.
        QWidget *here = QApplication::focusWidget();
        const bool writesTabs = here->objectName() == QStringLiteral("composeEditor");
        QTest::keyClick(here, writesTabs ? Qt::Key_F6 : Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        if (!now)
            return QStringLiteral("the focus is lost after ") + described(before);
        if (now == begin)
            return {};
        if (now == before)
            return QStringLiteral("trap: ") + described(now);
        before = now;
    }
    return QStringLiteral("never comes round: ") + described(before);
}

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        std::unique_ptr<WindowHost> host;

        Fixture()
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 30, 3);
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_VERIFY(window().messages()->state() == MessageListModel::State::Ready);
        }
        MainWindow &window() { return *host->window(); }
    };

    static QWidget *newWindow(const QWidgetList &before)
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && !before.contains(widget) && widget->windowType() != Qt::ToolTip)
                return widget;
        }
        return nullptr;
    }

private slots:
    void init() { guard().forget(); }

    void theMainWindowWithAMessageOpen()
    {
        Fixture f;
        MessageListView *list = f.window().listPane()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_J);
        QTRY_VERIFY(!f.window().reader()->plainShown().isEmpty());
        QCOMPARE(faultsOf(&f.window()), QStringList());
        QCOMPARE(trapOf(&f.window()), QString());
    }

    void everyOtherWindow_data()
    {
        QTest::addColumn<QString>("action");
        for (const char *name :
             {"Write", "On its way…", "New account…", "Second device…", "Experiments…", "Outbox…", "Edit tags…",
              "Keyboard shortcuts", "All commands…", "Quick filter", "Account settings"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void everyOtherWindow()
    {
        QFETCH(QString, action);
        Fixture f;
        const QWidgetList before = QApplication::topLevelWidgets();
        QWidget *shown = nullptr;
        std::unique_ptr<AccountSettings> settings;
        if (action == QStringLiteral("Account settings")) {
            settings = std::make_unique<AccountSettings>(f.service, f.service.accounts().first(), &f.window());
            settings->show();
            shown = settings.get();
        } else {
            bool found = false;
            for (QAction *one : f.window().findChildren<QAction *>()) {
                if (one->text() != action || !one->isEnabled())
                    continue;
                found = true;
                one->trigger();
                break;
            }
            QVERIFY(found);
            QCoreApplication::processEvents();
            shown = newWindow(before);
            if (!shown)
                shown = &f.window(); // it is a part of it
        }
        shown->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(shown));
        QCOMPARE(faultsOf(shown).join(QLatin1Char('\n')), QString());
        // The palette goes when the focus leaves it, and keeps Tab for its list.
        if (action != QStringLiteral("All commands…"))
            QCOMPARE(trapOf(shown), QString());
        if (shown != &f.window() && shown != settings.get())
            delete shown;
    }

    void aControlWithoutANameOrAKeyIsNoticed()
    {
        QWidget window;
        auto *bare = new QToolButton(&window);
        bare->setFocusPolicy(Qt::NoFocus);
        window.show();
        QCOMPARE(faultsOf(&window).size(), 2);
    }
};

DUOPOST_UI_TEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
