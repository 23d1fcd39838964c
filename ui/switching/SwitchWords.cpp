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
                "Only on this computer, will be stored on the server: %Ln message(s) (%1)", nullptr,
                plural(plan.upload.count))
                .arg(lines.size(plan.upload.bytes)),
            Weight::Good, plan.upload);
    else if (plan.hereOnly.count > 0)
        lines.add(
            "computer",
            Words::tr(
                "Only on this computer, stays here in a folder of its own: %Ln message(s)", nullptr,
                plural(plan.hereOnly.count)),
            Weight::Normal, plan.hereOnly);
    if (plan.sentHere.count > 0)
        lines.add(
            "sent",
            Words::tr(
                "Sent from here, so far not seen by any other device: %Ln message(s)", nullptr,
                plural(plan.sentHere.count)),
            Weight::Normal, plan.sentHere);
    if (plan.serverOnly.count > 0)
        lines.add(
            "cloud",
            Words::tr(
                "On the server only, will appear here: %Ln message(s)", nullptr, plural(plan.serverOnly.count)),
            Weight::Normal, plan.serverOnly);
    if (plan.moves > 0)
        lines.add(
            "move",
            Words::tr(
                "Filed here, will be filed the same way on the server: %Ln message(s)", nullptr,
                plural(plan.moves)));
    if (!plan.newFolders.isEmpty())
        lines.add(
            "folder-new",
            Words::tr("New folders on the server: %1").arg(plan.newFolders.join(QStringLiteral(", "))));
    if (plan.marksGained > 0)
        lines.add(
            "mail-open",
            Words::tr(
                "Read, answered and starred marks that will reach the server: %Ln message(s)", nullptr,
                plural(plan.marksGained)),
            Weight::Good);
    if (plan.marksLost > 0)
        lines.add(
            "warning",
            Words::tr(
                "Will show the server's marks instead of those of this computer: %Ln message(s)", nullptr,
                plural(plan.marksLost)),
            Weight::Warning);
    if (plan.deletedHere > 0)
        lines.add(
            "warning",
            Words::tr(
                "Deleted here but still on the server, will show again: %Ln message(s)", nullptr,
                plural(plan.deletedHere)),
            Weight::Warning);
    if (plan.tooLarge > 0)
        lines.add(
            "warning",
            Words::tr(
                "Larger than the server takes, stays on this computer: %Ln message(s)", nullptr,
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
                "Will be downloaded first, so that all of your mail is here: %Ln message(s) (%1)", nullptr,
                plural(plan.download.count))
                .arg(lines.size(plan.download.bytes)),
            Weight::Normal, plan.download);
    if (plan.serverOnly.count > 0)
        lines.add(
            "cloud",
            Words::tr(
                "New for this computer, comes with the first look: %Ln message(s)", nullptr,
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
                "What you read, answer or star from now on is known to this computer only. With marks now: %Ln "
                "message(s)",
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
            "On the server and here, recognised and not downloaded again: %Ln message(s)", nullptr,
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
    lines.add("check", Words::tr("Here before: %Ln message(s)", nullptr, plural(receipt.before)));
    if (receipt.recognised > 0)
        lines.add(
            "cloud-tick",
            Words::tr("Recognised on the server: %Ln message(s)", nullptr, plural(receipt.recognised)),
            Weight::Good);
    if (receipt.uploaded > 0)
        lines.add(
            "cloud-arrow",
            Words::tr(
                "Stored on the server and read back from it: %Ln message(s)", nullptr,
                plural(receipt.uploaded)),
            Weight::Good);
    if (receipt.archived > 0)
        lines.add(
            "computer",
            Words::tr(
                "From other folders, kept whole on this computer: %Ln message(s)", nullptr,
                plural(receipt.archived)),
            Weight::Good);
    if (receipt.leftHere > 0) {
        SwitchList left;
        for (const auto &[message, why] : receipt.left) {
            left.messages << message;
            left.messages.last().folder += QStringLiteral(" – ") + why;
        }
        lines.add(
            "warning",
            Words::tr("Stayed only on this computer: %Ln message(s)", nullptr, plural(receipt.leftHere)),
            Weight::Warning, left);
    }
    if (receipt.fetched > 0)
        lines.add(
            "get-mail",
            Words::tr("Downloaded for it: %Ln message(s) (%1)", nullptr, plural(receipt.fetched))
                .arg(lines.size(receipt.fetchedBytes)));
    if (receipt.moved > 0)
        lines.add(
            "move", Words::tr("Filed on the server as here: %Ln message(s)", nullptr, plural(receipt.moved)));
    if (receipt.marksTaken > 0)
        lines.add(
            "mail-open", Words::tr("Marks taken along: %Ln message(s)", nullptr, plural(receipt.marksTaken)));
    if (receipt.deletedMeanwhile > 0)
        lines.add(
            "trash",
            Words::tr(
                "Deleted on the server meanwhile, in the trash here: %Ln message(s)", nullptr,
                plural(receipt.deletedMeanwhile)));
    return lines.take();
}

QList<SwitchLine> archiveLines(const KeptArchive &archive, const QLocale &locale)
{
    Lines lines(locale);
    lines.add(
        "computer",
        Words::tr("In the archive: %Ln message(s) (%1)", nullptr, plural(archive.messages))
            .arg(lines.size(archive.bytes)),
        Weight::Good);
    if (archive.toCome > 0)
        lines.add(
            "get-mail", Words::tr("Still to be fetched: %Ln message(s)", nullptr, plural(archive.toCome)));
    if (archive.onlyHere > 0)
        lines.add(
            "computer",
            Words::tr(
                "Not on the server any more, only here: %Ln message(s)", nullptr, plural(archive.onlyHere)));
    lines.add(
        "info",
        Words::tr(
            "What disappears from the server shows in the folder “Only on this computer”. Junk, trash and "
            "drafts are not archived."));
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
