// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MailError.h"
#include "mailcore/service/Profile.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;

class TestProfile : public QObject {
    Q_OBJECT
    static bool opens(const QString &directory)
    {
        try {
            Profile profile(directory);
            return true;
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ProfileInUse)
                throw;
            return false;
        }
    }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

private slots:
    void anOpenProfileIsNotOpenedAgain()
    {
        QTemporaryDir place;
        Profile first(place.path());
        QVERIFY(!opens(place.path()));
    }

    void itOpensAgainOnceItWasClosed()
    {
        QTemporaryDir place;
        QVERIFY(opens(place.path()));
        QVERIFY(opens(place.path()));
    }

    // A death between making the lock file and writing into it: nobody holds it, and it names nobody.
    void aLockFileCutShortIsNotAnotherDuopost_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half a number") << QByteArray("12");
        QTest::newRow("zeros, as after a power cut") << QByteArray(64, '\0');
    }
    void aLockFileCutShortIsNotAnotherDuopost()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir place;
        QVERIFY(write(place.filePath(QStringLiteral("lock")), text));
        QVERIFY(opens(place.path()));
    }

    void aHeldLockFileKeepsOthersOutWhateverItSays()
    {
        QTemporaryDir place;
        Profile first(place.path());
        QVERIFY(write(place.filePath(QStringLiteral("lock")), {}));
        QVERIFY(!opens(place.path()));
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
