<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>duopost::ActivityBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1: %2…</source>
        <comment>account, what it is doing</comment>
        <translation>%1: %2…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stand: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Keine Verbindung.</translation>
    </message>
    <message>
        <source>Connected, changes arrive at once.</source>
        <translation>Verbunden, Änderungen kommen sofort an.</translation>
    </message>
    <message>
        <source>Next check at %1.</source>
        <translation>Nächste Prüfung: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln Änderung abgelehnt</numerusform>
            <numerusform>%Ln Änderungen abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) on their way</source>
        <translation>
            <numerusform>%Ln Änderung unterwegs</numerusform>
            <numerusform>%Ln Änderungen unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected, new mail in the inbox arrives at once.</source>
        <translation>Verbunden, neue Mail im Posteingang kommt sofort an.</translation>
    </message>
</context>
<context>
    <name>duopost::AttachmentBar</name>
    <message>
        <source>Save all…</source>
        <translation>Alle speichern…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s)</source>
        <translation>
            <numerusform>%Ln Anhang</numerusform>
            <numerusform>%Ln Anhänge</numerusform>
        </translation>
    </message>
    <message>
        <source>Save %1…</source>
        <translation>%1 speichern…</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Save attachment</source>
        <translation>Anhang speichern</translation>
    </message>
    <message>
        <source>Save all attachments</source>
        <translation>Alle Anhänge speichern</translation>
    </message>
</context>
<context>
    <name>duopost::DateWords</name>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>In the future</source>
        <translation>In der Zukunft</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Älter</translation>
    </message>
</context>
<context>
    <name>duopost::ErrorStrips</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>account, error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older problem(s)</source>
        <translation>
            <numerusform>%Ln älteres Problem</numerusform>
            <numerusform>%Ln ältere Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::Errors</name>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>%1 did not accept the user name or the password.</source>
        <translation>%1 hat den Benutzernamen oder das Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 cannot let this account in at the moment.</source>
        <translation>%1 kann dieses Konto im Moment nicht hereinlassen.</translation>
    </message>
    <message>
        <source>The system’s keyring cannot be used; the password of %1 was not stored.</source>
        <translation>Der Schlüsselbund des Systems ist nicht nutzbar; das Passwort von %1 wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>No password is available for %1.</source>
        <translation>Für %1 ist kein Passwort verfügbar.</translation>
    </message>
    <message>
        <source>this account</source>
        <translation>dieses Konto</translation>
    </message>
    <message>
        <source>No server named “%1” was found.</source>
        <translation>Ein Server namens „%1“ wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>%1 refused the connection.</source>
        <translation>%1 hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>Die Verbindung ist abgebrochen: %1.</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>der Server</translation>
    </message>
    <message>
        <source>%1 did not offer the encryption this account requires. No password was sent.</source>
        <translation>%1 bietet die Verschlüsselung nicht an, die dieses Konto verlangt. Es wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be set up.</source>
        <translation>Eine verschlüsselte Verbindung kam nicht zustande: %1.</translation>
    </message>
    <message>
        <source>Nobody trusted on this computer issued the certificate of %1.</source>
        <translation>Das Zertifikat stammt von niemandem, dem dieser Computer vertraut: %1.</translation>
    </message>
    <message>
        <source>The certificate that %1 showed belongs to another server.</source>
        <translation>Das vorgezeigte Zertifikat gehört einem anderen Server: %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired.</source>
        <translation>Das Zertifikat ist abgelaufen: %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet.</source>
        <translation>Das Zertifikat ist noch nicht gültig: %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by itself: nobody vouches for it.</source>
        <translation>Das Zertifikat hat sich selbst ausgestellt, niemand bürgt dafür: %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 uses a key or signature that is too weak.</source>
        <translation>Schlüssel oder Unterschrift des Zertifikats sind zu schwach: %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 and the clock of this computer are years apart. Are date and time set right?</source>
        <translation>Zwischen dem Zertifikat von %1 und der Uhr dieses Computers liegen Jahre. Stimmen Datum und Uhrzeit?</translation>
    </message>
    <message>
        <source>%1 knows only outdated encryption, which is not safe. No password was sent.</source>
        <translation>%1 beherrscht nur veraltete, unsichere Verschlüsselung. Es wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>At this port %1 speaks something else than expected.</source>
        <translation>An diesem Port spricht %1 etwas anderes als erwartet.</translation>
    </message>
    <message>
        <source>%1 lets nobody in without a certificate of their own. None was sent.</source>
        <translation>%1 lässt niemanden ohne eigenes Zertifikat ein. Es wurde keines gesendet.</translation>
    </message>
    <message>
        <source>The connection to %1 would not be encrypted: everybody on the way could read the password.</source>
        <translation>Die Verbindung zu %1 wäre unverschlüsselt: Jeder auf dem Weg könnte das Passwort lesen.</translation>
    </message>
    <message>
        <source>%1 offers only less safe ways of logging in than before. The password was not sent.</source>
        <translation>%1 bietet nur noch weniger sichere Anmeldeverfahren an als bisher. Das Passwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>If your provider announced this, you can allow it; otherwise somebody may be listening in.</source>
        <translation>Hat Ihr Anbieter das angekündigt, können Sie es erlauben; sonst hört vielleicht jemand mit.</translation>
    </message>
    <message>
        <source>Set date and time of this computer, then try again.</source>
        <translation>Stellen Sie Datum und Uhrzeit dieses Computers, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check the port and the kind of encryption.</source>
        <translation>Prüfen Sie den Port und die Art der Verschlüsselung.</translation>
    </message>
    <message>
        <source>%1 sent an answer that makes no sense.</source>
        <translation>%1 hat eine Antwort gesendet, die keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>%1 is larger than Duopost accepts.</source>
        <translation>%1 ist größer, als Duopost annimmt.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>The server refused this: %1</source>
        <translation>Der Server hat dies abgelehnt: %1</translation>
    </message>
    <message>
        <source>(no reason given)</source>
        <translation>(ohne Angabe von Gründen)</translation>
    </message>
    <message>
        <source>This is not possible with this account: %1</source>
        <translation>Das ist mit diesem Konto nicht möglich: %1</translation>
    </message>
    <message>
        <source>(no details)</source>
        <translation>(keine Einzelheiten)</translation>
    </message>
    <message>
        <source>This message is no longer on the server.</source>
        <translation>Diese Nachricht liegt nicht mehr auf dem Server.</translation>
    </message>
    <message>
        <source>This message cannot be read.</source>
        <translation>Diese Nachricht ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Not found: %1</source>
        <translation>Nicht gefunden: %1</translation>
    </message>
    <message>
        <source>This was not understood: %1</source>
        <translation>Das wurde nicht verstanden: %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written.</source>
        <translation>Die Datei %1 lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The profile folder %1 is already open in another Duopost.</source>
        <translation>Der Profilordner %1 ist schon in einem anderen Duopost geöffnet.</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be written to.</source>
        <translation>In den Profilordner %1 lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The profile folder %1 was written by a newer version of Duopost.</source>
        <translation>Der Profilordner %1 stammt von einer neueren Version von Duopost.</translation>
    </message>
    <message>
        <source>The mail database %1 is damaged.</source>
        <translation>Die Maildatenbank %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>There is no space left for the mail database %1.</source>
        <translation>Für die Maildatenbank %1 ist kein Platz mehr frei.</translation>
    </message>
    <message>
        <source>The mail database %1 could not be read or written.</source>
        <translation>Die Maildatenbank %1 ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The practice server cannot be started: %1</source>
        <translation>Der Übungsserver lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>Check the user name and the password. Nothing is tried again until then.</source>
        <translation>Bitte Benutzernamen und Passwort prüfen. Bis dahin wird nichts erneut versucht.</translation>
    </message>
    <message>
        <source>Check the server name and the connection to the internet.</source>
        <translation>Bitte den Servernamen und die Internetverbindung prüfen.</translation>
    </message>
    <message>
        <source>The password stays stored. Try again in a few minutes.</source>
        <translation>Das Passwort bleibt gespeichert. Bitte in einigen Minuten erneut versuchen.</translation>
    </message>
    <message>
        <source>Nothing was sent: somebody could be listening in.</source>
        <translation>Es wurde nichts gesendet: Jemand könnte mitlesen.</translation>
    </message>
    <message>
        <source>Mail that is already here can still be read.</source>
        <translation>Post, die schon hier ist, bleibt lesbar.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again.</source>
        <translation>Bitte auf dem Datenträger Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The damaged file is kept beside the new one; nothing is overwritten.</source>
        <translation>Die beschädigte Datei bleibt neben der neuen erhalten; nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>Der Server sagt: %1</translation>
    </message>
    <message>
        <source>Duopost would remove messages from the server and asks you first.</source>
        <translation>Duopost würde Nachrichten vom Server entfernen und fragt Sie vorher.</translation>
    </message>
    <message>
        <source>%1 gives every message another name than before. Nothing is fetched again or removed without your consent.</source>
        <translation>%1 nennt jede Nachricht anders als bisher. Ohne Ihre Zustimmung wird nichts erneut geholt oder entfernt.</translation>
    </message>
</context>
<context>
    <name>duopost::FolderMenu</name>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner …</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>New folder in here…</source>
        <translation>Neuer Unterordner …</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Delete folder…</source>
        <translation>Ordner löschen …</translation>
    </message>
    <message>
        <source>Empty…</source>
        <translation>Leeren …</translation>
    </message>
    <message>
        <source>Show on other devices too</source>
        <translation>Auch auf anderen Geräten anzeigen</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Keep on this computer</source>
        <translation>Auf diesem Computer behalten</translation>
    </message>
    <message>
        <source>All headers and the newest 500 messages</source>
        <translation>Alle Kopfzeilen und die neuesten 500 Nachrichten</translation>
    </message>
    <message>
        <source>Headers only</source>
        <translation>Nur Kopfzeilen</translation>
    </message>
    <message>
        <source>Headers and messages up to 256 KB</source>
        <translation>Kopfzeilen und Nachrichten bis 256 KB</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Name of the new folder, on this computer only:</source>
        <translation>Name des neuen Ordners (nur auf diesem Computer):</translation>
    </message>
    <message>
        <source>Name of the new folder:</source>
        <translation>Name des neuen Ordners:</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Ordner umbenennen</translation>
    </message>
    <message>
        <source>New name of “%1”:</source>
        <translation>Neuer Name von „%1“:</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Delete the folder “%1”?</source>
        <translation>Ordner „%1“ löschen?</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in it are deleted for good, for every device.</source>
        <translation>
            <numerusform>Die %Ln Nachricht darin wird endgültig gelöscht, für alle Geräte.</numerusform>
            <numerusform>Die %Ln Nachrichten darin werden endgültig gelöscht, für alle Geräte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>duopost::FolderModel</name>
    <message>
        <source>Account %1, %2</source>
        <translation>Konto %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln unread</source>
        <translation>
            <numerusform>%1, %Ln ungelesen</numerusform>
            <numerusform>%1, %Ln ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::FolderPicker</name>
    <message>
        <source>Type part of the name</source>
        <translation>Teil des Namens eingeben</translation>
    </message>
    <message>
        <source>Find a folder</source>
        <translation>Ordner suchen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>duopost::FolderProperties</name>
    <message>
        <source>Properties of “%1”</source>
        <translation>Eigenschaften von „%1“</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Name on the server</source>
        <translation>Name auf dem Server</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>%1, %2 unread</source>
        <translation>%1, davon %2 ungelesen</translation>
    </message>
    <message>
        <source>Shown on other devices</source>
        <translation>Auf anderen Geräten angezeigt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>The server has not been asked yet.</source>
        <translation>Der Server wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>duopost::FolderTree</name>
    <message>
        <source>Accounts and folders</source>
        <translation>Konten und Ordner</translation>
    </message>
</context>
<context>
    <name>duopost::HeaderCard</name>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Show all recipients</source>
        <translation>Alle Empfänger zeigen</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation>An: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere Person</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopie: %1</translation>
    </message>
    <message>
        <source>Blind copy: %1</source>
        <translation>Blindkopie: %1</translation>
    </message>
    <message>
        <source>Answers go to: %1</source>
        <translation>Antworten gehen an: %1</translation>
    </message>
    <message>
        <source>Will be removed from the server on %1.</source>
        <translation>Wird am %1 vom Server entfernt.</translation>
    </message>
</context>
<context>
    <name>duopost::HtmlView</name>
    <message>
        <source>Copy &amp;link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>Text der Nachricht</translation>
    </message>
</context>
<context>
    <name>duopost::LedgerModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Sichtbar für</translation>
    </message>
</context>
<context>
    <name>duopost::LedgerWords</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>List of messages</source>
        <translation>Nachrichtenliste</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Marks set elsewhere</source>
        <translation>Anderswo gesetzte Marken</translation>
    </message>
    <message>
        <source>New mail at once</source>
        <translation>Neue Post sofort</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>Add star</source>
        <translation>Stern setzen</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Mark as answered</source>
        <translation>Als beantwortet markieren</translation>
    </message>
    <message>
        <source>Mark as junk</source>
        <translation>Als Spam markieren</translation>
    </message>
    <message>
        <source>Mark as not junk</source>
        <translation>Als „kein Spam“ markieren</translation>
    </message>
    <message>
        <source>The folders of the server are shown here.</source>
        <translation>Die Ordner des Servers sind hier zu sehen.</translation>
    </message>
    <message>
        <source>Sender, subject and date can be fetched without the whole message.</source>
        <translation>Absender, Betreff und Datum lassen sich ohne die ganze Nachricht holen.</translation>
    </message>
    <message>
        <source>A whole message can be fetched.</source>
        <translation>Eine ganze Nachricht lässt sich holen.</translation>
    </message>
    <message>
        <source>Read, answered and starred, as another device set them, arrive here.</source>
        <translation>Gelesen, beantwortet und Stern, auf einem anderen Gerät gesetzt, kommen hier an.</translation>
    </message>
    <message>
        <source>The server tells of new mail by itself.</source>
        <translation>Der Server meldet neue Post von selbst.</translation>
    </message>
    <message>
        <source>Other devices learn that a message was read here.</source>
        <translation>Andere Geräte erfahren, dass eine Nachricht hier gelesen wurde.</translation>
    </message>
    <message>
        <source>Other devices see the star.</source>
        <translation>Andere Geräte sehen den Stern.</translation>
    </message>
    <message>
        <source>Other devices see that a message was answered.</source>
        <translation>Andere Geräte sehen, dass eine Nachricht beantwortet wurde.</translation>
    </message>
    <message>
        <source>Other devices and the server&apos;s filter learn what is junk.</source>
        <translation>Andere Geräte und der Filter des Servers erfahren, was Spam ist.</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>Bewiesen</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Angeboten</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Noch nicht erprobt</translation>
    </message>
    <message>
        <source>Not built yet</source>
        <translation>Noch nicht gebaut</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>By the protocol</source>
        <translation>Laut Protokoll</translation>
    </message>
    <message>
        <source>The server says</source>
        <translation>Der Server sagt</translation>
    </message>
    <message>
        <source>Seen here</source>
        <translation>Hier beobachtet</translation>
    </message>
    <message>
        <source>Mark as forwarded</source>
        <translation>Als weitergeleitet markieren</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort setzen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Upload a message</source>
        <translation>Nachricht hochladen</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Ordner umbenennen</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Show folder on other devices</source>
        <translation>Ordner auf anderen Geräten anzeigen</translation>
    </message>
    <message>
        <source>Hide folder on other devices</source>
        <translation>Ordner auf anderen Geräten ausblenden</translation>
    </message>
    <message>
        <source>Other devices see that a message was forwarded.</source>
        <translation>Andere Geräte sehen, dass eine Nachricht weitergeleitet wurde.</translation>
    </message>
    <message>
        <source>Other devices see the tag.</source>
        <translation>Andere Geräte sehen das Schlagwort.</translation>
    </message>
    <message>
        <source>Other devices see a message in the folder it was moved to.</source>
        <translation>Andere Geräte sehen eine Nachricht in dem Ordner, in den sie verschoben wurde.</translation>
    </message>
    <message>
        <source>Other devices see the copy.</source>
        <translation>Andere Geräte sehen die Kopie.</translation>
    </message>
    <message>
        <source>What is deleted for good here is removed from the server too.</source>
        <translation>Was hier endgültig gelöscht wird, wird auch vom Server entfernt.</translation>
    </message>
    <message>
        <source>A message from this computer can be stored on the server.</source>
        <translation>Eine Nachricht von diesem Computer kann auf dem Server abgelegt werden.</translation>
    </message>
    <message>
        <source>Other devices have the same folders.</source>
        <translation>Andere Geräte haben dieselben Ordner.</translation>
    </message>
    <message>
        <source>Other devices learn which folders to show.</source>
        <translation>Andere Geräte erfahren, welche Ordner sie anzeigen sollen.</translation>
    </message>
</context>
<context>
    <name>duopost::ListPane</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln ungelesen</numerusform>
            <numerusform>%Ln ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>This folder cannot be shown.</source>
        <translation>Dieser Ordner lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Kein Ordner gewählt</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>This folder has no messages.</source>
        <translation>Dieser Ordner enthält keine Nachrichten.</translation>
    </message>
    <message>
        <source>Get mail</source>
        <translation>Post holen</translation>
    </message>
    <message>
        <source>Folders appear on the left as soon as an account was reached.</source>
        <translation>Ordner erscheinen links, sobald ein Konto erreicht wurde.</translation>
    </message>
</context>
<context>
    <name>duopost::MainWindow</name>
    <message>
        <source>Get mail</source>
        <translation>Post holen</translation>
    </message>
    <message>
        <source>Get new mail from all accounts (F5)</source>
        <translation>Neue Post aller Konten holen (F5)</translation>
    </message>
    <message>
        <source>What syncs?</source>
        <translation>Was wird abgeglichen?</translation>
    </message>
    <message>
        <source>What reaches the server and other devices, and how that is known (F9)</source>
        <translation>Was den Server und andere Geräte erreicht, und woher das bekannt ist (F9)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Duopost</source>
        <translation>Über Duopost</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Duopost %1</source>
        <translation>Duopost %1</translation>
    </message>
    <message>
        <source>A mail client for people who want to know where their mail is.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Ein E-Mail-Programm für Menschen, die wissen wollen, wo ihre Post ist.
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Welcome to Duopost</source>
        <translation>Willkommen bei Duopost</translation>
    </message>
    <message>
        <source>The practice server is being started. Its mail appears here in a moment.</source>
        <translation>Der Übungsserver wird gestartet. Seine Post erscheint gleich hier.</translation>
    </message>
    <message>
        <source>There is no account here yet. The practice mailbox has sample mail on a private server on this computer, reachable over IMAP and over POP3: a place to look around without any risk.</source>
        <translation>Hier gibt es noch kein Konto. Das Übungspostfach enthält Beispielpost auf einem privaten Server auf diesem Computer, erreichbar über IMAP und über POP3: ein Ort zum Umsehen, ganz ohne Risiko.</translation>
    </message>
    <message>
        <source>Open the practice mailbox</source>
        <translation>Übungspostfach öffnen</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>Unterwegs …</translation>
    </message>
    <message>
        <source>What was done here and the server has not confirmed yet</source>
        <translation>Was hier getan wurde und der Server noch nicht bestätigt hat</translation>
    </message>
</context>
<context>
    <name>duopost::MessageActions</name>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Add a star</source>
        <translation>Stern setzen</translation>
    </message>
    <message>
        <source>Not junk</source>
        <translation>Kein Spam</translation>
    </message>
    <message>
        <source>Mark as not junk</source>
        <translation>Als „kein Spam“ markieren</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Mark as junk</source>
        <translation>Als Spam markieren</translation>
    </message>
    <message numerus="yes">
        <source>Recorded on this computer only, for %Ln message(s).</source>
        <translation>
            <numerusform>Nur auf diesem Computer vermerkt, für %Ln Nachricht.</numerusform>
            <numerusform>Nur auf diesem Computer vermerkt, für %Ln Nachrichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Move to the archive</source>
        <translation>Ins Archiv verschieben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Verschieben …</translation>
    </message>
    <message>
        <source>Move into another folder</source>
        <translation>In einen anderen Ordner verschieben</translation>
    </message>
    <message>
        <source>Copy to…</source>
        <translation>Kopieren nach …</translation>
    </message>
    <message>
        <source>Copy into another folder</source>
        <translation>In einen anderen Ordner kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln message(s) to %1.</source>
        <translation>
            <numerusform>%Ln Nachricht nach %1 verschoben.</numerusform>
            <numerusform>%Ln Nachrichten nach %1 verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln message(s) to %1.</source>
        <translation>
            <numerusform>%Ln Nachricht nach %1 kopiert.</numerusform>
            <numerusform>%Ln Nachrichten nach %1 kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Rückgängig gemacht.</translation>
    </message>
    <message>
        <source>This account has no trash folder. What is deleted now cannot be brought back.</source>
        <translation>Dieses Konto hat keinen Papierkorb. Was jetzt gelöscht wird, lässt sich nicht zurückholen.</translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln message(s) to the trash.</source>
        <translation>
            <numerusform>%Ln Nachricht in den Papierkorb verschoben.</numerusform>
            <numerusform>%Ln Nachrichten in den Papierkorb verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) for good?</source>
        <translation>
            <numerusform>%Ln Nachricht endgültig löschen?</numerusform>
            <numerusform>%Ln Nachrichten endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are removed here and, where the account allows it, from the server. This cannot be taken back.</source>
        <translation>Sie werden hier und, soweit das Konto es zulässt, auch vom Server entfernt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Everything in “%1” is removed here and, where the account allows it, from the server. This cannot be taken back.</source>
        <translation>Alles in „%1“ wird hier und, soweit das Konto es zulässt, auch vom Server entfernt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message numerus="yes">
        <source>Take back the last action, on %Ln message(s)</source>
        <translation>
            <numerusform>Die letzte Aktion mit %Ln Nachricht rückgängig machen</numerusform>
            <numerusform>Die letzte Aktion mit %Ln Nachrichten rückgängig machen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::MessageListModel</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>sender, subject, unread or read</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
</context>
<context>
    <name>duopost::MessageListView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::PendingDialog</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>These changes are stored on this computer and not confirmed by the server yet. They are sent in this order as soon as there is a connection.</source>
        <translation>Diese Änderungen sind auf diesem Computer gespeichert und vom Server noch nicht bestätigt. Sie werden in dieser Reihenfolge gesendet, sobald es eine Verbindung gibt.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Changes on their way</source>
        <translation>Änderungen unterwegs</translation>
    </message>
    <message>
        <source>Nothing is waiting: the server has confirmed everything.</source>
        <translation>Nichts wartet: Der Server hat alles bestätigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>next attempt: %1</source>
        <translation>nächster Versuch: %1</translation>
    </message>
</context>
<context>
    <name>duopost::PracticeWords</name>
    <message>
        <source>the practice mailbox needs a folder of its own, and %1 holds something else</source>
        <translation>das Übungspostfach braucht einen eigenen Ordner, und %1 enthält etwas anderes</translation>
    </message>
</context>
<context>
    <name>duopost::ReaderPane</name>
    <message>
        <source>The design of this message cannot be shown. This is its text.</source>
        <translation>Die Gestaltung dieser Nachricht lässt sich nicht anzeigen. Das ist ihr Text.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Opening the message…</source>
        <translation>Die Nachricht wird geöffnet…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other item(s)</source>
        <translation>
            <numerusform>%Ln weiteres Element</numerusform>
            <numerusform>%Ln weitere Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>Not loaded from the internet: %1.</source>
        <translation>Nicht aus dem Internet geladen: %1.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) selected</source>
        <translation>
            <numerusform>%Ln Nachricht ausgewählt</numerusform>
            <numerusform>%Ln Nachrichten ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Keine Nachricht ausgewählt</translation>
    </message>
    <message>
        <source>Choose one from the list to read it.</source>
        <translation>Eine aus der Liste wählen, um sie zu lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in this message were odd.</source>
        <translation>
            <numerusform>An dieser Nachricht war %Ln Sache ungewöhnlich.</numerusform>
            <numerusform>An dieser Nachricht waren %Ln Dinge ungewöhnlich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>As designed</source>
        <translation>Gestaltet</translation>
    </message>
</context>
<context>
    <name>duopost::ReasonWords</name>
    <message>
        <source>The protocol has it, and Duopost uses it over %1.</source>
        <translation>Das Protokoll kann es, und Duopost nutzt es über %1.</translation>
    </message>
    <message>
        <source>Duopost cannot do this over %1 yet.</source>
        <translation>Duopost kann das über %1 noch nicht.</translation>
    </message>
    <message>
        <source>POP3 knows one mailbox and no folders (RFC 1939, section 3).</source>
        <translation>POP3 kennt ein einziges Postfach und keine Ordner (RFC 1939, Abschnitt 3).</translation>
    </message>
    <message>
        <source>A POP3 server never speaks first; new mail shows only at the next log-in (RFC 1939, section 3).</source>
        <translation>Ein POP3-Server meldet sich nie von selbst; neue Post zeigt sich erst bei der nächsten Anmeldung (RFC 1939, Abschnitt 3).</translation>
    </message>
    <message>
        <source>POP3 has no marks: what another device has read or answered cannot be asked (RFC 1939, section 5).</source>
        <translation>POP3 kennt keine Markierungen: Was ein anderes Gerät gelesen oder beantwortet hat, lässt sich nicht erfragen (RFC 1939, Abschnitt 5).</translation>
    </message>
    <message>
        <source>POP3 has no command that sets a mark (RFC 1939, section 5).</source>
        <translation>POP3 hat keinen Befehl, der eine Markierung setzt (RFC 1939, Abschnitt 5).</translation>
    </message>
    <message>
        <source>The server listed its folders.</source>
        <translation>Der Server hat seine Ordner aufgezählt.</translation>
    </message>
    <message>
        <source>The server sent what is in “%1”.</source>
        <translation>Der Server hat gesendet, was in „%1“ liegt.</translation>
    </message>
    <message>
        <source>The server sent the marks of every message.</source>
        <translation>Der Server hat die Markierungen aller Nachrichten gesendet.</translation>
    </message>
    <message>
        <source>The server sent whole messages.</source>
        <translation>Der Server hat ganze Nachrichten gesendet.</translation>
    </message>
    <message>
        <source>The server sent the headers of new messages (%1).</source>
        <translation>Der Server hat die Kopfzeilen neuer Nachrichten gesendet (%1).</translation>
    </message>
    <message>
        <source>The server answered OK.</source>
        <translation>Der Server hat mit OK geantwortet.</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>Der Server hat es abgelehnt.</translation>
    </message>
    <message>
        <source>The server opened the folder for reading only.</source>
        <translation>Der Server hat den Ordner nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The server does not keep %1 in this folder (PERMANENTFLAGS).</source>
        <translation>Der Server bewahrt %1 in diesem Ordner nicht auf (PERMANENTFLAGS).</translation>
    </message>
    <message>
        <source>The server offers it: %1 (%2).</source>
        <translation>Der Server bietet es an: %1 (%2).</translation>
    </message>
    <message>
        <source>The server does not offer it: %1 is missing from its list.</source>
        <translation>Der Server bietet es nicht an: %1 fehlt in seiner Liste.</translation>
    </message>
    <message>
        <source>The server keeps this mark: %1 (RFC 9051, section 7.1).</source>
        <translation>Der Server bewahrt diese Markierung auf: %1 (RFC 9051, Abschnitt 7.1).</translation>
    </message>
    <message>
        <source>The server does not keep this mark: %1 (RFC 9051, section 7.1).</source>
        <translation>Der Server bewahrt diese Markierung nicht auf: %1 (RFC 9051, Abschnitt 7.1).</translation>
    </message>
    <message>
        <source>Every POP3 server can do it: RETR (RFC 1939, section 5).</source>
        <translation>Das kann jeder POP3-Server: RETR (RFC 1939, Abschnitt 5).</translation>
    </message>
    <message>
        <source>The server does not offer TOP: headers come only with the whole message.</source>
        <translation>Der Server bietet TOP nicht an: Kopfzeilen kommen nur mit der ganzen Nachricht.</translation>
    </message>
    <message>
        <source>How long the server keeps messages: EXPIRE %1 (RFC 2449, section 6.7).</source>
        <translation>Wie lange der Server Nachrichten aufbewahrt: EXPIRE %1 (RFC 2449, Abschnitt 6.7).</translation>
    </message>
    <message>
        <source>POP3 has no command that stores a message on the server (RFC 1939, section 5).</source>
        <translation>POP3 hat keinen Befehl, der eine Nachricht auf dem Server ablegt (RFC 1939, Abschnitt 5).</translation>
    </message>
    <message>
        <source>POP3 knows one mailbox: a message cannot be moved on the server (RFC 1939, section 3).</source>
        <translation>POP3 kennt nur ein Postfach: Auf dem Server lässt sich keine Nachricht verschieben (RFC 1939, Abschnitt 3).</translation>
    </message>
    <message>
        <source>The server does not offer UIDPLUS (RFC 4315).</source>
        <translation>Der Server bietet UIDPLUS nicht an (RFC 4315).</translation>
    </message>
    <message>
        <source>The message is marked as deleted on the server but still there: others have deletions pending in this folder.</source>
        <translation>Die Nachricht ist auf dem Server als gelöscht markiert, aber noch da: In diesem Ordner stehen Löschungen anderer aus.</translation>
    </message>
    <message>
        <source>%1 is part of every server (%2).</source>
        <translation>%1 gehört zu jedem Server (%2).</translation>
    </message>
    <message>
        <source>The server confirmed the removal of %1 messages when it was left (RFC 1939, section 6).</source>
        <translation>Der Server hat beim Abmelden das Entfernen von %1 Nachrichten bestätigt (RFC 1939, Abschnitt 6).</translation>
    </message>
</context>
<context>
    <name>duopost::RemovalQuestion</name>
    <message numerus="yes">
        <source>Remove %Ln message(s) from the server?</source>
        <translation>
            <numerusform>%Ln Nachricht vom Server entfernen?</numerusform>
            <numerusform>%Ln Nachrichten vom Server entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>You changed what is left on the server. The new rule also applies to messages that were fetched before.</source>
        <translation>Sie haben geändert, was auf dem Server bleibt. Die neue Regel gilt auch für Nachrichten, die schon vorher geholt wurden.</translation>
    </message>
    <message numerus="yes">
        <source>That is more than usual: the server has %Ln message(s).</source>
        <translation>
            <numerusform>Das ist mehr als üblich: Auf dem Server liegt %Ln Nachricht.</numerusform>
            <numerusform>Das ist mehr als üblich: Auf dem Server liegen %Ln Nachrichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are stored on this computer, whole and checked. Other devices will not find them on the server any more.</source>
        <translation>Alle sind auf diesem Computer gespeichert, vollständig und geprüft. Andere Geräte finden sie dann nicht mehr auf dem Server.</translation>
    </message>
    <message>
        <source>Remove from the server</source>
        <translation>Vom Server entfernen</translation>
    </message>
    <message>
        <source>Leave them there</source>
        <translation>Dort lassen</translation>
    </message>
</context>
<context>
    <name>duopost::RowWords</name>
    <message>
        <source>To: %1</source>
        <translation>An: %1</translation>
    </message>
    <message>
        <source>(nobody)</source>
        <translation>(niemand)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
</context>
<context>
    <name>duopost::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Get mail</source>
        <translation>Post holen</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Vorige Nachricht</translation>
    </message>
    <message>
        <source>Read on, then the next unread message</source>
        <translation>Weiterlesen, dann zur nächsten ungelesenen Nachricht</translation>
    </message>
    <message>
        <source>Go to the text of the message</source>
        <translation>Zum Text der Nachricht</translation>
    </message>
    <message>
        <source>Mark as read or unread</source>
        <translation>Als gelesen oder ungelesen markieren</translation>
    </message>
    <message>
        <source>Add or remove the star</source>
        <translation>Stern setzen oder entfernen</translation>
    </message>
    <message>
        <source>Mark as junk or not junk</source>
        <translation>Als Spam oder kein Spam markieren</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>What syncs?</source>
        <translation>Was wird abgeglichen?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Move to the archive</source>
        <translation>Ins Archiv verschieben</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Move into another folder</source>
        <translation>In einen anderen Ordner verschieben</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>Letzte Aktion rückgängig machen</translation>
    </message>
</context>
<context>
    <name>duopost::Start</name>
    <message>
        <source>Reads mail over IMAP and POP3 and shows what syncs.</source>
        <translation>Liest Post über IMAP und POP3 und zeigt, was abgeglichen wird.</translation>
    </message>
    <message>
        <source>The folder with accounts and mail.</source>
        <translation>Der Ordner mit Konten und Post.</translation>
    </message>
    <message>
        <source>Start the practice server and show its mail, in a profile of its own.</source>
        <translation>Den Übungsserver starten und seine Post zeigen, in einem eigenen Profil.</translation>
    </message>
    <message>
        <source>Language of the window: de or en.</source>
        <translation>Sprache des Fensters: de oder en.</translation>
    </message>
    <message>
        <source>Look of the window: light or dark.</source>
        <translation>Farben des Fensters: light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <source>There is no language “%1”.</source>
        <translation>Die Sprache „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no theme “%1”.</source>
        <translation>Die Farben „%1“ gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>duopost::TextView</name>
    <message>
        <source>Message text</source>
        <translation>Text der Nachricht</translation>
    </message>
</context>
<context>
    <name>duopost::TopBar</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>duopost::WhatSyncsPanel</name>
    <message>
        <source>What it would be: %1</source>
        <translation>Was es wäre: %1</translation>
    </message>
    <message>
        <source>What syncs?</source>
        <translation>Was wird abgeglichen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close “What syncs?”</source>
        <translation>„Was wird abgeglichen?“ schließen</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Choose a row to see what it rests on.</source>
        <translation>Eine Zeile wählen, um zu sehen, worauf sie beruht.</translation>
    </message>
</context>
<context>
    <name>duopost::WhereText</name>
    <message>
        <source>on the server and here</source>
        <translation>auf dem Server und hier</translation>
    </message>
    <message>
        <source>Stored on the server. Every device sees it.</source>
        <translation>Auf dem Server gespeichert. Jedes Gerät sieht es.</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>Saved here, not on the server yet.</source>
        <translation>Hier gespeichert, noch nicht auf dem Server.</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>Only on this computer. Other devices do not see it.</source>
        <translation>Nur auf diesem Computer. Andere Geräte sehen es nicht.</translation>
    </message>
    <message>
        <source>only on the server</source>
        <translation>nur auf dem Server</translation>
    </message>
    <message>
        <source>On the server, not downloaded.</source>
        <translation>Auf dem Server, nicht heruntergeladen.</translation>
    </message>
    <message>
        <source>refused or lost</source>
        <translation>abgelehnt oder verloren</translation>
    </message>
    <message>
        <source>The server refused it, or it was lost.</source>
        <translation>Der Server hat es abgelehnt, oder es ging verloren.</translation>
    </message>
</context>
<context>
    <name>duopost::Words</name>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>All mail</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Asking for the folders</source>
        <translation>Ordner werden abgefragt</translation>
    </message>
    <message>
        <source>Fetching the list of messages</source>
        <translation>Nachrichtenliste wird geholt</translation>
    </message>
    <message>
        <source>Fetching the list of messages: %1</source>
        <translation>Nachrichtenliste wird geholt: %1</translation>
    </message>
    <message>
        <source>Fetching marks</source>
        <translation>Marken werden geholt</translation>
    </message>
    <message>
        <source>Fetching marks: %1</source>
        <translation>Marken werden geholt: %1</translation>
    </message>
    <message>
        <source>Fetching messages</source>
        <translation>Nachrichten werden geholt</translation>
    </message>
    <message>
        <source>Fetching messages: %1</source>
        <translation>Nachrichten werden geholt: %1</translation>
    </message>
    <message>
        <source>Sending changes to the server</source>
        <translation>Änderungen gehen an den Server</translation>
    </message>
    <message>
        <source>Stopped with an error</source>
        <translation>Mit einem Fehler beendet</translation>
    </message>
    <message>
        <source>(no sender)</source>
        <translation>(kein Absender)</translation>
    </message>
</context>
</TS>
