// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/AttachmentKind.h"

#include <QMimeDatabase>
#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

using K = AttachmentKind;

constexpr qsizetype sniffed = 4096; // bytes that are looked at
constexpr qsizetype longestText = 1024 * 1024; // that is previewed

// Names by which some system starts a program, changes its settings, or opens a disk in which programs lie.
const QSet<QString> &startingSuffixes()
{
    static const QSet<QString> set = [] {
        const QString all = QStringLiteral(
            "exe com scr pif bat cmd msi msp mst msix appx cpl dll sys drv ocx jar class js jse mjs vbs vbe "
            "wsf "
            "wsh wsc sct hta ps1 ps1xml psm1 psd1 psc1 reg inf lnk url scf gadget application jnlp chm hlp cab "
            "iso img vhd vhdx dmg pkg mpkg app command action workflow scpt scptd terminal sh bash csh ksh zsh "
            "fish run bin out elf so desktop appimage deb rpm snap flatpak flatpakref apk py pyc pyo pyw pyz "
            "pl "
            "pm rb php phtml lua tcl awk xll wll ade adp mad maf mag mam maq mar mas mat mau mav maw mda mdb "
            "mde "
            "mdt mdw mdz accda accde accdr library-ms search-ms searchconnector-ms settingcontent-ms diagcab "
            "theme themepack website webloc inetloc fileloc xbap vb ws msc mcf grp osd one onepkg");
        const auto words = all.split(QLatin1Char(' '));
        return QSet<QString>(words.cbegin(), words.cend());
    }();
    return set;
}

const QSet<QString> &carryingSuffixes()
{
    static const QSet<QString> set{
        QStringLiteral("html"),  QStringLiteral("htm"),  QStringLiteral("xhtml"), QStringLiteral("xht"),
        QStringLiteral("shtml"), QStringLiteral("mht"),  QStringLiteral("mhtml"), QStringLiteral("svg"),
        QStringLiteral("svgz"),  QStringLiteral("xml"),  QStringLiteral("xsl"),   QStringLiteral("docm"),
        QStringLiteral("dotm"),  QStringLiteral("xlsm"), QStringLiteral("xltm"),  QStringLiteral("xlsb"),
        QStringLiteral("xlam"),  QStringLiteral("pptm"), QStringLiteral("potm"),  QStringLiteral("ppam"),
        QStringLiteral("ppsm"),  QStringLiteral("sldm"), QStringLiteral("slk"),   QStringLiteral("iqy"),
        QStringLiteral("rtf"),   QStringLiteral("swf"),  QStringLiteral("eps"),   QStringLiteral("ps")};
    return set;
}

bool startsPrograms(const QMimeType &type)
{
    static const char *const families[]
        = {"application/x-executable",  "application/x-sharedlib",
           "application/x-object",      "application/x-ms-dos-executable",
           "application/x-dosexec",     "application/x-desktop",
           "application/x-shellscript", "application/x-java-archive",
           "application/java-archive",  "application/vnd.microsoft.portable-executable",
           "application/x-msdownload",  "application/x-msi",
           "application/x-perl",        "text/x-python",
           "application/x-ms-shortcut", "application/javascript",
           "application/x-mach-binary"};
    return std::any_of(std::begin(families), std::end(families), [&type](const char *family) {
        return type.inherits(QString::fromLatin1(family));
    });
}

// What every system agrees on, should its own list of types not know it.
bool beginsLikeAProgram(QByteArrayView content)
{
    for (const char *mark :
         {"MZ",
          "\x7f"
          "ELF",
          "#!", "\xca\xfe\xba\xbe", "\xfe\xed\xfa", "\xcf\xfa\xed\xfe", "[Desktop Entry]", "[InternetShortcut]",
          "L\0\0\0\x01\x14\x02"}) {
        if (content.startsWith(mark))
            return true;
    }
    return false;
}

bool carries(const QMimeType &type)
{
    static const char *const families[]
        = {"text/html", "application/xhtml+xml", "image/svg+xml", "application/xml"};
    return std::any_of(std::begin(families), std::end(families), [&type](const char *family) {
        return type.inherits(QString::fromLatin1(family));
    });
}

QString suffixOf(const QString &name)
{
    const auto dot = name.lastIndexOf(QLatin1Char('.'));
    return dot < 0 ? QString() : name.mid(dot + 1).trimmed().toLower();
}

K::Preview previewOf(const QMimeType &byContent, const QMimeType &type, const QString &suffix, qsizetype size)
{
    const QString content = byContent.name();
    if (content == QLatin1String("application/pdf"))
        return K::Preview::Pdf;
    // A picture is what its bytes are; drawings in SVG are documents that can load others.
    if (content.startsWith(QLatin1String("image/")) && !byContent.inherits(QStringLiteral("image/svg+xml")))
        return K::Preview::Image;
    if (suffix == QLatin1String("ics") || content == QLatin1String("text/calendar"))
        return K::Preview::Calendar;
    if (suffix == QLatin1String("vcf") || content == QLatin1String("text/vcard"))
        return K::Preview::Contact;
    if (suffix == QLatin1String("eml") || content == QLatin1String("message/rfc822"))
        return K::Preview::Message;
    const bool text = byContent.inherits(QStringLiteral("text/plain"))
        || (type.inherits(QStringLiteral("text/plain")) && byContent.isDefault());
    return text && size <= longestText ? K::Preview::Text : K::Preview::None;
}

} // namespace

AttachmentKind kindOf(const QString &name, const QByteArray &content, const QByteArray &declared)
{
    const QMimeDatabase database;
    const QByteArray head = content.left(sniffed);
    const QMimeType byContent = database.mimeTypeForData(head);
    QMimeType type = database.mimeTypeForFileNameAndData(name, head);
    const QString suffix = suffixOf(name);
    AttachmentKind kind;
    kind.preview = previewOf(byContent, type, suffix, content.size());
    if (declared == "message/rfc822")
        kind.preview = K::Preview::Message;
    if (declared == "text/calendar" && kind.preview == K::Preview::Text)
        kind.preview = K::Preview::Calendar;
    kind.type = type.name().toLatin1();
    if (startingSuffixes().contains(suffix) || startsPrograms(type) || startsPrograms(byContent)
        || beginsLikeAProgram(head)) {
        kind.opening = K::Opening::Never;
        if (kind.preview != K::Preview::Text)
            kind.preview = K::Preview::None;
    } else if (carryingSuffixes().contains(suffix) || carries(type) || carries(byContent)) {
        kind.opening = K::Opening::AfterAsking;
    }
    return kind;
}

} // namespace duopost
