// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/switching/SwitchWords.h"

#include <QCoreApplication>

namespace duopost {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(duopost::SwitchWords)
};

using Weight = SwitchLine::Weight;

class Lines {
public:
    explicit Lines(const QLocale &locale) : m_locale(locale) { }

    void add(const char *icon, const QString &text, Weight weight = Weight::Normal, const SwitchList &list = {})
    {
        m_lines << SwitchLine{QString::fromLatin1(icon), text, weight, list.messages};
    }
    QString size(qint64 bytes) const { return m_locale.formattedDataSize(bytes); }
    QString number(qint64 count) const { return m_locale.toString(count); }
    QList<SwitchLine> take() { return std::move(m_lines); }

private:
    QLocale m_locale;
    QList<SwitchLine> m_lines;
};

int plural(qint64 count)
{
    return static_cast<int>(qMin<qint64>(count, 1'000'000'000));
}

void toImap(Lines &lines, const SwitchPlan &plan)
{
    if (plan.upload.count > 0)
        lines.add(
            "cloud-arrow",
            Words::tr(
                "%Ln message(s) only on this computer will go to the server (%1).", nullptr,
                plural(plan.upload.count))
                .arg(lines.size(plan.upload.bytes)),
            Weight::Good, plan.upload);
    else if (plan.hereOnly.count > 0)
        lines.add(
            "computer",
            Words::tr(
                "%Ln message(s) stay only on this computer, in a folder of their own.", nullptr,
                plural(plan.hereOnly.count)),
            Weight::Normal, plan.hereOnly);
    if (plan.sentHere.count > 0)
        lines.add(
            "sent",
            Words::tr(
                "%Ln of them you have sent: so far no other device sees them.", nullptr,
                plural(plan.sentHere.count)),
            Weight::Normal, plan.sentHere);
    if (plan.serverOnly.count > 0)
        lines.add(
            "cloud",
            Words::tr(
                "%Ln message(s) are on the server and not here: they will appear.", nullptr,
                plural(plan.serverOnly.count)),
            Weight::Normal, plan.serverOnly);
    if (plan.moves > 0)
        lines.add(
            "move",
            Words::tr(
                "%Ln message(s) you have filed here will be filed the same way on the server.", nullptr,
                plural(plan.moves)));
    if (!plan.newFolders.isEmpty())
        lines.add(
            "folder-new",
            Words::tr("New folders on the server: %1").arg(plan.newFolders.join(QStringLiteral(", "))));
    if (plan.marksGained > 0)
        lines.add(
            "mail-open",
            Words::tr(
                "The read, answered and starred marks of %Ln message(s) will reach the server.", nullptr,
                plural(plan.marksGained)),
            Weight::Good);
    if (plan.marksLost > 0)
        lines.add(
            "warning",
            Words::tr(
                "%Ln message(s) will show the server's marks instead of those of this computer.", nullptr,
                plural(plan.marksLost)),
            Weight::Warning);
    if (plan.deletedHere > 0)
        lines.add(
            "warning",
            Words::tr(
                "%Ln message(s) you have deleted here are still on the server: they will show again.", nullptr,
                plural(plan.deletedHere)),
            Weight::Warning);
    if (plan.tooLarge > 0)
        lines.add(
            "warning",
            Words::tr(
                "%Ln message(s) are larger than the server takes. They stay on this computer.", nullptr,
                plural(plan.tooLarge)),
            Weight::Warning);
    if (!plan.fits())
        lines.add(
            "warning",
            Words::tr("The server has room for %1 only. What does not fit stays on this computer.")
                .arg(lines.size(*plan.quotaFree)),
            Weight::Warning);
    lines.add(
        "info",
        Words::tr("Afterwards every device that uses IMAP sees the same folders, marks and sent mail."));
}

void toPop3(Lines &lines, const SwitchPlan &plan)
{
    if (plan.download.count > 0)
        lines.add(
            "get-mail",
            Words::tr(
                "%Ln message(s) will be downloaded first, so that all of your mail is here (%1).", nullptr,
                plural(plan.download.count))
                .arg(lines.size(plan.download.bytes)),
            Weight::Normal, plan.download);
    if (plan.serverOnly.count > 0)
        lines.add(
            "cloud",
            Words::tr(
                "%Ln message(s) are new for this computer and come with the first look.", nullptr,
                plural(plan.serverOnly.count)),
            Weight::Normal, plan.serverOnly);
    if (!plan.foldersInvisible.isEmpty())
        lines.add(
            "warning",
            Words::tr("POP3 shows the inbox only. These folders become folders of this computer; nothing new "
                      "arrives in them: %1")
                .arg(plan.foldersInvisible.join(QStringLiteral(", "))),
            Weight::Warning);
    if (plan.marksLost > 0)
        lines.add(
            "warning",
            Words::tr(
                "What you read, answer or star from now on stays on this computer; other devices do not hear "
                "of it (%Ln message(s) have marks now).",
                nullptr, plural(plan.marksLost)),
            Weight::Warning);
    if (plan.keepsDays)
        lines.add(
            "warning",
            Words::tr("This server removes messages by itself after %Ln day(s).", nullptr, *plan.keepsDays),
            Weight::Warning);
    lines.add(
        "info", Words::tr("Everything stays on the server until you say otherwise. Nothing there is changed."));
}

} // namespace

QList<SwitchLine> planLines(const SwitchPlan &plan, const QLocale &locale)
{
    Lines lines(locale);
    lines.add(
        "check",
        Words::tr(
            "%Ln message(s) are on the server and here. They are recognised and not downloaded again.", nullptr,
            plural(plan.both)),
        Weight::Good);
    if (plan.to == Protocol::Imap)
        toImap(lines, plan);
    else
        toPop3(lines, plan);
    return lines.take();
}

QList<SwitchLine> receiptLines(const SwitchReceipt &receipt, const QLocale &locale)
{
    Lines lines(locale);
    lines.add("check", Words::tr("%Ln message(s) were here before.", nullptr, plural(receipt.before)));
    if (receipt.recognised > 0)
        lines.add(
            "cloud-tick", Words::tr("%Ln were recognised on the server.", nullptr, plural(receipt.recognised)),
            Weight::Good);
    if (receipt.uploaded > 0)
        lines.add(
            "cloud-arrow",
            Words::tr(
                "%Ln were stored on the server and read back from it.", nullptr, plural(receipt.uploaded)),
            Weight::Good);
    if (receipt.archived > 0)
        lines.add(
            "computer",
            Words::tr(
                "%Ln of other folders are kept whole on this computer.", nullptr, plural(receipt.archived)),
            Weight::Good);
    if (receipt.leftHere > 0) {
        SwitchList left;
        for (const auto &[message, why] : receipt.left) {
            left.messages << message;
            left.messages.last().folder += QStringLiteral(" – ") + why;
        }
        lines.add(
            "warning", Words::tr("%Ln stayed only on this computer.", nullptr, plural(receipt.leftHere)),
            Weight::Warning, left);
    }
    if (receipt.fetched > 0)
        lines.add(
            "get-mail",
            Words::tr("%Ln were downloaded for it (%1).", nullptr, plural(receipt.fetched))
                .arg(lines.size(receipt.fetchedBytes)));
    if (receipt.moved > 0)
        lines.add(
            "move",
            Words::tr("%Ln were filed on the server as they were here.", nullptr, plural(receipt.moved)));
    if (receipt.marksTaken > 0)
        lines.add(
            "mail-open",
            Words::tr("%Ln message(s) took their marks along.", nullptr, plural(receipt.marksTaken)));
    return lines.take();
}

QString stepWords(SwitchProgress::Step step)
{
    switch (step) {
    case SwitchProgress::Step::Looking:
        return Words::tr("Looking at both sides…");
    case SwitchProgress::Step::Matching:
        return Words::tr("Recognising messages…");
    case SwitchProgress::Step::Archiving:
        return Words::tr("Keeping messages on this computer…");
    case SwitchProgress::Step::Uploading:
        return Words::tr("Storing messages on the server…");
    case SwitchProgress::Step::Marking:
        return Words::tr("Taking marks along…");
    case SwitchProgress::Step::Moving:
        return Words::tr("Filing messages on the server…");
    case SwitchProgress::Step::Reading:
    case SwitchProgress::Step::Checking:
        return Words::tr("Reading back what was stored…");
    case SwitchProgress::Step::Done:
        return Words::tr("Done.");
    }
    return {};
}

} // namespace duopost
