// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/GuiThreadGuard.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Avatar.h"
#include "ui/words/Dates.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Language.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace duopost;

namespace {

QList<MailError::Kind> allKinds()
{
    QList<MailError::Kind> kinds;
    for (int i = 0; i <= static_cast<int>(MailError::Kind::LabUnavailable); ++i)
        kinds << static_cast<MailError::Kind>(i);
    return kinds;
}

QString source(const char *path)
{
    return QStringLiteral(DUOPOST_SOURCE_DIR "/") + QString::fromLatin1(path);
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT
private slots:
    void everyErrorIsASentenceInBothLanguages()
    {
        for (const MailError::Kind kind : allKinds()) {
            const MailError error(kind, QStringLiteral("the-subject"));
            QStringList texts;
            for (const char *code : {"en", "de"}) {
                Language language;
                language.use(QString::fromLatin1(code));
                for (const MailError &e : {error, MailError(kind)}) {
                    const QString text = errorText(e);
                    QVERIFY2(text.size() > 8, qPrintable(e.kindName()));
                    QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
                }
                texts << errorText(error);
            }
            QVERIFY2(texts.at(0) != texts.at(1), qPrintable(texts.at(0)));
        }
    }

    void theServersWordsComeBelowVerbatim()
    {
        const MailError error(
            MailError::Kind::ServerRefused, QStringLiteral("x"), QStringLiteral("NO [OVERQUOTA] 100%1 full"));
        QVERIFY(errorDetails(error).contains(QLatin1String("NO [OVERQUOTA] 100%1 full")));
    }

    void everyTextHasAFinishedTranslation_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("de") << source("translations/duopost_de.ts");
        QTest::newRow("en") << source("translations/duopost_en.ts");
    }

    void everyTextHasAFinishedTranslation()
    {
        QFETCH(QString, file);
        QFile ts(file);
        QVERIFY(ts.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&ts);
        QString text, english;
        int messages = 0;
        const QRegularExpression place(QStringLiteral("%L?[n1-9]"));
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("source")) {
                english = xml.readElementText();
                ++messages;
            } else if (xml.name() == QLatin1String("translation")) {
                QVERIFY2(!xml.attributes().hasAttribute(QLatin1String("type")), qPrintable(english));
                text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                QVERIFY2(!text.isEmpty() || english.trimmed().isEmpty(), qPrintable(english));
                auto places = place.globalMatch(english);
                while (places.hasNext()) {
                    const QString one = places.next().captured();
                    QVERIFY2(text.contains(one), qPrintable(english + QStringLiteral(" -> ") + text));
                }
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(messages > 10);
    }

    void everyTextInTheSourcesIsInTheTranslation()
    {
        QFile ts(source("translations/duopost_de.ts"));
        QVERIFY(ts.open(QIODevice::ReadOnly));
        QSet<QString> known;
        QXmlStreamReader xml(&ts);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("source"))
                known << xml.readElementText();
        }
        const QRegularExpression tr(QStringLiteral("\\btr\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"));
        const QRegularExpression part(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
        int found = 0;
        for (const char *folder : {"ui", "app"}) {
            QDirIterator files(
                source(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto uses = tr.globalMatch(QString::fromUtf8(file.readAll()));
                while (uses.hasNext()) {
                    QString text;
                    auto parts = part.globalMatch(uses.next().captured(1));
                    while (parts.hasNext())
                        text += parts.next().captured(1);
                    text.replace(QLatin1String("\\n"), QLatin1String("\n"));
                    ++found;
                    QVERIFY2(known.contains(text), qPrintable(file.fileName() + QStringLiteral(": ") + text));
                }
            }
        }
        QVERIFY(found > 150);
    }

    void pluralsAreRightInBothLanguages()
    {
        const auto count = [](int n) {
            return QCoreApplication::translate("duopost::ListPane", "%Ln message(s)", nullptr, n);
        };
        Language language;
        language.use(QStringLiteral("en"));
        QCOMPARE(count(1), QStringLiteral("1 message"));
        QCOMPARE(count(2000), QStringLiteral("2,000 messages"));
        language.use(QStringLiteral("de"));
        QCOMPARE(count(1), QStringLiteral("1 Nachricht"));
        QCOMPARE(count(2000), QStringLiteral("2.000 Nachrichten"));
    }

    void datesAreWrittenAsTheLocaleDoes()
    {
        const QDateTime now(QDate(2026, 11, 19), QTime(15, 0)); // a Thursday
        const QLocale de(QLocale::German, QLocale::Germany), en(QLocale::English, QLocale::UnitedKingdom);
        Language language;
        language.use(QStringLiteral("de"));
        QCOMPARE(listDate(now.addSecs(-3600), now, de), QStringLiteral("14:00"));
        QCOMPARE(listDate(now.addDays(-1), now, de), QStringLiteral("Gestern"));
        QCOMPARE(listDate(now.addDays(-3), now, de), QStringLiteral("Montag"));
        QCOMPARE(listDate(now.addDays(-60), now, de), QStringLiteral("20.09."));
        QCOMPARE(listDate(now.addYears(-2), now, de), QStringLiteral("19.11.24"));
        language.use(QStringLiteral("en"));
        QCOMPARE(listDate(now.addDays(-60), now, en), QStringLiteral("20/09"));
        QCOMPARE(listDate(QDateTime(), now, en), QString());
    }

    void dateSectionsAreInOrderOnEveryDayOfAYear()
    {
        for (int day = 0; day < 366; ++day) {
            const QDateTime now(QDate(2024, 1, 1).addDays(day), QTime(12, 0));
            const auto sections = dateSections(now, QLocale(QLocale::English));
            for (int i = 1; i < sections.size(); ++i)
                QVERIFY(sections.at(i).from < sections.at(i - 1).from);
            QCOMPARE(sections.at(1).from, now.date().startOfDay().toMSecsSinceEpoch());
        }
    }

    void everyTextIsReadableInBothThemes()
    {
        for (const Colours *c : {&lightColours(), &darkColours()}) {
            for (const QColor &ground : {c->base, c->pane}) {
                for (const QColor &text :
                     {c->text, c->subtle, c->link, c->good, c->waiting, c->here, c->neutral, c->bad})
                    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + ground.name()));
            }
            QVERIFY(contrast(c->selectionText, c->selection) >= 4.5);
            QVERIFY(contrast(c->accentText, c->accent) >= 4.5);
            QVERIFY(contrast(c->text, c->warnGround) >= 4.5);
            QVERIFY(contrast(c->text, c->errorGround) >= 4.5);
            QVERIFY(contrast(c->subtle, c->errorGround) >= 4.5);
            QVERIFY(contrast(c->text, c->hover) >= 4.5);
        }
        for (int i = 0; i < 200; ++i)
            QVERIFY(contrast(Qt::white, avatarColour(QString::number(i))) >= 4.5);
    }

    void initialsAreFoundForAnybody()
    {
        const auto of = [](const char *name, const char *address) {
            return initials({QString::fromUtf8(name), QString::fromUtf8(address)});
        };
        QCOMPARE(of("Anna Berg", ""), QStringLiteral("AB"));
        QCOMPARE(of("Anna Maria van der Berg", ""), QStringLiteral("AB"));
        QCOMPARE(of("", "jo@example.org"), QStringLiteral("J"));
        QCOMPARE(of("\"(#)\"", ""), QStringLiteral("?"));
        QCOMPARE(of("", ""), QStringLiteral("?"));
        QCOMPARE(of("Ömer", ""), QStringLiteral("Ö"));
    }

    void everyIconThatIsNamedExists()
    {
        QStringList names;
        for (int i = 0; i <= static_cast<int>(Where::Refused); ++i)
            names << whereWords(static_cast<Where>(i)).icon;
        for (int i = 0; i <= static_cast<int>(FolderRole::All); ++i)
            names << folderIcon(static_cast<FolderRole>(i));
        for (int i = 0; i <= static_cast<int>(Verdict::NotBuilt); ++i)
            names << verdictIcon(static_cast<Verdict>(i));
        for (const char *type :
             {"application/pdf", "text/calendar", "image/png", "audio/mp3", "text/plain", "x/y",
              "message/rfc822"})
            names << attachmentIcon(type, QStringLiteral("name"));
        for (const QString &name : std::as_const(names))
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)), qPrintable(name));
        const QImage image = linePixmap(names.first(), 24, 2, Qt::red).toImage();
        QCOMPARE(image.width(), 48);
        bool red = false;
        for (int y = 0; y < 48; ++y)
            for (int x = 0; x < 48; ++x)
                red = red || qRed(image.pixel(x, y)) > 200;
        QVERIFY(red);
    }
};

DUOPOST_UI_TEST_MAIN(TestWords)
#include "tst_words.moc"
