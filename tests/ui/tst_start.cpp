// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/PracticeProfile.h"
#include "app/gui/SingleInstance.h"
#include "mailcore/MailError.h"
#include "tests/support/GuiThreadGuard.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace duopost;

namespace {

void put(const QString &path, const QByteArray &content = "x")
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

std::optional<MailError::Kind> errorOf(const QString &dir)
{
    try {
        preparePracticeProfile(dir);
    } catch (const MailError &error) {
        return error.kind();
    }
    return std::nullopt;
}

} // namespace

class TestStart : public QObject {
    Q_OBJECT
private slots:
    void thePracticeProfileIsMadeNewEachTimeButKeepsItsLook()
    {
        QTemporaryDir above;
        const QString dir = practiceDirFor(above.filePath(QStringLiteral("profile")));
        QCOMPARE(errorOf(dir), std::nullopt);
        QVERIFY(isPracticeProfile(dir));
        put(dir + QStringLiteral("/window.ini"), "look");
        put(dir + QStringLiteral("/accounts.db"));
        QVERIFY(QDir(dir).mkpath(QStringLiteral("1/cache")));
        put(dir + QStringLiteral("/1/cache/mail.db"));
        put(dir + QStringLiteral("/.lock"));
        QCOMPARE(errorOf(dir), std::nullopt);
        const QStringList left = QDir(dir).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
        QCOMPARE(left, QStringList({QStringLiteral("practice-profile"), QStringLiteral("window.ini")}));
        QVERIFY(!(QFile::permissions(dir) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
    }

    void aFolderWithRealMailIsNeverTouched()
    {
        QTemporaryDir dir;
        put(dir.filePath(QStringLiteral("mail.db")), "years of mail");
        QCOMPARE(errorOf(dir.path()), MailError::Kind::BadUsage);
        QFile mail(dir.filePath(QStringLiteral("mail.db")));
        QVERIFY(mail.open(QIODevice::ReadOnly));
        QCOMPARE(mail.readAll(), QByteArray("years of mail"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
    }

    void whatALinkInThePracticeProfilePointsToIsNotRemoved()
    {
        QTemporaryDir dir, elsewhere;
        QCOMPARE(errorOf(dir.path()), std::nullopt);
        put(elsewhere.filePath(QStringLiteral("precious")));
        QVERIFY(QFile::link(elsewhere.path(), dir.filePath(QStringLiteral("link"))));
        QCOMPARE(errorOf(dir.path()), std::nullopt);
        QVERIFY(QFile::exists(elsewhere.filePath(QStringLiteral("precious"))));
        QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("link"))));
    }

    void aSecondStartRaisesTheFirst()
    {
        QTemporaryDir dir, other;
        SingleInstance first(dir.path());
        QVERIFY(!first.raiseOther());
        first.listen();
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        bool found = false, foundOther = true;
        std::thread second([&] {
            found = SingleInstance(dir.path() + QStringLiteral("/./")).raiseOther();
            foundOther = SingleInstance(other.path()).raiseOther();
        });
        QTRY_COMPARE(raised.count(), 1);
        second.join();
        QVERIFY(found);
        QVERIFY(!foundOther);
    }

    void aSecondStartGivesItsLinkToTheFirst_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<bool>("taken");
        QTest::newRow("mailto") << QByteArray("mailto:b%40x.org?subject=Gr%C3%BC%C3%9Fe&body=a%0Ab") << true;
        QTest::newRow("nobody") << QByteArray("mailto:") << true;
        QTest::newRow("long") << "mailto:b@x.org?body=" + QByteArray(60'000, 'x') << true;
        QTest::newRow("too long") << "mailto:b@x.org?body=" + QByteArray(200'000, 'x') << true; // cut off
        QTest::newRow("another kind") << QByteArray("https://example.org/") << false;
        QTest::newRow("a file") << QByteArray("file:///etc/passwd") << false;
    }
    void aSecondStartGivesItsLinkToTheFirst()
    {
        QFETCH(QByteArray, link);
        QFETCH(bool, taken);
        QTemporaryDir dir;
        SingleInstance first(dir.path());
        first.listen();
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QList<QUrl> links;
        connect(&first, &SingleInstance::linkGiven, this, [&](const QUrl &url) { links << url; });
        bool found = false;
        std::thread second([&] { found = SingleInstance(dir.path()).raiseOther(QUrl::fromEncoded(link)); });
        QTRY_COMPARE(raised.count(), 1);
        second.join();
        QVERIFY(found);
        if (taken) {
            QTRY_COMPARE(links.size(), 1);
            QVERIFY(link.startsWith(links[0].toEncoded()));
            QVERIFY(links[0].toEncoded().size() < 70'000);
        } else {
            QTest::qWait(100); // nothing is to come, and nothing announces that
            QVERIFY(links.isEmpty());
        }
    }

    void theDesktopIsToldThatLinksOfMailAreTakenHere()
    {
        QFile file(QStringLiteral(DUOPOST_SOURCE_DIR "/resources/duopost.desktop"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().split('\n');
        QVERIFY(lines.contains("MimeType=x-scheme-handler/mailto;"));
        QVERIFY(lines.contains("Exec=duopost %u"));
        QVERIFY(lines.contains("Icon=duopost"));
    }

    void aSocketLeftByACrashIsReplaced()
    {
        QTemporaryDir dir;
        {
            SingleInstance first(dir.path());
            first.listen();
            SingleInstance second(dir.path());
            second.listen(); // as after a crash of the first
            QSignalSpy raised(&second, &SingleInstance::raiseRequested);
            std::thread third([&] { SingleInstance(dir.path()).raiseOther(); });
            QTRY_COMPARE(raised.count(), 1);
            third.join();
        }
        QVERIFY(!SingleInstance(dir.path()).raiseOther());
    }
};

DUOPOST_UI_TEST_MAIN(TestStart)
#include "tst_start.moc"
