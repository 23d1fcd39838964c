// SPDX-License-Identifier: GPL-3.0-or-later
// Every experiment on Cyrus, too, and an independent client that sees the same.
#include "tests/support/CyrusLab.h"
#include "tests/support/ExperimentTruth.h"

using namespace duopost;

class TestExperimentsCyrus : public QObject {
    Q_OBJECT
private slots:
    void everyCellIsWhatAnIndependentClientSees()
    {
        const auto why = test::CyrusServer::whyNot();
        if (!why.isEmpty() && !test::CyrusServer::isRequired())
            QSKIP(qPrintable(QStringLiteral("no Cyrus here: ") + why));
        QVERIFY2(why.isEmpty(), qPrintable(why));
        QStringList names;
        for (int i = 0; i < experimentScenarioList().size() * experimentSetupList().size(); ++i)
            names << QStringLiteral("cell%1").arg(i);
        test::CyrusLab lab(names);
        test::everyCellIsWhatAnIndependentClientSees(lab);
    }
};

QTEST_GUILESS_MAIN(TestExperimentsCyrus)
#include "tst_experiments_cyrus.moc"
