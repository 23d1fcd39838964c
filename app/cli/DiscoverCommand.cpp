// SPDX-License-Identifier: GPL-3.0-or-later
// discover: from an address to server data, with every step. Needs no profile, asks for no password.
#include "app/cli/Commands.h"

#include <cstdlib>

namespace duopost::cli {

namespace {

DiscoveryOptions optionsFrom(const QCommandLineParser &parser)
{
    DiscoveryOptions options;
    options.offline = parser.isSet(QStringLiteral("offline"));
    options.ispdb = !parser.isSet(QStringLiteral("no-ispdb"));
    options.contact = !parser.isSet(QStringLiteral("no-contact"));
    options.extraCaFile = parser.value(QStringLiteral("extra-ca"));
    options.nameserver = parser.value(QStringLiteral("nameserver"));
    if (parser.isSet(QStringLiteral("timeout"))) {
        bool ok = false;
        options.stepMs = parser.value(QStringLiteral("timeout")).toInt(&ok) * 1000;
        if (!ok || options.stepMs <= 0 || options.stepMs > 600'000)
            throw UsageError{QStringLiteral("--timeout needs seconds, 1 to 600")};
    }
    if (parser.isSet(QStringLiteral("only"))) {
        options.only = discoverySourceFromString(parser.value(QStringLiteral("only")));
        if (!options.only)
            throw UsageError{
                QStringLiteral("there is no source named %1").arg(parser.value(QStringLiteral("only")))};
    }
    return options;
}

} // namespace

int discoverCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Finds the servers for an address and prints every step. No password is asked for or sent."));
    parser.addPositionalArgument(QStringLiteral("ADDRESS"), QStringLiteral("a mail address"));
    parser.addOptions(
        {{QStringLiteral("no-ispdb"), QStringLiteral("Do not ask the public provider database.")},
         {QStringLiteral("offline"), QStringLiteral("Look into the built-in catalogue only.")},
         {QStringLiteral("no-contact"), QStringLiteral("Do not ask the servers found for their capabilities.")},
         {QStringLiteral("only"),
          QStringLiteral("Ask one source: catalogue, autoconfig, well-known, srv, ispdb, mx, exchange, guess."),
          QStringLiteral("SOURCE")},
         {QStringLiteral("timeout"), QStringLiteral("For each step; 10 if not given."),
          QStringLiteral("SECONDS")},
         {QStringLiteral("nameserver"), QStringLiteral("Ask this DNS server for SRV and MX records."),
          QStringLiteral("IP")},
         {QStringLiteral("extra-ca"),
          QStringLiteral("Trust the authorities in this PEM file too; every check stays as it is."),
          QStringLiteral("FILE")}});
    parseWords(parser, words, context, QStringLiteral("discover"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("discover needs one address")};

    const auto discoverer = Discoverer::create();
    std::optional<Discovery> result;
    QObject::connect(discoverer.get(), &Discoverer::stepChanged, [](const DiscoveryStep &step) {
        progress(QStringLiteral("%1 %2").arg(toString(step.source), step.what));
    });
    QObject::connect(
        discoverer.get(), &Discoverer::finished, [&result](const Discovery &found) { result = found; });
    discoverer->start(parser.positionalArguments().first(), optionsFrom(parser));
    waitUntil([&] { return result.has_value(); }, [&] { discoverer->cancel(); });
    endProgress();
    if (context.json)
        printJson(toJson(*result));
    else
        printLine(toText(*result));
    // The system's look-up of names cannot be interrupted, and an orderly end would wait for it.
    if (result->cancelled)
        std::_Exit(Interrupted);
    const bool found = result->best(Service::Imap) || result->best(Service::Pop3);
    return !found ? Failed : result->best(Service::Submission) ? Done : PartlyDone;
}

} // namespace duopost::cli
