// SPDX-License-Identifier: GPL-3.0-or-later
// Moves, copies, deletions, uploads and folder changes, killed at any step: what was recorded is carried out
// once, what was not has left no trace, and no message is lost or doubled.
#include "tests/support/InterruptedRun.h"
#include "tests/support/StepCases.h"

#include "mailcore/Capability.h"
#include "mailcore/MailError.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestInterruptedChanges : public QObject {
    Q_OBJECT

    std::unique_ptr<InterruptedRuns> m_modern,
        m_old; ///< the old one knows neither MOVE nor UIDPLUS nor QRESYNC
    QTemporaryDir m_files;
    QList<QStringList> m_before;

    using Command = std::function<QStringList(const QString &profile)>;

    static Command onNewest(const char *before, int count, const char *after)
    {
        return [=](const QString &profile) {
            return split(before) + idsOf(profile, QStringLiteral("INBOX"), count) + split(after);
        };
    }
    static Command just(const char *words)
    {
        return [=](const QString &) { return split(words); };
    }

    /// Nobody's message may be away on both sides, at any moment. (Deletions for good excepted.)
    static QString nothingLost(const MailState &here, const MailState &there)
    {
        const auto all = there.messages.join(QLatin1Char(' ')) + here.messages.join(QLatin1Char(' '));
        for (int i = 0; i < 30; ++i) {
            if (!all.contains(QStringLiteral("<in%1@").arg(i)))
                return QStringLiteral("in%1 is nowhere").arg(i);
        }
        return {};
    }

    using Look = std::function<QString(const MailState &here, const MailState &there)>;

    void claim(const char *name, const Command &command, Operation operation, const Look &look = nothingLost)
    {
        QFETCH(bool, old);
        const bool forGood = operation == Operation::DeleteForGood || operation == Operation::DeleteFolder;
        const Scenario scenario{
            .name = QString::fromLatin1(name) + QLatin1String(old ? ", old server" : ""),
            .fill = fill,
            .before = QList<QStringList>{split("sync mail --all")} + m_before,
            .command = command,
            .resume = split("sync mail --all"),
            .after = {split("sync mail --all")},
            .afterKill = forGood ? Look() : look,
            .samples = 20};
        try {
            const auto wrong = (old ? m_old : m_modern)->failures(scenario);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        } catch (const MailError &error) {
            QFAIL(qPrintable(QString::fromUtf8(error.what()) + QLatin1Char('\n') + error.serverText()));
        }
    }
    static void bothServers()
    {
        QTest::addColumn<bool>("old");
        QTest::newRow("MOVE, UIDPLUS, QRESYNC") << false;
        QTest::newRow("bare IMAP4rev1") << true;
    }

private slots:
    void initTestCase()
    {
        try {
            m_modern = std::make_unique<InterruptedRuns>();
            m_old = std::make_unique<InterruptedRuns>(
                QStringLiteral("imap_capability = IMAP4rev1 LITERAL+ IDLE\n"));
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }

    void i28Move_data() { bothServers(); }
    void i28Move()
    {
        claim("move", onNewest("move mail INBOX", 6, "--to Projekte/Alt --now"), Operation::MoveTo);
    }

    void l1Copy_data() { bothServers(); }
    void l1Copy() { claim("copy", onNewest("copy mail INBOX", 6, "--to Archive --now"), Operation::CopyTo); }

    void i27DeleteToTrash_data() { bothServers(); }
    void i27DeleteToTrash()
    {
        claim("delete to the trash", onNewest("delete mail INBOX", 5, "--now"), Operation::MoveTo);
    }

    void i27DeleteForGood_data() { bothServers(); }
    void i27DeleteForGood()
    {
        claim(
            "delete for good", onNewest("delete mail INBOX", 5, "--for-good --now"), Operation::DeleteForGood);
    }

    void i29Append_data() { bothServers(); }
    void i29Append()
    {
        QFile file(m_files.filePath(QStringLiteral("brief.eml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "From: a@example.org\r\nTo: b@example.org\r\nSubject: Brief\r\nDate: Mon, 01 Jan 2024 10:00:00 "
            "+0100\r\nMessage-ID: <brief@example.org>\r\n\r\nGuten Tag.\r\n");
        file.close();
        const auto path = file.fileName();
        claim(
            "append",
            [path](const QString &) {
                return QStringList{QStringLiteral("import"),  scenarioAccount,
                                   QStringLiteral("Archive"), path,
                                   QStringLiteral("--seen"),  QStringLiteral("--now")};
            },
            Operation::Append);
    }

    void i32ReplaceADraft_data() { bothServers(); }
    void i32ReplaceADraft()
    {
        const auto version = [this](const char *text) {
            const auto path = m_files.filePath(QString::fromLatin1(text) + QStringLiteral(".eml"));
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(
                    QByteArray("From: a@example.org\r\nSubject: Fassung\r\nDate: Mon, 01 Jan 2024 10:00:00 "
                               "+0100\r\nMessage-ID: <entwurf@example.org>\r\n\r\n")
                    + text + ".\r\n");
            return path;
        };
        const auto first = version("eins"), second = version("zwei"); // of the same size
        const QStringList import{QStringLiteral("import"), scenarioAccount, QStringLiteral("Drafts")};
        m_before = {import + QStringList{first, QStringLiteral("--now")}};
        claim(
            "replace a draft",
            [=](const QString &profile) {
                return import + QStringList{second, QStringLiteral("--now"), QStringLiteral("--replaces")}
                + idsOf(profile, QStringLiteral("Drafts"), 1);
            },
            Operation::Append,
            [](const MailState &, const MailState &there) {
                return there.messages.join(QLatin1Char(' ')).contains(QLatin1String("Drafts <entwurf@"))
                    ? QString()
                    : QStringLiteral("the draft is not on the server in any version");
            });
        m_before.clear();
    }

    void l1CreateFolder_data() { bothServers(); }
    void l1CreateFolder()
    {
        claim("create a folder", just("folder create mail Projekte/Neu --now"), Operation::CreateFolder);
    }

    void l1RenameFolder_data() { bothServers(); }
    void l1RenameFolder()
    {
        claim("rename a folder", just("folder rename mail Projekte/Alt Ablage --now"), Operation::RenameFolder);
    }

    void l1DeleteFolder_data() { bothServers(); }
    void l1DeleteFolder()
    {
        claim("delete a folder", just("folder delete mail Projekte/Alt --now"), Operation::DeleteFolder);
    }
};

QTEST_GUILESS_MAIN(TestInterruptedChanges)
#include "tst_interrupted_changes.moc"
