// SPDX-License-Identifier: GPL-3.0-or-later
// What servers make their unique-ids of, recognised from a list of them.
#include "mailcore/compare/UidlFormula.h"

#include <QtTest>

using namespace duopost;

class TestUidlFormula : public QObject {
    Q_OBJECT
private slots:
    void formsAreRecognised_data()
    {
        QTest::addColumn<QList<QByteArray>>("uniqueIds");
        QTest::addColumn<QString>("name");
        // UIDVALIDITY 1700000000 = 0x6553f100; UIDs 7, 8, 300
        QTest::newRow("Dovecot") << QList<QByteArray>{
            "000000076553f100", "000000086553f100",
            "0000012c6553f100"} << QStringLiteral("%08Xu%08Xv");
        QTest::newRow("UW") << QList<QByteArray>{"6553f10000000007", "6553f10000000008", "6553f1000000012c"}
                            << QStringLiteral("%08Xv%08Xu");
        QTest::newRow("Cyrus") << QList<QByteArray>{"1700000000.7", "1700000000.8", "1700000000.300"}
                               << QStringLiteral("%v.%u");
        QTest::newRow("Courier") << QList<QByteArray>{"1700000000-7", "1700000000-8", "1700000000-300"}
                                 << QStringLiteral("%v-%u");
        QTest::newRow("bare") << QList<QByteArray>{"7", "8", "300"} << QStringLiteral("%u");
        QTest::newRow("bare, hexadecimal")
            << QList<QByteArray>{"00000007", "00000008", "0000012c"} << QStringLiteral("%08Xu");
    }

    void formsAreRecognised()
    {
        QFETCH(const QList<QByteArray>, uniqueIds);
        QFETCH(const QString, name);
        const QList<quint32> uids{7, 8, 300};
        const auto formula = detectFormula(uniqueIds, 1'700'000'000, uids);
        QVERIFY(formula);
        QCOMPARE(formula->name(), name);
        for (qsizetype i = 0; i < uids.size(); ++i) {
            QCOMPARE(formula->uidOf(uniqueIds[i]), std::optional(uids[i]));
            QCOMPARE(formula->uniqueIdOf(uids[i]), uniqueIds[i]);
        }
    }

    void anotherValidityIsNoneOfIt()
    {
        const QList<QByteArray> old{"1600000000.7", "1600000000.8", "1600000000.9"};
        QVERIFY(!detectFormula(old, 1'700'000'000, {7, 8, 9}));
        const UidlFormula formula{UidlFormula::Form::DottedValidityUid, 1'700'000'000};
        QVERIFY(!formula.uidOf("1600000000.7"));
        QVERIFY(!formula.uidOf("1700000000.+7"));
        QVERIFY(!formula.uidOf("1700000000.07"));
        QVERIFY(!formula.uidOf("1700000000.0"));
        QVERIFY(!formula.uidOf("1700000000.99999999999"));
    }

    void hashesAndNamesAreNoFormula()
    {
        QVERIFY(!detectFormula({"GmailId16b8a1c", "GmailId16b8a1d"}, 1'700'000'000, {1, 2}));
        QVERIFY(!detectFormula(
            {"d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427f"}, 1'700'000'000, {1, 2}));
        QVERIFY(!detectFormula({}, 1'700'000'000, {1, 2}));
        QVERIFY(!detectFormula({"1", "2"}, 0, {1, 2}));
    }

    // POP3 may show fewer (or, with "all mail", more) messages than the inbox has.
    void oneSideMayHaveMore()
    {
        QList<quint32> many;
        for (quint32 uid = 1; uid <= 1000; ++uid)
            many << uid;
        QVERIFY(detectFormula({"1700000000.7", "1700000000.8"}, 1'700'000'000, many));
        QVERIFY(!detectFormula({"1700000000.7", "1700000000.8", "x1", "x2", "x3", "x4"}, 1'700'000'000, many));
    }
};

QTEST_GUILESS_MAIN(TestUidlFormula)
#include "tst_uidl_formula.moc"
