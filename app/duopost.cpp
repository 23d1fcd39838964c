// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/PracticeProfile.h"
#include "app/gui/Program.h"
#include "app/gui/RenderMode.h"
#include "app/gui/ReportMode.h"
#include "mailcore/MemoryGuard.h"
#include "ui/theme/Icons.h"
#include "ui/words/ErrorText.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>

#include <algorithm>
#include <string_view>

namespace {

using namespace duopost;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duopost::Start)
};

struct Options {
    QString profileDir;
    bool profileGiven = false, lab = false;
    LookOverride look;
    QUrl link; ///< mailto:
};

[[noreturn]] void wrongUsage(const QString &sentence)
{
    std::fprintf(stderr, "duopost: %s\n", qUtf8Printable(sentence));
    std::exit(2);
}

/// What is only printed needs no display.
bool wantsWordsOnly(int argc, char **argv)
{
    const auto isOne = [](std::string_view word) {
        return word == "--help" || word == "-h" || word == "--help-all" || word == "--version" || word == "-v";
    };
    return std::any_of(argv + qMin(argc, 1), argv + argc, isOne);
}

void introduce()
{
    QCoreApplication::setApplicationName(QStringLiteral("duopost"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DUOPOST_VERSION));
}

Options readOptions(const QCoreApplication &app)
{
    Language language; // of this function; the window installs its own
    language.use({});
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("Reads mail over IMAP and POP3 and shows what syncs."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(
        QStringLiteral("profile"), Texts::tr("The folder with accounts and mail."), QStringLiteral("DIR"));
    const QCommandLineOption lab(
        QStringLiteral("lab"),
        Texts::tr("Start the practice server and show its mail, in a profile of its own."));
    const QCommandLineOption languageOption(
        QStringLiteral("language"), Texts::tr("Language of the window: de or en."), QStringLiteral("de|en"));
    const QCommandLineOption themeOption(
        QStringLiteral("theme"), Texts::tr("Look of the window: light or dark."), QStringLiteral("light|dark"));
    parser.addOptions({profile, lab, languageOption, themeOption});
    parser.addPositionalArgument(
        QStringLiteral("link"), Texts::tr("A mailto: link, to write a message."), QStringLiteral("[mailto:…]"));
    parser.process(app);

    Options options;
    options.profileGiven = parser.isSet(profile);
    options.profileDir = options.profileGiven ? parser.value(profile) : MailService::defaultProfileDir();
    options.lab = parser.isSet(lab);
    options.look.language = parser.value(languageOption);
    if (!options.look.language.isEmpty() && languageFor(options.look.language) != options.look.language)
        wrongUsage(Texts::tr("There is no language “%1”.").arg(options.look.language));
    const QStringList links = parser.positionalArguments();
    if (!links.isEmpty()) {
        options.link = QUrl(links.first());
        const bool isLink = options.link.isValid() && options.link.scheme() == QLatin1String("mailto");
        if (!isLink || links.size() > 1)
            wrongUsage(Texts::tr("“%1” is not a mailto: link.").arg(links.last().left(80)));
    }
    if (parser.isSet(themeOption)) {
        options.look.theme = themeFromString(parser.value(themeOption));
        if (!options.look.theme)
            wrongUsage(Texts::tr("There is no theme “%1”.").arg(parser.value(themeOption)));
    }
    return options;
}

void tell(QApplication &app, const Options &options, const MailError &error)
{
    Language language;
    language.use(options.look.language);
    applyTheme(app, options.look.theme.value_or(ThemeChoice::System));
    std::fprintf(stderr, "duopost: %s\n", qUtf8Printable(errorText(error)));
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Duopost"), errorText(error));
    box.setIconPixmap(linePixmap(QStringLiteral("warning"), 40, box.devicePixelRatioF(), colours().bad));
    QStringList more{errorAdvice(error), errorDetails(error)};
    more.removeAll(QString());
    box.setInformativeText(more.join(QLatin1Char('\n')));
    box.exec();
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    if (isRenderMode(argc, argv))
        return renderMode(argc, argv);
    if (isReportMode(argc, argv))
        return reportMode(argc, argv);
    introduce();
    if (wantsWordsOnly(argc, argv)) {
        const QCoreApplication app(argc, argv);
        readOptions(app); // prints them, and ends
        return 0;
    }
    QApplication app(argc, argv);
    app.setApplicationDisplayName(QStringLiteral("Duopost"));
    app.setDesktopFileName(QStringLiteral("duopost"));
    const Options options = readOptions(app);
    try {
        Program program(app, options.profileDir, options.look, options.link);
        const QString practiceDir
            = options.profileGiven ? options.profileDir : practiceDirFor(options.profileDir);
        const bool opened = options.lab ? program.openPractice(practiceDir) : program.openProfile();
        return opened ? app.exec() : 0;
    } catch (const MailError &error) {
        tell(app, options, error);
        return 1;
    }
}
