// SPDX-License-Identifier: GPL-3.0-or-later
// Filters on a real server: what is written is accepted, does what it says, and no interruption leaves mail
// without the filter that it had.
#include "mailcore/service/FilterSaving.h"
#include "tests/support/FilterDice.h"
#include "tests/support/LineClient.h"
#include "tests/support/MailState.h"
#include "tests/support/ServiceClient.h"

#include <QFile>
#include <QtTest>

using namespace duopost;

class TestFiltersLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account(Protocol protocol = Protocol::Imap) const
    {
        auto result = m_lab->account(m_user, protocol, Security::Plaintext);
        result.name = QStringLiteral("anna");
        return result;
    }

    void deliver(const QByteArray &subject, const QByteArray &more = {})
    {
        test::LineClient lmtp(m_lab->certificateFile());
        QVERIFY(lmtp.connectPlain(m_lab->ports().lmtp));
        QVERIFY(lmtp.smtp("LHLO test").startsWith("250"));
        QVERIFY(lmtp.smtp("MAIL FROM:<someone@lab.example>").startsWith("250"));
        QVERIFY(lmtp.smtp("RCPT TO:<" + m_user.address.toUtf8() + ">").startsWith("250"));
        QVERIFY(lmtp.smtp("DATA").startsWith("354"));
        const auto answer = lmtp.smtp(
            "From: Ada <ada@example.org>\r\nTo: " + m_user.address.toUtf8() + "\r\nSubject: " + subject
            + "\r\nMessage-ID: <" + subject.toHex() + "@example.org>\r\n" + more + "\r\nText\r\n.");
        QVERIFY2(answer.startsWith("250"), answer.constData());
    }

    QString whereIs(const QByteArray &subject) const
    {
        const auto id
            = QLatin1Char('<') + QString::fromLatin1(subject.toHex()) + QStringLiteral("@example.org>");
        QStringList found;
        for (const auto &line : test::stateThere(account()).messages)
            if (line.contains(id))
                found << line.section(QLatin1Char(' '), 0, -2).remove(id).simplified();
        return found.join(QStringLiteral(", "));
    }

    /// A session of its own, as another program would have one.
    void asAnother(const std::function<void(SieveSession &)> &use) const
    {
        QFile file(account().passwordFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        SieveSession session({}, {5000, 10000, 3000});
        session.open(*account().filters, account(), {m_user.name.toUtf8(), Secret(file.readAll().trimmed())});
        use(session);
        session.logOut();
    }

private slots:
    void init()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_user = m_lab->users().first();
        if (m_lab->ports().sieve == 0)
            QSKIP("lab-unavailable: no ManageSieve server");
    }

    void whatIsWrittenIsAcceptedByTheServer()
    {
        QStringList extensions;
        asAnother([&](SieveSession &session) {
            extensions = session.capabilities().extensions;
            for (quint32 seed = 0; seed < 150; ++seed) {
                test::Dice dice(seed, true);
                const auto written = writeFilters(dice.set(), extensions);
                QVERIFY2(written.missing.isEmpty(), qPrintable(written.missing.join(QLatin1Char(' '))));
                const auto verdict = checkFilterScript(session, written.script);
                QVERIFY2(verdict.ok, (verdict.text.toUtf8() + '\n' + written.script).constData());
            }
            const auto wrong = checkFilterScript(session, "require \"fileinto\";\r\nfileinto;\r\n");
            QVERIFY(!wrong.ok);
            QCOMPARE(wrong.lines.value(0), 2);
        });
        QVERIFY(extensions.contains(QStringLiteral("fileinto")));
    }

    void aRuleDoesWhatItSaysFromTheNextMessageOn()
    {
        ServiceClient client;
        const auto id = client.add(account()).id;
        auto &filters = *client.service->filters();
        auto state = client.wait(filters.load(id));
        QVERIFY(state.server.there && state.server.canCheck);
        QVERIFY(state.scripts.isEmpty() && state.summary.script.isEmpty());
        const FilterSet set{
            .rules
            = {{.name = QStringLiteral("Spam"),
                .conditions = {{.field = FilterCondition::Field::Spam, .match = FilterCondition::Match::Is}},
                .actions = {{FilterAction::Kind::MoveTo, QStringLiteral("Junk")}, {FilterAction::Kind::Stop}}},
               {.name = QString::fromUtf8("Köln"),
                .conditions = {{.text = QString::fromUtf8("Köln")}},
                .actions
                = {{FilterAction::Kind::MarkRead},
                   {FilterAction::Kind::MoveTo, QString::fromUtf8("Städte/Köln")}}}}};
        const auto written = writeFilters(set, state.server.extensions);
        const auto saved = client.wait(
            filters.save(id, {.name = ownFilterScript(), .script = written.script, .activate = true}));
        QVERIFY2(saved.outcome == FilterSaved::Outcome::Saved, qPrintable(saved.verdict.text));
        QCOMPARE(saved.state.summary.script, ownFilterScript());
        QCOMPARE(saved.state.summary.rules, 2);
        QVERIFY(saved.state.summary.understood);
        QVERIFY(*readFilters(saved.state.active()->script).filters == set);
        deliver("nothing");
        deliver("spam", "X-Spam-Flag: YES\r\n");
        deliver("=?utf-8?q?aus_K=C3=B6ln?=");
        QCOMPARE(whereIs("nothing"), QStringLiteral("INBOX"));
        QCOMPARE(whereIs("spam"), QStringLiteral("Junk"));
        const auto filed = whereIs("=?utf-8?q?aus_K=C3=B6ln?=");
        QVERIFY2(
            filed.endsWith(QLatin1String("\\Seen")) && filed.contains(QLatin1String("ln")), qPrintable(filed));

        // Switched off again: everything stays in the inbox.
        QVERIFY(!client.wait(filters.activate(id, {})).active());
        deliver("later", "X-Spam-Flag: YES\r\n");
        QCOMPARE(whereIs("later"), QStringLiteral("INBOX"));
        QVERIFY(client.wait(filters.remove(id, ownFilterScript())).scripts.isEmpty());
    }

    // With POP3 there is only the inbox: what a filter moves away never arrives.
    void whatAFilterMovesNeverArrivesByPop3()
    {
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        auto &filters = *client.service->filters();
        const auto state = client.wait(filters.load(id));
        const auto written = writeFilters(
            {.rules
             = {{.conditions = {{.text = QStringLiteral("moved")}},
                 .actions = {{FilterAction::Kind::MoveTo, QStringLiteral("Archive")}}},
                {.conditions = {{.text = QStringLiteral("copied")}},
                 .actions = {{FilterAction::Kind::CopyTo, QStringLiteral("Archive")}}}}},
            state.server.extensions);
        client.wait(filters.save(id, {.name = ownFilterScript(), .script = written.script, .activate = true}));
        deliver("moved");
        deliver("copied");
        client.sync(id, SyncDepth::Bodies);
        const auto rows = client.list(id, client.folder(id, QStringLiteral("INBOX")).id);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().subject, QStringLiteral("copied"));
        QCOMPARE(whereIs("moved"), QStringLiteral("Archive"));
    }

    void whateverInterruptsAWholeFilterIsActive()
    {
        const QByteArray old = "require \"fileinto\";\r\nfileinto \"Junk\";\r\n";
        const QByteArray now = "require \"fileinto\";\r\nfileinto \"Archive\";\r\n";
        asAnother([&](SieveSession &session) {
            session.put(ownFilterScript(), old);
            session.setActive(ownFilterScript());
        });
        const FilterSave wish{
            .name = ownFilterScript(),
            .script = now,
            .activate = true,
            .before = old,
            .activeBefore = ownFilterScript()};
        int steps = 0;
        asAnother([&](SieveSession &session) {
            QVERIFY(
                saveFilterScript(session, wish, [&](const char *) { ++steps; }).outcome
                == FilterSaved::Outcome::Saved);
        });
        QVERIFY(steps >= 7);
        for (int death = 1; death <= steps; ++death) {
            asAnother([&](SieveSession &session) {
                session.put(QStringLiteral("other"), old);
                session.setActive(QStringLiteral("other"));
                session.put(ownFilterScript(), old);
                session.setActive(ownFilterScript());
            });
            asAnother([&](SieveSession &session) {
                int step = 0;
                try {
                    saveFilterScript(session, wish, [&](const char *) {
                        if (++step == death)
                            throw MailError(MailError::Kind::Cancelled);
                    });
                    QFAIL("nothing interrupted it");
                } catch (const MailError &error) {
                    QVERIFY(error.kind() == MailError::Kind::Cancelled);
                }
            });
            asAnother([&](SieveSession &session) {
                const auto state = readFilterState(session, {});
                QVERIFY2(state.active(), qPrintable(QString::number(death)));
                QVERIFY(state.active()->script == old || state.active()->script == now);
            });
            // Asked for again, it comes to its end.
            asAnother([&](SieveSession &session) {
                const auto state = readFilterState(session, {});
                auto again = wish;
                again.before = state.named(ownFilterScript())->script;
                again.activeBefore = state.active()->name;
                QVERIFY(saveFilterScript(session, again).outcome == FilterSaved::Outcome::Saved);
                const auto after = readFilterState(session, {});
                QCOMPARE(after.active()->name, ownFilterScript());
                QCOMPARE(after.active()->script, now);
                if (after.named(passingFilterScript()))
                    session.remove(passingFilterScript()); // it was never made active
            });
        }
    }

    void whatAnotherDeviceChangedIsNotOverwritten()
    {
        ServiceClient client;
        const auto id = client.add(account()).id;
        auto &filters = *client.service->filters();
        const QByteArray first = "keep;\r\n", theirs = "stop;\r\n", mine = "discard;\r\n";
        client.wait(filters.save(id, {.name = ownFilterScript(), .script = first, .activate = true}));
        asAnother([&](SieveSession &session) { session.put(ownFilterScript(), theirs); });
        const auto saved = client.wait(filters.save(
            id,
            {.name = ownFilterScript(),
             .script = mine,
             .activate = true,
             .before = first,
             .activeBefore = ownFilterScript()}));
        QVERIFY(saved.outcome == FilterSaved::Outcome::ChangedElsewhere);
        QCOMPARE(saved.theirs, theirs);
        QCOMPARE(client.wait(filters.load(id)).active()->script, theirs);
        // Another script was made the active one meanwhile.
        asAnother([&](SieveSession &session) {
            session.put(QStringLiteral("roundcube"), first);
            session.setActive(QStringLiteral("roundcube"));
        });
        const auto late = client.wait(filters.save(
            id,
            {.name = ownFilterScript(),
             .script = mine,
             .activate = true,
             .before = theirs,
             .activeBefore = ownFilterScript()}));
        QVERIFY(late.outcome == FilterSaved::Outcome::ChangedElsewhere);
        QCOMPARE(late.activeNow, QStringLiteral("roundcube"));
    }

    void whatTheServerDoesNotAcceptIsNotStored()
    {
        ServiceClient client;
        const auto id = client.add(account()).id;
        auto &filters = *client.service->filters();
        const auto saved = client.wait(filters.save(
            id, {.name = ownFilterScript(), .script = "keep;\r\nnonsense;\r\n", .activate = true}));
        QVERIFY(saved.outcome == FilterSaved::Outcome::Refused);
        QVERIFY(saved.verdict.text.contains(QLatin1String("nonsense")));
        QCOMPARE(saved.verdict.lines.value(0), 2);
        QVERIFY(client.wait(filters.load(id)).scripts.isEmpty());
    }

    void aServerWithoutFiltersIsNoError()
    {
        ServiceClient client;
        auto without = account();
        without.filters->port = 1; // nobody listens
        const auto id = client.add(without).id;
        const auto state = client.wait(client.service->filters()->load(id));
        QVERIFY(!state.server.there);
        QVERIFY(!state.server.why.isEmpty());
        auto other = account();
        other.name = QStringLiteral("other");
        other.filters->port = m_lab->ports().imap; // somebody else
        QVERIFY(!client.wait(client.service->filters()->load(client.add(other).id)).server.there);
    }

    void wherePasswordsGoIsDecidedByTheCertificate()
    {
        ServiceClient client;
        auto untrusting = account();
        untrusting.caFile.clear();
        const auto id = client.add(untrusting).id;
        try {
            client.wait(client.service->filters()->load(id));
            QFAIL("it was believed");
        } catch (const MailError &error) {
            QVERIFY2(error.kind() == MailError::Kind::CertificateUntrusted, error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestFiltersLive)
#include "tst_filters_live.moc"
