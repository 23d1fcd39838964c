// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in catalogue, read once.
#include "mailcore/discovery/ProviderFile.h"

#include <QFile>
#include <QHash>
#include <QLoggingCategory>

namespace duopost {

namespace {

struct Catalogue {
    QList<Provider> providers;
    QHash<QString, qsizetype> byDomain, byExchanger;
};

Catalogue load()
{
    Catalogue catalogue;
    QFile file(QStringLiteral(":/discovery/providers.json"));
    QStringList problems;
    if (file.open(QIODevice::ReadOnly))
        catalogue.providers = readProviders(file.readAll(), problems);
    for (const auto &problem : problems) // a test sees to it that there are none
        qWarning("providers.json: %s", qPrintable(problem));
    for (qsizetype i = 0; i < catalogue.providers.size(); ++i) {
        for (const auto &domain : catalogue.providers[i].domains)
            catalogue.byDomain.insert(domain, i);
        for (const auto &domain : catalogue.providers[i].mxDomains)
            catalogue.byExchanger.insert(domain, i);
    }
    return catalogue;
}

const Catalogue &catalogue()
{
    static const auto loaded = load();
    return loaded;
}

} // namespace

QString LocalText::in(const QLocale &locale) const
{
    return locale.language() == QLocale::German && !de.isEmpty() ? de : en;
}

const QList<Provider> &knownProviders()
{
    return catalogue().providers;
}

const Provider *providerOf(const QString &domain)
{
    const auto index = catalogue().byDomain.value(domain, -1);
    return index < 0 ? nullptr : &catalogue().providers[index];
}

// "mx01.emig.gmx.net": the most exact entry counts, so that one registration may belong to two offers
// ("protection.outlook.com" beside "olc.protection.outlook.com").
const Provider *providerBehind(const QString &mailExchanger)
{
    auto name = mailExchanger.toLower();
    while (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    while (!name.isEmpty()) {
        if (const auto index = catalogue().byExchanger.value(name, -1); index >= 0)
            return &catalogue().providers[index];
        const auto dot = name.indexOf(QLatin1Char('.'));
        if (dot < 0)
            break;
        name = name.mid(dot + 1);
    }
    return nullptr;
}

} // namespace duopost
