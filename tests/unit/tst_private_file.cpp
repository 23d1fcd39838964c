// SPDX-License-Identifier: GPL-3.0-or-later
// Small files of a profile on a disk without room: the old one stays, and it is said (CASES L2).
#include "mailcore/MailError.h"
#include "mailcore/remote/RemoteImageLoader.h"
#include "mailcore/service/SavedSearchFile.h"

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <sys/resource.h>

using namespace duopost;

namespace {

/// As long as it lives no file may grow beyond this.
class NoRoom {
public:
    explicit NoRoom(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~NoRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class TestPrivateFile : public QObject {
    Q_OBJECT
private slots:
    void l2SavedSearchesStayWhereThereIsNoRoomForMore()
    {
        QTemporaryDir directory;
        const auto path = directory.filePath(QStringLiteral("searches.json"));
        const QList<SavedSearch> before{{QStringLiteral("Anna"), QStringLiteral("from:anna")}};
        saveSearches(path, before);
        const auto more = before + QList<SavedSearch>{{QStringLiteral("Bert"), QStringLiteral("from:bert")}};
        std::optional<MailError> error;
        {
            const NoRoom full(10);
            try {
                saveSearches(path, more);
            } catch (const MailError &e) {
                error = e;
            }
        }
        QVERIFY(error);
        QVERIFY(error->kind() == MailError::Kind::FileUnwritable);
        QCOMPARE(loadSearches(path).size(), 1);
        saveSearches(path, more);
        QCOMPARE(loadSearches(path).size(), 2);
        QCOMPARE(
            QFile::permissions(path)
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
    }

    void l2SendersOfPicturesStayWhereThereIsNoRoomForMore()
    {
        QTemporaryDir directory;
        const auto path = directory.filePath(QStringLiteral("images.json"));
        RemoteImageLoader loader(path, {});
        loader.setAllowed(QStringLiteral("a@x.example"), true);
        std::optional<MailError> error;
        {
            const NoRoom full(10);
            try {
                loader.setAllowed(QStringLiteral("b@x.example"), true);
            } catch (const MailError &e) {
                error = e;
            }
        }
        QVERIFY(error);
        QVERIFY(error->kind() == MailError::Kind::FileUnwritable);
        QCOMPARE(loader.allowedSenders(), QStringList{QStringLiteral("a@x.example")});
        QCOMPARE(RemoteImageLoader(path, {}).allowedSenders(), loader.allowedSenders());
    }
};

QTEST_GUILESS_MAIN(TestPrivateFile)
#include "tst_private_file.moc"
