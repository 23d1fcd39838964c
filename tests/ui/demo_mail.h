// SPDX-License-Identifier: GPL-3.0-or-later
// A mailbox to look at: what the demo window shows.
#pragma once

#include "tests/support/FakeMailService.h"

namespace duopost {

struct DemoMessage {
    const char *name, *address, *subject, *preview;
    double hoursAgo;
    MessageFlags flags;
    bool attachment;
};

inline QByteArray demoPicture()
{
    // A 48x48 picture in one colour, as a portable pixmap.
    QByteArray picture = "P6 48 48 255\n";
    for (int i = 0; i < 48 * 48; ++i)
        picture += QByteArray("\x24\x57\xc5", 3);
    return picture;
}

inline void fillDemo(FakeMailService &service)
{
    using F = MessageFlag;
    const AccountId anna = service.addFakeAccount(QStringLiteral("Anna Berg"), Protocol::Imap);
    const AccountId pop = service.addFakeAccount(
        QString::fromUtf8("Freundeskreis Botanischer Garten Süd e. V."), Protocol::Pop3);
    const FolderRef inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 0, 7);
    service.addFolder(anna, QStringLiteral("Drafts"), FolderRole::Drafts, 2);
    service.addFolder(anna, QStringLiteral("Sent"), FolderRole::Sent, 418);
    service.addFolder(anna, QStringLiteral("Junk"), FolderRole::Junk, 12, 12);
    service.addFolder(anna, QStringLiteral("Trash"), FolderRole::Trash, 31);
    const FolderRef work = service.addFolder(anna, QStringLiteral("Work"), FolderRole::None, 120, 3);
    service.addFolder(anna, QStringLiteral("Work/Invoices"), FolderRole::None, 64, 0, work.folder);
    service.addFolder(
        anna, QStringLiteral("Work/Travel plans and bookings 2026"), FolderRole::None, 9, 2, work.folder);
    service.addFolder(anna, QString::fromUtf8("Familie & Käferfreunde"), FolderRole::None, 88);
    service.addFolder(anna, QStringLiteral("Notes"), FolderRole::None, 14, 0, {}, Where::OnlyHere);
    service.addFolder(pop, QStringLiteral("INBOX"), FolderRole::Inbox, 236, 4, {}, Where::ServerAndHere);
    service.addFolder(pop, QStringLiteral("Sent"), FolderRole::Sent, 40, 0, {}, Where::OnlyHere);

    const DemoMessage messages[] = {
        {"Miriam Vogt",
         "miriam.vogt@example.org",
         "Photos from Saturday",
         "Here are the pictures from the lake, the best three are attached. The one with the",
         0.4,
         {},
         true},
        {"Tomasz Lewandowski", "t.lewandowski@example.net", "Re: Draft agenda for the workshop",
         "Looks good to me. One thing: could we move the practical part before lunch?", 1.3, F::Flagged, false},
        {"Buchhandlung Am Markt", "post@example.com", "Ihre Bestellung liegt zur Abholung bereit",
         "Guten Tag, die beiden Bücher sind eingetroffen und liegen bis Ende der Woche bereit.", 2.2, F::Seen,
         false},
        {"Deutsche Kleingartenzeitung",
         "newsletter@example.de",
         "Der Herbst im Garten: jetzt Stauden teilen",
         "Was im November zu tun ist, welche Knollen in die Erde müssen und warum",
         3.1,
         {},
         false},
        {"Jo", "jo@example.org", "lunch?", "12:30 at the usual place", 4.0, F::Seen | F::Answered, false},
        {"Hausverwaltung Krämer & Söhne GmbH", "verwaltung@example.de",
         "Einladung zur ordentlichen Eigentümerversammlung am 9. Dezember im Gemeindesaal",
         "Sehr geehrte Damen und Herren, hiermit laden wir Sie herzlich ein. Tagesordnung", 21, F::Seen, true},
        {"Priya Raman", "priya@example.org", "Tickets for the concert", "I got four! Row 7, left side.", 26,
         F::Seen | F::Forwarded, true},
        {"", "no-reply@example.com", "Your receipt", "Thank you for travelling with us.", 30, F::Seen, true},
        {"Library", "library@example.org", "Two items are due soon", "Please return or renew", 50, F::Seen,
         false},
        {"Ömer Yıldız",
         "omer@example.org",
         "Fahrrad",
         "Ich kann es am Donnerstag holen, passt das?",
         75,
         {},
         false},
    };
    QList<SpineRow> mine;
    for (const DemoMessage &m : messages) {
        MessageRow row;
        row.id = service.newId();
        row.subject = QString::fromUtf8(m.subject);
        row.from = {QString::fromUtf8(m.name), QString::fromUtf8(m.address)};
        row.preview = QString::fromUtf8(m.preview);
        row.date = QDateTime::fromMSecsSinceEpoch(service.now - qint64(m.hoursAgo * 3600000));
        row.flags = m.flags;
        row.hasAttachments = m.attachment;
        row.where = &m == &messages[4] ? Where::OnItsWay : Where::ServerAndHere;
        row.to = QStringLiteral("Anna Berg");
        ParsedMessage p;
        p.header.subject = row.subject;
        p.header.from = {row.from};
        p.header.to = {{QStringLiteral("Anna Berg"), QStringLiteral("anna@example.org")}};
        p.header.date = row.date;
        p.text = row.preview;
        if (&m == &messages[0]) {
            p.header.to << MailAddress{QStringLiteral("Jo Park"), QStringLiteral("jo@example.org")}
                        << MailAddress{{}, QStringLiteral("team@example.org")};
            p.header.cc << MailAddress{QStringLiteral("Priya Raman"), QStringLiteral("priya@example.org")};
            p.text = QString::fromUtf8(
                "Hi Anna,\n\nhere are the pictures from the lake, the best three are attached. The one with "
                "the dog\n"
                "is my favourite. There are more at https://photos.example.org/lake-2026 if you want to see "
                "them all.\n\n"
                "> Did anyone take pictures on Saturday? I forgot my camera\n> and would love to have "
                "some.\n>\n"
                "> > Bring warm clothes, it may get windy.\n> > See you at ten!\n>\n> Anna\n\n"
                "There was so much wind that we could hardly hold the sails, and still nobody wanted to go home "
                "before it got dark; next time we should bring more blankets, a second pot of tea and somebody "
                "who knows how to start the stove in the boathouse.\n\n"
                "Yes, plenty! Write to me at miriam.vogt@example.org when you have chosen.\n\nSee you "
                "soon\nMiriam\n\n"
                "-- \nMiriam Vogt\nLindenstraße 4, 04229 Leipzig\n");
            p.attachments
                = {{QStringLiteral("lake-morning.jpg"), "image/jpeg", {}, QByteArray(2403211, 'x'), false},
                   {QString::fromUtf8("Wegbeschreibung zum Bootshaus und Öffnungszeiten 2026.pdf"),
                    "application/pdf",
                    {},
                    QByteArray(184320, 'x'),
                    false},
                   {QStringLiteral("regatta.ics"), "text/calendar", {}, QByteArray(1210, 'x'), false}};
        }
        if (&m == &messages[3]) {
            p.html = QString::fromUtf8(
                "<html><body><script>alert(1)</script><div style='max-width:560px'>"
                "<img src='cid:logo' width=48 height=48><h2 style='color:#17703a'>Der Herbst im Garten</h2>"
                "<p>Liebe Gartenfreunde,</p><p>im November wird es still. <b>Drei Dinge</b> sind jetzt zu "
                "tun:</p>"
                "<ul><li>Stauden teilen</li><li>Knollen setzen</li><li>Laub liegen lassen</li></ul>"
                "<img src='https://t.example.com/a.gif' width=1 height=1><img "
                "src='https://i.example.com/1.jpg'>"
                "<img src='https://i.example.com/2.jpg'><p><a "
                "href='https://example.com/more'>Weiterlesen</a></p>"
                "</div></body></html>");
            p.text = QStringLiteral("Der Herbst im Garten\n");
            p.attachments
                = {{QStringLiteral("logo.ppm"), "image/x-portable-pixmap", "logo", demoPicture(), true}};
            p.warnings
                = {QStringLiteral("The character set \"latin-99\" is unknown; the text was read as UTF-8.")};
        }
        service.setMessage(row.id, row, p);
        mine << SpineRow{row.id, row.date.toMSecsSinceEpoch()};
    }
    // The rest is older than all of these.
    for (int i = 0; i < 1233; ++i) {
        const MessageId id = service.newId();
        MessageRow row = service.rowFor(id);
        const DemoMessage &m = messages[i % 10];
        row.subject = QString::fromUtf8(m.subject);
        row.from = {QString::fromUtf8(m.name), QString::fromUtf8(m.address)};
        row.preview = QString::fromUtf8(m.preview);
        row.date = QDateTime::fromMSecsSinceEpoch(service.now - qint64(80 + i * 7) * 3600000);
        row.flags = F::Seen;
        ParsedMessage p;
        p.header.subject = row.subject;
        p.header.from = {row.from};
        p.text = row.preview;
        service.setMessage(id, row, p);
        mine << SpineRow{id, row.date.toMSecsSinceEpoch()};
    }
    service.deliver(inbox, mine);

    const QDateTime at = QDateTime::fromMSecsSinceEpoch(service.now);
    const auto entry = [&](Operation o, Verdict v, Reach r, const char *because, EvidenceSource s) {
        Evidence e;
        e.source = s;
        e.because = QString::fromUtf8(because);
        if (s != EvidenceSource::Declared)
            e.at = at;
        if (s == EvidenceSource::Observed)
            e.transcript
                = {QStringLiteral("C: a7 UID STORE 812 +FLAGS.SILENT (\\Seen)"),
                   QStringLiteral("S: a7 OK Store completed")};
        return LedgerEntry{o, v, r, {e}};
    };
    using O = Operation;
    using V = Verdict;
    using S = EvidenceSource;
    service.setLedger({
        entry(O::ListFolders, V::Proved, Reach::Server, "LIST answered with 9 folders.", S::Observed),
        entry(O::FetchHeaders, V::Proved, Reach::Server, "UID FETCH answered.", S::Observed),
        entry(O::FetchMessage, V::Proved, Reach::Server, "UID FETCH BODY.PEEK[] answered.", S::Observed),
        entry(O::FetchFlags, V::Proved, Reach::Server, "UID FETCH FLAGS answered.", S::Observed),
        entry(O::WaitForNews, V::NotBuilt, Reach::Unknown, "RFC 2177 IDLE.", S::Advertised),
        entry(
            O::MarkRead, V::Proved, Reach::Server, "UID STORE +FLAGS (\\Seen) was answered with OK.",
            S::Observed),
        entry(O::MarkUnread, V::Offered, Reach::Server, "\\Seen is in PERMANENTFLAGS.", S::Advertised),
        entry(O::Star, V::Offered, Reach::Server, "\\Flagged is in PERMANENTFLAGS.", S::Advertised),
        entry(O::MarkAnswered, V::Untested, Reach::Unknown, "RFC 9051 section 2.3.2.", S::Declared),
        entry(
            O::MarkJunk, V::Refused, Reach::ThisComputer, "The server refused the keyword $Junk.", S::Observed),
        entry(
            O::MarkNotJunk, V::Impossible, Reach::ThisComputer, "No keywords are allowed here.", S::Advertised),
    });
}

} // namespace duopost
