// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MailError.h"
#include "mailcore/protocol/MailDeflate.h"

#include <QtTest>

using namespace duopost;

class TestMailDeflate : public QObject {
    Q_OBJECT
private slots:
    void whatIsPackedComesOutAgainHoweverItIsCut()
    {
        MailDeflate one, other;
        for (const auto &text :
             {QByteArray("* OK ready\r\n"), QByteArray("x").repeated(100'000),
              QByteArray("* 1 FETCH (UID 5)\r\n")}) {
            const auto wire = one.pack(text);
            QByteArray got;
            for (const char byte : wire) {
                other.feed(QByteArray(1, byte));
                char buffer[100];
                while (const auto count = other.unpack(buffer, sizeof buffer))
                    got.append(buffer, count);
            }
            QCOMPARE(got, text);
            QVERIFY(!other.hasMore());
        }
    }

    // A thousand to one: unpacked only as far as there is room.
    void aBombCostsNoMemory()
    {
        MailDeflate one, other;
        other.feed(one.pack(QByteArray(50'000'000, 'x')));
        char buffer[1000];
        QCOMPARE(other.unpack(buffer, sizeof buffer), qsizetype(sizeof buffer));
        QVERIFY(other.hasMore());
    }

    void nonsenseIsSaidSo()
    {
        MailDeflate other;
        other.feed(QByteArray(100, '\xff'));
        char buffer[100];
        QVERIFY_THROWS_EXCEPTION(MailError, other.unpack(buffer, sizeof buffer));
    }
};

QTEST_GUILESS_MAIN(TestMailDeflate)
#include "tst_mail_deflate.moc"
