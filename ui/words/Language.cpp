// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace duopost {

namespace {

/// Dates and numbers as the user's country writes them, if its language is the one chosen.
QLocale localeFor(const QString &code)
{
    const QLocale system = QLocale::system();
    if (system.name().startsWith(code + QLatin1Char('_')))
        return system;
    return code == QLatin1String("de") ? QLocale(QLocale::German, QLocale::Germany)
                                       : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

QList<QPair<QString, QString>> knownLanguages()
{
    return {
        {QStringLiteral("de"), QStringLiteral("Deutsch")}, {QStringLiteral("en"), QStringLiteral("English")}};
}

QString languageFor(const QString &wanted)
{
    QStringList candidates{wanted};
    candidates << QLocale::system().uiLanguages();
    for (const QString &candidate : std::as_const(candidates)) {
        for (const auto &language : knownLanguages()) {
            if (candidate.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0) == language.first)
                return language.first;
        }
    }
    return QStringLiteral("en");
}

Language::~Language()
{
    remove();
}

void Language::remove()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

void Language::use(const QString &wanted)
{
    remove();
    m_code = languageFor(wanted);
    QLocale::setDefault(localeFor(m_code));
    const std::pair<QString, QString> files[] = {
        {QLibraryInfo::path(QLibraryInfo::TranslationsPath), QStringLiteral("qtbase_") + m_code},
        {QStringLiteral(":/translations"), QStringLiteral("duopost_") + m_code},
    };
    for (const auto &[folder, name] : files) {
        auto translator = std::make_unique<QTranslator>();
        // Qt's own dialogs may have no translation installed; they stay English then.
        if (!translator->load(name, folder))
            continue;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    }
}

} // namespace duopost
