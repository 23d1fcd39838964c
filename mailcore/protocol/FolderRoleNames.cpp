// SPDX-License-Identifier: GPL-3.0-or-later
// How servers, webmailers and mail programs call their folders. One name means one thing in all languages: what
// does not ("Archive" is one, "Post" is not) is left out.
#include "mailcore/SpecialFolders.h"
#include "mailcore/protocol/MailboxName.h"

#include <QHash>
#include <algorithm>

namespace duopost {

namespace {

struct Names {
    FolderRole role;
    const char *names; ///< UTF-8, small letters, separated by '|'
};

constexpr Names tables[] = {
    {FolderRole::Sent,
     "sent|sent items|sent messages|sent mail|sent-mail|sent objects|outgoing mail"
     "|gesendet|gesendete|gesendete objekte|gesendete elemente|gesendete nachrichten|gesendete "
     "mails|postausgang gesendet"
     "|envoyés|éléments envoyés|messages envoyés|objets envoyés|courrier envoyé"
     "|inviata|inviati|inviate|posta inviata|elementi inviati|messaggi inviati"
     "|enviados|enviadas|elementos enviados|mensajes enviados|itens enviados|mensagens enviadas|correo enviado"
     "|verzonden|verzonden items|verzonden berichten|sendt|sendte|sendt post|sendte elementer|sendte e-mails"
     "|skickat|skickade|skickade objekt|lähetetyt|lähetetyt kohteet|saadetud|nosūtītie|išsiųsta"
     "|wysłane|elementy wysłane|odeslané|odeslaná pošta|odoslané|odoslaná pošta|elküldött|elküldött elemek"
     "|trimise|elemente trimise|poslano|poslane stavke|poslato|изпратени|отправленные|надіслані|απεσταλμένα"
     "|gönderilmiş|gönderilmiş "
     "öğeler|gönderilenler|已发送|已发送邮件|已傳送郵件|寄件備份|送信済み|送信済みアイテム"
     "|送信済みメール|보낸 편지함|보낸편지함|đã gửi|thư đã gửi|المرسلة|נשלחו|פריטים "
     "שנשלחו|ส่งแล้ว|bidalitakoak|enviats"},
    {FolderRole::Drafts,
     "drafts|draft|entwürfe|entwurf|brouillons|bozze|borradores|rascunhos|concepten|kladder|utkast|luonnokset|"
     "mustandid"
     "|melnraksti|juodraščiai|szkice|kopie robocze|wersje "
     "robocze|koncepty|rozepsané|piszkozatok|vázlatok|ciorne|nacrti"
     "|skice|osnutki|чернови|черновики|чернетки|πρόχειρα|taslaklar|草稿|草稿箱|草稿匣|下書き|임시보관함|임시 "
     "보관함"
     "|thư nháp|المسودات|טיוטות|ฉบับร่าง|esborranys|zirriborroak"},
    {FolderRole::Trash,
     "trash|deleted|deleted items|deleted messages|bin|papierkorb|gelöscht|gelöschte objekte|gelöschte elemente"
     "|gelöschte nachrichten|corbeille|éléments supprimés|messages supprimés|cestino|posta eliminata|elementi "
     "eliminati"
     "|papelera|elementos eliminados|lixeira|lixo|itens excluídos|prullenbak|prullenmand|verwijderde items"
     "|papirkurv|slettet post|slettede "
     "elementer|papperskorg|papperskorgen|borttaget|roskakori|poistetut|prügikast"
     "|atkritne|šiukšlinė|kosz|elementy usunięte|koš|odstraněná pošta|kôš|odstránená pošta|lomtár|kuka|törölt "
     "elemek"
     "|coș de gunoi|elemente șterse|smeće|koš za smeti|кошче|корзина|удаленные|кошик|κάδος|διαγραμμένα|çöp|çöp "
     "kutusu"
     "|silinmiş öğeler|已删除邮件|已删除|垃圾桶|ごみ箱|ゴミ箱|削除済みアイテム|휴지통|지운 편지함|thùng "
     "rác|المهملات|אשפה|ถังขยะ|paperera"},
    {FolderRole::Junk,
     "junk|spam|junk mail|junk e-mail|junk-e-mail|junk email|bulk mail|bulk|unerwünscht|unerwünschte "
     "werbung|spamverdacht"
     "|junk-mail|courrier indésirable|indésirables|pourriel|posta indesiderata|correo no deseado|lixo "
     "eletrônico"
     "|ongewenste e-mail|ongewenste reclame|uønsket e-mail|søppelpost|skräppost|roskaposti|wiadomości-śmieci"
     "|nevyžádaná pošta|nevyžiadaná pošta|levélszemét|спам|нежелательная почта|ανεπιθύμητα|önemsiz|gereksiz "
     "e-posta"
     "|垃圾邮件|垃圾郵件|迷惑メール|스팸|스팸메일함|thư rác"},
    {FolderRole::Archive,
     "archive|archives|archiv|archivio|archivo|arquivo|archief|arkiv|arkisto|archiwum|archív|archívum|arhiva|"
     "архив|архів"
     "|αρχείο|arşiv|存档|封存|アーカイブ|보관함"},
    {FolderRole::All,
     "all mail|alle nachrichten|tous les messages|tutti i messaggi|todos|todos os e-mails|alle berichten"}};

constexpr const char *templates = "templates|template|vorlagen|vorlage|modèles|modelli|plantillas|modelos|"
                                  "sjablonen|skabeloner|maler|mallar|mallit"
                                  "|szablony|šablony|šablóny|sablonok|șabloane|predlošci|шаблоны|шаблони|"
                                  "πρότυπα|şablonlar|模板|範本|テンプレート|서식";

QString folded(QStringView name)
{
    return name.trimmed().toString().normalized(QString::NormalizationForm_C).toCaseFolded();
}

QStringList split(const char *names)
{
    QStringList result;
    for (const auto &name : QString::fromUtf8(names).split(u'|'))
        result << folded(name);
    return result;
}

QString lastPart(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

/// "INBOX/Sent" counts as much as "Sent", and so does "[Gmail]/Sent Mail"; deeper ones are the user's own.
bool isAtTop(const QString &path)
{
    const auto parent = path.left(qMax<qsizetype>(0, path.lastIndexOf(u'/')));
    return !path.contains(u'/') || parent == QLatin1String("INBOX") || parent == QLatin1String("[Gmail]")
        || parent == QLatin1String("[Google Mail]");
}

} // namespace

FolderRole roleByName(QStringView name)
{
    static const auto roles = [] {
        QHash<QString, FolderRole> result;
        for (const auto &table : tables) {
            for (const auto &one : split(table.names))
                result.insert(one, table.role);
        }
        return result;
    }();
    return roles.value(folded(name), FolderRole::None);
}

FolderRole guessedRole(const QString &path)
{
    return roleByName(lastPart(path));
}

QList<RivalFolders> rivalFolders(const QList<Folder> &folders)
{
    QList<RivalFolders> result;
    for (const auto &used : folders) {
        const bool pairs = used.role == FolderRole::Sent || used.role == FolderRole::Drafts
            || used.role == FolderRole::Trash || used.role == FolderRole::Junk
            || used.role == FolderRole::Archive;
        if (!pairs)
            continue;
        RivalFolders rivals{used.role, used.id, {}};
        for (const auto &folder : folders) {
            if (folder.role == FolderRole::None && folder.selectable && folder.total > 0 && isAtTop(folder.path)
                && guessedRole(folder.path) == used.role)
                rivals.others << folder.id;
        }
        if (!rivals.others.isEmpty())
            result << rivals;
    }
    return result;
}

FolderId templatesFolder(const QList<Folder> &folders)
{
    static const auto names = split(templates);
    const auto found = std::find_if(folders.begin(), folders.end(), [](const Folder &folder) {
        return folder.role == FolderRole::None && folder.selectable && isAtTop(folder.path)
            && names.contains(folded(lastPart(folder.path)));
    });
    return found == folders.end() ? FolderId() : found->id;
}

} // namespace duopost
