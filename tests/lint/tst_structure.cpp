// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of the code, as mailcore/DESIGN.md states it: which way includes point, and how long files are.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

namespace {

struct Source {
    QString path; ///< from the project's root
    QStringList lines;
};

QList<Source> sources()
{
    QList<Source> result;
    const QDir root(QStringLiteral(DUOPOST_SOURCE_DIR));
    for (const auto *top : {"app", "ui", "mailcore", "tests"}) {
        QDirIterator it(
            root.filePath(QLatin1String(top)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                result << Source{
                    root.relativeFilePath(file.fileName()),
                    QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))};
        }
    }
    return result;
}

// "mailcore/store/Sql.h" → "mailcore/store"; a header at mailcore's root → "mailcore".
QString layerOf(const QString &path)
{
    const auto parts = path.split(QLatin1Char('/'));
    return parts.first() == QLatin1String("mailcore") && parts.size() > 2
        ? parts[0] + QLatin1Char('/') + parts[1]
        : parts.first();
}

// Which layers a layer may include, besides itself.
const QHash<QString, QStringList> &arrows()
{
    static const QHash<QString, QStringList> map{
        {QStringLiteral("mailcore"), {}},
        {QStringLiteral("mailcore/threads"), {}},
        {QStringLiteral("mailcore/files"), {QStringLiteral("mailcore")}},
        {QStringLiteral("mailcore/search"), {QStringLiteral("mailcore")}},
        {QStringLiteral("mailcore/archive"), {QStringLiteral("mailcore")}},
        {QStringLiteral("mailcore/lab"), {QStringLiteral("mailcore"), QStringLiteral("mailcore/files")}},
        {QStringLiteral("mailcore/protocol"), {QStringLiteral("mailcore"), QStringLiteral("mailcore/search")}},
        {QStringLiteral("mailcore/store"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/threads"), QStringLiteral("mailcore/search")}},
        {QStringLiteral("mailcore/discovery"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/protocol")}},
        {QStringLiteral("mailcore/remote"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/files"), QStringLiteral("mailcore/protocol")}},
        {QStringLiteral("mailcore/safety"), {QStringLiteral("mailcore"), QStringLiteral("mailcore/discovery")}},
        {QStringLiteral("mailcore/attachments"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/protocol")}},
        {QStringLiteral("mailcore/filters"), {QStringLiteral("mailcore"), QStringLiteral("mailcore/protocol")}},
        {QStringLiteral("mailcore/compose"), {QStringLiteral("mailcore"), QStringLiteral("mailcore/protocol")}},
        {QStringLiteral("mailcore/people"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/search"), QStringLiteral("mailcore/files"),
          QStringLiteral("mailcore/attachments"), QStringLiteral("mailcore/compose")}},
        {QStringLiteral("mailcore/spelling"), {QStringLiteral("mailcore"), QStringLiteral("mailcore/files")}},
        {QStringLiteral("mailcore/oauth"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/protocol"), QStringLiteral("mailcore/files")}},
        {QStringLiteral("mailcore/sync"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/threads"), QStringLiteral("mailcore/protocol"),
          QStringLiteral("mailcore/store"), QStringLiteral("mailcore/search"),
          QStringLiteral("mailcore/archive")}},
        {QStringLiteral("mailcore/compare"),
         {QStringLiteral("mailcore"), QStringLiteral("mailcore/threads"), QStringLiteral("mailcore/protocol"),
          QStringLiteral("mailcore/store"), QStringLiteral("mailcore/sync"), QStringLiteral("mailcore/files"),
          QStringLiteral("mailcore/search")}},
        {QStringLiteral("mailcore/service"),
         {QStringLiteral("mailcore/compare"), QStringLiteral("mailcore"), QStringLiteral("mailcore/threads"), QStringLiteral("mailcore/protocol"),
          QStringLiteral("mailcore/store"), QStringLiteral("mailcore/sync"), QStringLiteral("mailcore/oauth"),
          QStringLiteral("mailcore/search"), QStringLiteral("mailcore/remote"),
          QStringLiteral("mailcore/files"), QStringLiteral("mailcore/people")}},
        {QStringLiteral("ui"), {QStringLiteral("mailcore")}},
        {QStringLiteral("app"), {QStringLiteral("mailcore"), QStringLiteral("ui")}},
    };
    return map;
}

} // namespace

class TestStructure : public QObject {
    Q_OBJECT
private slots:
    void includesPointOneWay()
    {
        static const QRegularExpression include(
            QStringLiteral("^\\s*#include \"((?:app|ui|mailcore)/[^\"]+)\""));
        QStringList wrong;
        int seen = 0;
        for (const auto &source : sources()) {
            const auto from = layerOf(source.path);
            if (from == QLatin1String("tests"))
                continue;
            if (!arrows().contains(from))
                wrong << source.path + QStringLiteral(": a folder without a place in the design");
            for (const auto &line : source.lines) {
                const auto match = include.match(line);
                if (!match.hasMatch())
                    continue;
                ++seen;
                const auto to = layerOf(match.captured(1));
                if (to != from && !arrows().value(from).contains(to))
                    wrong << source.path + QStringLiteral(" includes ") + match.captured(1);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        QVERIFY(seen > 200);
    }

    void foreignHeadersStayInTheirLayer()
    {
        struct Rule {
            const char *pattern;
            const char *home;
        };
        static constexpr Rule rules[]
            = {{"#include <vmime/", "mailcore/protocol/"},
               {"#include <SQLiteCpp/", "mailcore/store/"},
               {"#include <sqlite3", "mailcore/store/"},
               {"#include <litehtml", "ui/html/"},
               {"#include <qt6keychain/", "mailcore/service/"},
               {"#include <hunspell", "mailcore/spelling/"},
               {"#include <QWidget>", "ui/"},
               {"#include <QSslSocket>", "mailcore/"}};
        QStringList wrong;
        for (const auto &source : sources()) {
            if (source.path.startsWith(QLatin1String("tests/")))
                continue;
            for (const auto &line : source.lines) {
                for (const auto &rule : rules) {
                    const bool atHome = source.path.startsWith(QLatin1String(rule.home))
                        || (QLatin1String(rule.home) == QLatin1String("ui/")
                            && source.path.startsWith(QLatin1String("app/")));
                    if (line.startsWith(QLatin1String(rule.pattern)) && !atHome)
                        wrong << source.path + QStringLiteral(": ") + line;
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void theWindowTouchesNeitherSocketNorDatabase()
    {
        static const QRegularExpression forbidden(
            QStringLiteral("\\b(QTcpSocket|QSslSocket|QNetworkAccessManager|QNetworkRequest|QDnsLookup|"
                           "QHostInfo|QSqlDatabase)\\b"));
        QStringList wrong;
        for (const auto &source : sources()) {
            if (!source.path.startsWith(QLatin1String("ui/")))
                continue;
            for (const auto &line : source.lines) {
                if (forbidden.match(line).hasMatch())
                    wrong << source.path + QStringLiteral(": ") + line;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void filesAreShortAndLicensed()
    {
        constexpr int limit = 600;
        QStringList wrong;
        for (const auto &source : sources()) {
            if (source.lines.size() > limit)
                wrong << QStringLiteral("%1: %2 lines").arg(source.path).arg(source.lines.size());
            if (!source.lines.first().startsWith(QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later")))
                wrong << source.path + QStringLiteral(": no licence line");
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void nothingIsSwallowedInSilence()
    {
        static const QRegularExpression empty(QStringLiteral("catch\\s*\\(\\.\\.\\.\\)\\s*\\{\\s*\\}"));
        QStringList wrong;
        for (const auto &source : sources()) {
            if (empty.match(source.lines.join(QLatin1Char('\n'))).hasMatch())
                wrong << source.path;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestStructure)
#include "tst_structure.moc"
