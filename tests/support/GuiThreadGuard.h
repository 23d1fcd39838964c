// SPDX-License-Identifier: GPL-3.0-or-later
// Fails a test when the GUI thread works longer on one event than a person would notice.
#pragma once

#include <QApplication>
#include <QString>

#include <ctime>

namespace duopost {

/// The application of a ui test. Counts the processor time this thread spends on each event, not the time on
/// the wall, so that a busy machine does not look like a slow window.
class GuardedApplication : public QApplication {
public:
    static constexpr double allowedMs = 50;

    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const QString name = QString::fromLatin1(receiver->metaObject()->className());
        const int type = event->type();
        ++m_depth;
        const double before = threadMs();
        const bool result = QApplication::notify(receiver, event);
        note(threadMs() - before, QStringLiteral("%1, event %2").arg(name, QString::number(type)));
        --m_depth;
        return result;
    }

    /// For what a test calls itself instead of sending an event.
    template <class F> void during(const char *what, F work)
    {
        ++m_depth;
        const double before = threadMs();
        work();
        note(threadMs() - before, QString::fromLatin1(what));
        --m_depth;
    }

    void forget()
    {
        m_worst = 0;
        m_what.clear();
    }
    double worstMs() const { return m_worst; }
    QString worst() const { return QStringLiteral("%1 ms in %2").arg(m_worst, 0, 'f', 1).arg(m_what); }

private:
    static double threadMs()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }
    void note(double ms, const QString &what)
    {
        if (ms > m_worst) {
            m_worst = ms;
            m_what = what;
        }
    }

    int m_depth = 0;
    double m_worst = 0;
    QString m_what;
};

inline GuardedApplication &guard()
{
    return *static_cast<GuardedApplication *>(QCoreApplication::instance());
}

} // namespace duopost

#define DUOPOST_UI_TEST_MAIN(TestClass)                                                                        \
    int main(int argc, char **argv)                                                                            \
    {                                                                                                          \
        duopost::GuardedApplication app(argc, argv);                                                           \
        TestClass test;                                                                                        \
        return QTest::qExec(&test, argc, argv);                                                                \
    }

#define QVERIFY_GUI_NEVER_BLOCKED()                                                                            \
    QVERIFY2(                                                                                                  \
        duopost::guard().worstMs() <= duopost::GuardedApplication::allowedMs,                                  \
        qPrintable(duopost::guard().worst()))
