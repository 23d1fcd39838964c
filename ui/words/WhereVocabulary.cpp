// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/WhereVocabulary.h"

#include "ui/theme/Theme.h"

#include <QCoreApplication>

namespace duopost {

namespace {
struct WhereText {
    Q_DECLARE_TR_FUNCTIONS(duopost::WhereText)
};
} // namespace

WhereWords whereWords(Where where)
{
    const Colours &c = colours();
    switch (where) {
    case Where::ServerAndHere:
        return {
            QStringLiteral("cloud-tick"), c.good, WhereText::tr("on the server and here"),
            WhereText::tr("Stored on the server. Every device sees it.")};
    case Where::OnItsWay:
        return {
            QStringLiteral("cloud-arrow"), c.waiting, WhereText::tr("on its way"),
            WhereText::tr("Saved here, not on the server yet.")};
    case Where::OnlyHere:
        return {
            QStringLiteral("computer"), c.here, WhereText::tr("only here"),
            WhereText::tr("Only on this computer. Other devices do not see it.")};
    case Where::OnlyOnServer:
        return {
            QStringLiteral("cloud"), c.neutral, WhereText::tr("only on the server"),
            WhereText::tr("On the server, not downloaded.")};
    case Where::Refused:
        break;
    }
    return {
        QStringLiteral("warning"), c.bad, WhereText::tr("refused or lost"),
        WhereText::tr("The server refused it, or it was lost.")};
}

} // namespace duopost
