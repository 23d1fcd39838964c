// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>
#include <memory>
#include <vector>

namespace duopost {

/// The languages the window speaks: code and own name.
QList<QPair<QString, QString>> knownLanguages();
/// "de" or "en": the wanted one if it is known, else the system's, else English.
QString languageFor(const QString &wanted);

/// Keeps the translators of one language installed. Windows made afterwards speak it.
class Language {
public:
    Language() = default;
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    void use(const QString &wanted); ///< code, or empty for the system's
    const QString &code() const { return m_code; }

private:
    void remove();

    QString m_code;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace duopost
