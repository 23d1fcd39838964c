<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ArchiveWords</name>
    <message numerus="yes">
        <source>%Ln were there already</source>
        <translation>
            <numerusform>%Ln war schon vorhanden</numerusform>
            <numerusform>%Ln waren schon vorhanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are too large</source>
        <translation>
            <numerusform>%Ln ist zu groß</numerusform>
            <numerusform>%Ln sind zu groß</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are no mail</source>
        <translation>
            <numerusform>%Ln Datei ist keine E-Mail</numerusform>
            <numerusform>%Ln Dateien sind keine E-Mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln konnte nicht gelesen werden</numerusform>
            <numerusform>%Ln konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost some of their tags</source>
        <translation>
            <numerusform>bei %Ln fehlen einige Schlagwörter</numerusform>
            <numerusform>bei %Ln fehlen einige Schlagwörter</numerusform>
        </translation>
    </message>
    <message>
        <source>It was stopped; doing the same again goes on from here.</source>
        <translation>Der Vorgang wurde abgebrochen; derselbe Vorgang noch einmal macht hier weiter.</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>no mail</source>
        <translation>keine E-Mail</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>some tags are lost</source>
        <translation>einige Schlagwörter fehlen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) imported</source>
        <translation>
            <numerusform>%Ln Nachricht importiert</numerusform>
            <numerusform>%Ln Nachrichten importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exported</source>
        <translation>
            <numerusform>%Ln Nachricht exportiert</numerusform>
            <numerusform>%Ln Nachrichten exportiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Charset</name>
    <message>
        <source>Unicode</source>
        <translation>Unicode</translation>
    </message>
    <message>
        <source>Western</source>
        <translation>Westlich</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Mitteleuropäisch</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Kyrillisch</translation>
    </message>
    <message>
        <source>Cyrillic, Ukrainian</source>
        <translation>Kyrillisch, Ukrainisch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Baltisch</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>Chinesisch, vereinfacht</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>Chinesisch, traditionell</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Sender’s address</source>
        <translation>Adresse des Absenders</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipient’s address</source>
        <translation>Adresse des Empfängers</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Other header…</source>
        <translation>Andere Kopfzeile …</translation>
    </message>
    <message>
        <source>Mailing list</source>
        <translation>Mailingliste</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Spam mark of the server</source>
        <translation>Spam-Markierung des Servers</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>ist genau</translation>
    </message>
    <message>
        <source>does not match (* and ?)</source>
        <translation>passt nicht auf (* und ?)</translation>
    </message>
    <message>
        <source>matches (* and ?)</source>
        <translation>passt auf (* und ?)</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>ist vorhanden</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is larger than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is smaller than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Copy to folder</source>
        <translation>In Ordner kopieren</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Add a star</source>
        <translation>Stern setzen</translation>
    </message>
    <message>
        <source>Send on to, and keep nothing</source>
        <translation>Weiterleiten, nichts behalten</translation>
    </message>
    <message>
        <source>Send a copy to</source>
        <translation>Kopie weiterleiten an</translation>
    </message>
    <message>
        <source>Throw away for good</source>
        <translation>Endgültig wegwerfen</translation>
    </message>
    <message>
        <source>Keep in the inbox</source>
        <translation>Im Posteingang behalten</translation>
    </message>
    <message>
        <source>Skip later rules</source>
        <translation>Spätere Regeln überspringen</translation>
    </message>
    <message>
        <source>Every message</source>
        <translation>Jede Nachricht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, text</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No filters are active on the server.</source>
        <translation>Auf dem Server ist kein Filter aktiv.</translation>
    </message>
    <message>
        <source>Active: “%1”.</source>
        <translation>Aktiv: „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules.</source>
        <translation>
            <numerusform>%Ln Regel.</numerusform>
            <numerusform>%Ln Regeln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are switched off.</source>
        <translation>
            <numerusform>%Ln ist ausgeschaltet.</numerusform>
            <numerusform>%Ln sind ausgeschaltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files mail into: %1.</source>
        <translation>Legt Mail ab in: %1.</translation>
    </message>
    <message>
        <source>Sends mail on to: %1.</source>
        <translation>Leitet Mail weiter an: %1.</translation>
    </message>
    <message>
        <source>Throws some mail away.</source>
        <translation>Wirft manche Mail weg.</translation>
    </message>
    <message>
        <source>Answers that you are away, until %1.</source>
        <translation>Antwortet bis %1, dass Sie abwesend sind.</translation>
    </message>
    <message>
        <source>Answers that you are away.</source>
        <translation>Antwortet, dass Sie abwesend sind.</translation>
    </message>
    <message>
        <source>This account uses POP3, which only sees the inbox. What a filter moves to another folder never arrives on this computer; you would find it in webmail or with IMAP. Copies do arrive.</source>
        <translation>Dieses Konto nutzt POP3, und POP3 sieht nur den Posteingang. Was ein Filter in einen anderen Ordner verschiebt, kommt nie auf diesem Computer an; Sie fänden es im Webmail oder mit IMAP. Was nur kopiert wird, kommt an.</translation>
    </message>
    <message>
        <source>The server carries filters out when mail arrives, also while this computer is off. They hold for all your devices.</source>
        <translation>Der Server führt Filter aus, sobald Mail eintrifft, auch wenn dieser Computer aus ist. Sie gelten für alle Ihre Geräte.</translation>
    </message>
    <message>
        <source>The server cannot do all of this. It would need: %1.</source>
        <translation>Der Server kann nicht alles davon. Ihm fehlt: %1.</translation>
    </message>
</context>
<context>
    <name>InvitationCard</name>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Answer to an invitation</source>
        <translation>Antwort auf eine Einladung</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Termin</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere Person</numerusform>
            <numerusform>%n weitere Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkQuestion</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <translation>%1 ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Do not open</source>
        <translation>&amp;Nicht öffnen</translation>
    </message>
</context>
<context>
    <name>MessagePrinter</name>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
</context>
<context>
    <name>ProtectionWords</name>
    <message>
        <source>A part of this message is signed by %1.</source>
        <translation>Ein Teil dieser Nachricht ist von %1 unterschrieben.</translation>
    </message>
    <message>
        <source>Signed by %1, and unchanged since.</source>
        <translation>Unterschrieben von %1 und seither unverändert.</translation>
    </message>
    <message>
        <source>Signed by somebody else than the sender: %1.</source>
        <translation>Unterschrieben von jemand anderem als dem Absender: %1.</translation>
    </message>
    <message>
        <source>Signed, but nobody this computer trusts vouches for who signed.</source>
        <translation>Unterschrieben, aber niemand, dem dieser Computer vertraut, bürgt für den Unterzeichner.</translation>
    </message>
    <message>
        <source>The signature does not fit: this message is not as it was signed.</source>
        <translation>Die Unterschrift passt nicht: Diese Nachricht ist nicht so, wie sie unterschrieben wurde.</translation>
    </message>
    <message>
        <source>Signed, but the signer&apos;s certificate did not come along; nothing can be checked.</source>
        <translation>Unterschrieben, aber das Zertifikat des Unterzeichners liegt nicht bei; es lässt sich nichts prüfen.</translation>
    </message>
    <message>
        <source>Something that is shown here was added outside of the signature.</source>
        <translation>Etwas, das hier zu sehen ist, steht außerhalb der Unterschrift.</translation>
    </message>
    <message>
        <source>These fields do not say what was signed: %1.</source>
        <translation>In diesen Feldern steht etwas anderes, als unterschrieben wurde: %1.</translation>
    </message>
    <message>
        <source>It says: %1.</source>
        <translation>Darin steht: %1.</translation>
    </message>
    <message>
        <source>Signed on %1, says the signer.</source>
        <translation>Unterschrieben am %1, sagt der Unterzeichner.</translation>
    </message>
    <message>
        <source>The certificate was valid then and has expired since.</source>
        <translation>Das Zertifikat war damals gültig und ist inzwischen abgelaufen.</translation>
    </message>
    <message>
        <source>Certificate: %1, issued by %2.</source>
        <translation>Zertifikat: %1, ausgestellt von %2.</translation>
    </message>
    <message>
        <source>Whether it was revoked is not looked up: that would tell others what you read.</source>
        <translation>Ob es widerrufen wurde, wird nicht nachgesehen: Das würde anderen verraten, was Sie lesen.</translation>
    </message>
    <message>
        <source>This message is encrypted (S/MIME).</source>
        <translation>Diese Nachricht ist verschlüsselt (S/MIME).</translation>
    </message>
    <message>
        <source>Duopost cannot decrypt messages. The encrypted content can be saved as a file.</source>
        <translation>Duopost kann Nachrichten nicht entschlüsseln. Der verschlüsselte Inhalt lässt sich als Datei speichern.</translation>
    </message>
    <message>
        <source>This message is encrypted (OpenPGP).</source>
        <translation>Diese Nachricht ist verschlüsselt (OpenPGP).</translation>
    </message>
    <message>
        <source>This message has an OpenPGP signature, which was not checked.</source>
        <translation>Diese Nachricht trägt eine OpenPGP-Unterschrift, die nicht geprüft wurde.</translation>
    </message>
    <message>
        <source>It proves nothing here: read the message like one without a signature.</source>
        <translation>Sie beweist hier nichts: Lesen Sie die Nachricht wie eine ohne Unterschrift.</translation>
    </message>
</context>
<context>
    <name>SafetyWords</name>
    <message>
        <source>This message does not say who wrote it.</source>
        <translation>Diese Nachricht sagt nicht, wer sie geschrieben hat.</translation>
    </message>
    <message>
        <source>There is no sender address in it.</source>
        <translation>Sie enthält keine Absenderadresse.</translation>
    </message>
    <message>
        <source>This message names several senders: %1.</source>
        <translation>Diese Nachricht nennt mehrere Absender: %1.</translation>
    </message>
    <message>
        <source>Ordinary messages name one. Which of them wrote it cannot be told.</source>
        <translation>Gewöhnliche Nachrichten nennen einen. Wer davon sie geschrieben hat, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>The sender&apos;s name is the address of somebody else.</source>
        <translation>Der Name des Absenders ist die Adresse von jemand anderem.</translation>
    </message>
    <message>
        <source>It reads %1, but the message comes from %2.</source>
        <translation>Dort steht %1, die Nachricht kommt aber von %2.</translation>
    </message>
    <message>
        <source>The sender&apos;s address looks like another one.</source>
        <translation>Die Adresse des Absenders sieht einer anderen zum Verwechseln ähnlich.</translation>
    </message>
    <message>
        <source>“%1” mixes letters of several alphabets. Really it is %2.</source>
        <translation>„%1“ mischt Buchstaben mehrerer Alphabete. In Wirklichkeit ist es %2.</translation>
    </message>
    <message>
        <source>Your answer would go to another address: %1.</source>
        <translation>Ihre Antwort ginge an eine andere Adresse: %1.</translation>
    </message>
    <message>
        <source>The message says it comes from %1. Lists and shops do this; so do frauds.</source>
        <translation>Die Nachricht kommt angeblich von %1. Verteiler und Geschäfte machen das so, Betrüger auch.</translation>
    </message>
    <message>
        <source>This link does not lead where it says.</source>
        <translation>Dieser Link führt nicht dorthin, wo er zu führen vorgibt.</translation>
    </message>
    <message>
        <source>It reads %1, but it leads to %2.</source>
        <translation>Dort steht %1, er führt aber zu %2.</translation>
    </message>
    <message>
        <source>This link hides where it leads.</source>
        <translation>Dieser Link verbirgt, wohin er führt.</translation>
    </message>
    <message>
        <source>What stands before the “@” is not the address. It leads to %1.</source>
        <translation>Was vor dem „@“ steht, ist nicht die Adresse. Er führt zu %1.</translation>
    </message>
    <message>
        <source>This link leads to an address that looks like another.</source>
        <translation>Dieser Link führt zu einer Adresse, die einer anderen zum Verwechseln ähnlich sieht.</translation>
    </message>
    <message>
        <source>It mixes letters of several alphabets. Really it is %1.</source>
        <translation>Sie mischt Buchstaben mehrerer Alphabete. In Wirklichkeit ist es %1.</translation>
    </message>
    <message>
        <source>This link leads to a number instead of a name.</source>
        <translation>Dieser Link führt zu einer Nummer statt zu einem Namen.</translation>
    </message>
    <message>
        <source>Whose computer %1 is cannot be told. Serious senders use names.</source>
        <translation>Wem der Computer %1 gehört, lässt sich nicht sagen. Seriöse Absender verwenden Namen.</translation>
    </message>
    <message>
        <source>This link is not opened.</source>
        <translation>Dieser Link wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>It is neither a web page nor a mail address, but “%1:”. Such links can start programs.</source>
        <translation>Er ist weder eine Webseite noch eine Mailadresse, sondern „%1:“. Solche Links können Programme starten.</translation>
    </message>
    <message>
        <source>%1 confirmed that this comes from %2 (%3).</source>
        <translation>%1 hat bestätigt, dass dies von %2 kommt (%3).</translation>
    </message>
    <message>
        <source>%1 found that the sender may be forged (%2).</source>
        <translation>%1 hat festgestellt, dass der Absender gefälscht sein kann (%2).</translation>
    </message>
</context>
<context>
    <name>duopost::AbsencePage</name>
    <message>
        <source>A&amp;nswer messages while I am away</source>
        <translation>Nachrichten bea&amp;ntworten, während ich abwesend bin</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>V&amp;on</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Made from the subject of the message</source>
        <translation>Wird aus dem Betreff der Nachricht gebildet</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Messages to these addresses are answered too</source>
        <translation>Auch Nachrichten an diese Adressen werden beantwortet</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tagen</translation>
    </message>
    <message>
        <source>Until the same sender is answered again</source>
        <translation>Bis derselbe Absender erneut Antwort bekommt</translation>
    </message>
    <message>
        <source>as the server does</source>
        <translation>wie der Server es vorsieht</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>B&amp;etreff</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>A&amp;gain after</source>
        <translation>Erneut na&amp;ch</translation>
    </message>
    <message>
        <source>My other &amp;addresses</source>
        <translation>Meine anderen &amp;Adressen</translation>
    </message>
    <message>
        <source>The server answers, also while this computer is off. Mailing lists, newsletters and what is marked as spam by an earlier rule get no answer.</source>
        <translation>Der Server antwortet, auch wenn dieser Computer aus ist. Mailinglisten, Newsletter und was eine frühere Regel als Spam aussortiert, bekommen keine Antwort.</translation>
    </message>
    <message>
        <source>This server cannot look at the calendar. Switch it on and off by hand.</source>
        <translation>Dieser Server kennt kein Datum. Schalten Sie die Antwort selbst ein und aus.</translation>
    </message>
    <message>
        <source>The answer has no text.</source>
        <translation>Die Antwort hat keinen Text.</translation>
    </message>
    <message>
        <source>The last day is before the first one.</source>
        <translation>Der letzte Tag liegt vor dem ersten.</translation>
    </message>
</context>
<context>
    <name>duopost::AccountSettings</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>Anderes Gerät</translation>
    </message>
    <message>
        <source>&amp;Remove account…</source>
        <translation>Konto &amp;entfernen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Get mail for this account</source>
        <translation>&amp;Mail für dieses Konto holen</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>Name des Kontos</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>The mail of this account stays as it is when the server gets another name. What is already here is recognised and not fetched again.</source>
        <translation>Die Mail dieses Kontos bleibt, wie sie ist, wenn der Server einen anderen Namen bekommt. Was schon hier ist, wird erkannt und nicht erneut geholt.</translation>
    </message>
    <message>
        <source>Incoming mail (%1)</source>
        <translation>Eingehende Mail (%1)</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Ausgehende Mail (SMTP)</translation>
    </message>
    <message>
        <source>What shall happen to mail on the server after it was fetched?</source>
        <translation>Was soll mit Mail auf dem Server geschehen, wenn sie geholt wurde?</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Less encryption</source>
        <translation>Weniger Verschlüsselung</translation>
    </message>
    <message>
        <source>The connection would be protected less than before. A provider hardly ever asks for that, and a message that tells you to do it may be a fraud.</source>
        <translation>Die Verbindung wäre weniger geschützt als bisher. Ein Anbieter verlangt das so gut wie nie, und eine Nachricht, die Sie dazu auffordert, kann Betrug sein.</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>So lassen, wie es war</translation>
    </message>
    <message>
        <source>Use less encryption</source>
        <translation>Weniger Verschlüsselung verwenden</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Konto entfernen</translation>
    </message>
    <message>
        <source>What shall happen to the mail of %1 on this computer?</source>
        <translation>Was soll mit der Mail von %1 auf diesem Computer geschehen?</translation>
    </message>
    <message>
        <source>It may be the only copy: what was removed from the server exists only here. Nothing is removed from the server now.</source>
        <translation>Es kann das einzige Exemplar sein: Was vom Server entfernt wurde, gibt es nur hier. Vom Server wird jetzt nichts entfernt.</translation>
    </message>
    <message>
        <source>The server keeps its copy. What exists only here would be lost with it.</source>
        <translation>Der Server behält sein Exemplar. Was es nur hier gibt, wäre mit verloren.</translation>
    </message>
    <message>
        <source>Remove the account, keep the files</source>
        <translation>Konto entfernen, Dateien behalten</translation>
    </message>
    <message>
        <source>Delete the mail here too</source>
        <translation>Auch die Mail hier löschen</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Change to POP3…</source>
        <translation>Auf POP3 umstellen …</translation>
    </message>
    <message>
        <source>Change to IMAP…</source>
        <translation>Auf IMAP umstellen …</translation>
    </message>
    <message>
        <source>Writing as</source>
        <translation>Schreiben als</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the outbox not sent yet would be lost.</source>
        <translation>
            <numerusform>%Ln Nachricht im Postausgang ist noch nicht gesendet und ginge verloren.</numerusform>
            <numerusform>%Ln Nachrichten im Postausgang sind noch nicht gesendet und gingen verloren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::AccountWizard</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Ask at each start</source>
        <translation>Bei jedem Start &amp;fragen</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>Set up another device with the same data:</source>
        <translation>Ein anderes Gerät mit denselben Daten einrichten:</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Your mailbox</source>
        <translation>Ihr Postfach</translation>
    </message>
    <message>
        <source>IMAP or POP3?</source>
        <translation>IMAP oder POP3?</translation>
    </message>
    <message>
        <source>Trying it out</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>The account is ready</source>
        <translation>Das Konto ist bereit</translation>
    </message>
    <message>
        <source>Step %1 of 3</source>
        <translation>Schritt %1 von 3</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Try it out</source>
        <translation>&amp;Ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Add all the same</source>
        <translation>&amp;Trotzdem anlegen</translation>
    </message>
    <message>
        <source>&amp;Add the account</source>
        <translation>&amp;Konto anlegen</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>%1 is read with %2. Mail is being fetched.</source>
        <translation>%1 wird mit %2 gelesen. Die Mail wird gerade geholt.</translation>
    </message>
    <message>
        <source>Duopost never writes a password into a file. It can ask for it at each start instead.</source>
        <translation>Duopost schreibt nie ein Passwort in eine Datei. Es kann stattdessen bei jedem Start danach fragen.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>&amp;Sign in with the browser</source>
        <translation>Im Browser an&amp;melden</translation>
    </message>
</context>
<context>
    <name>duopost::AccountWords</name>
    <message>
        <source>Does not know this domain.</source>
        <translation>Kennt diese Domain nicht.</translation>
    </message>
    <message>
        <source>There is no such name.</source>
        <translation>Diesen Namen gibt es nicht.</translation>
    </message>
    <message>
        <source>The domain says nothing about it.</source>
        <translation>Die Domain sagt dazu nichts.</translation>
    </message>
    <message>
        <source>The domain says that it does not offer this.</source>
        <translation>Die Domain sagt, dass sie das nicht anbietet.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not Microsoft Exchange.</source>
        <translation>Es ist kein Microsoft Exchange.</translation>
    </message>
    <message>
        <source>Nothing is known about whoever receives mail for this domain.</source>
        <translation>Über den, der die Mail dieser Domain annimmt, ist nichts bekannt.</translation>
    </message>
    <message>
        <source>The answer cannot be used.</source>
        <translation>Die Antwort ist unbrauchbar.</translation>
    </message>
    <message>
        <source>It leads to a page without encryption. That was not followed.</source>
        <translation>Sie führt zu einer Seite ohne Verschlüsselung. Dem wurde nicht gefolgt.</translation>
    </message>
    <message>
        <source>It leads from one page to the next without end.</source>
        <translation>Sie führt endlos von einer Seite zur nächsten.</translation>
    </message>
    <message>
        <source>The answer is too large.</source>
        <translation>Die Antwort ist zu groß.</translation>
    </message>
    <message>
        <source>The answer is something else.</source>
        <translation>Die Antwort ist etwas anderes.</translation>
    </message>
    <message>
        <source>The file has parts that are not allowed in it.</source>
        <translation>Die Datei enthält Teile, die darin nicht erlaubt sind.</translation>
    </message>
    <message>
        <source>The file is about another domain.</source>
        <translation>Die Datei handelt von einer anderen Domain.</translation>
    </message>
    <message>
        <source>It names no server with encryption.</source>
        <translation>Sie nennt keinen Server mit Verschlüsselung.</translation>
    </message>
    <message>
        <source>The name service did not answer.</source>
        <translation>Der Namensdienst hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Not asked: there is no network.</source>
        <translation>Nicht gefragt: Es gibt kein Netz.</translation>
    </message>
    <message>
        <source>Not asked: it is switched off.</source>
        <translation>Nicht gefragt: Das ist abgeschaltet.</translation>
    </message>
    <message>
        <source>Not asked.</source>
        <translation>Nicht gefragt.</translation>
    </message>
    <message>
        <source>Not needed: better sources had answered.</source>
        <translation>Nicht nötig: Bessere Quellen hatten geantwortet.</translation>
    </message>
    <message>
        <source>There was nothing to ask about.</source>
        <translation>Es gab nichts zu fragen.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Built-in list of providers</source>
        <translation>Eingebaute Anbieterliste</translation>
    </message>
    <message>
        <source>The provider&apos;s own file</source>
        <translation>Datei des Anbieters</translation>
    </message>
    <message>
        <source>The domain&apos;s own file</source>
        <translation>Datei der Domain</translation>
    </message>
    <message>
        <source>The domain&apos;s name service</source>
        <translation>Namensdienst der Domain</translation>
    </message>
    <message>
        <source>Public list of providers</source>
        <translation>Öffentliche Anbieterliste</translation>
    </message>
    <message>
        <source>Whoever receives mail for the domain</source>
        <translation>Wer Mail für die Domain annimmt</translation>
    </message>
    <message>
        <source>Microsoft Exchange</source>
        <translation>Microsoft Exchange</translation>
    </message>
    <message>
        <source>Usual names, tried out</source>
        <translation>Übliche Namen, ausprobiert</translation>
    </message>
    <message>
        <source>Guessed: a usual name, and there is a server.</source>
        <translation>Geraten: ein üblicher Name, und dort ist ein Server.</translation>
    </message>
    <message>
        <source>Source: %1.</source>
        <translation>Quelle: %1.</translation>
    </message>
    <message>
        <source>Certificate of %1.</source>
        <translation>Zertifikat von %1.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt …</translation>
    </message>
    <message>
        <source>Found.</source>
        <translation>Gefunden.</translation>
    </message>
    <message>
        <source>Keep everything on the server</source>
        <translation>Alles auf dem Server lassen</translation>
    </message>
    <message>
        <source>Remove from the server after some days</source>
        <translation>Nach einigen Tagen vom Server entfernen</translation>
    </message>
    <message>
        <source>Remove from the server what I delete here</source>
        <translation>Vom Server entfernen, was ich hier lösche</translation>
    </message>
    <message>
        <source>Remove from the server once it is here</source>
        <translation>Vom Server entfernen, sobald es hier ist</translation>
    </message>
    <message>
        <source>Other devices find everything. The mailbox fills up over the years.</source>
        <translation>Andere Geräte finden alles. Das Postfach füllt sich mit den Jahren.</translation>
    </message>
    <message>
        <source>Other devices find what is newer. Older mail is only on this computer.</source>
        <translation>Andere Geräte finden, was neuer ist. Ältere Mail ist nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Other devices find what you keep. What you delete here for good is gone for them too.</source>
        <translation>Andere Geräte finden, was Sie behalten. Was Sie hier endgültig löschen, ist auch für sie weg.</translation>
    </message>
    <message>
        <source>Other devices find nothing that was fetched here. This computer has the only copy.</source>
        <translation>Andere Geräte finden nichts, was hier geholt wurde. Dieser Computer hat das einzige Exemplar.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>List the folders</source>
        <translation>Ordner auflisten</translation>
    </message>
    <message>
        <source>Count the messages</source>
        <translation>Nachrichten zählen</translation>
    </message>
    <message>
        <source>Log in for sending</source>
        <translation>Zum Senden anmelden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) on the server</source>
        <translation>
            <numerusform>%Ln Nachricht auf dem Server</numerusform>
            <numerusform>%Ln Nachrichten auf dem Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted by you, valid until %1</source>
        <translation>Von Ihnen angenommen, gültig bis %1</translation>
    </message>
    <message>
        <source>Trusted, valid until %1</source>
        <translation>Vertrauenswürdig, gültig bis %1</translation>
    </message>
    <message>
        <source>The certificate and the clock of this computer are years apart. Is the date right?</source>
        <translation>Zertifikat und Uhr dieses Computers liegen Jahre auseinander. Stimmt das Datum?</translation>
    </message>
    <message>
        <source>The certificate is forged: whoever it names as its issuer has not signed it.</source>
        <translation>Das Zertifikat ist gefälscht: Der genannte Aussteller hat es nicht unterschrieben.</translation>
    </message>
    <message>
        <source>The certificate was not issued for %1, but for %2.</source>
        <translation>Das Zertifikat wurde nicht für %1 ausgestellt, sondern für %2.</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>keinen Namen</translation>
    </message>
    <message>
        <source>The server issued its certificate itself. Nobody else vouches for it.</source>
        <translation>Der Server hat sein Zertifikat selbst ausgestellt. Niemand sonst bürgt dafür.</translation>
    </message>
    <message>
        <source>Nobody who is trusted on this computer vouches for the certificate.</source>
        <translation>Niemand, dem auf diesem Computer vertraut wird, bürgt für das Zertifikat.</translation>
    </message>
    <message>
        <source>The certificate is not meant for servers.</source>
        <translation>Das Zertifikat ist nicht für Server bestimmt.</translation>
    </message>
    <message>
        <source>The key or the signature of the certificate is too weak.</source>
        <translation>Schlüssel oder Unterschrift des Zertifikats sind zu schwach.</translation>
    </message>
    <message>
        <source>The certificate expired on %1.</source>
        <translation>Das Zertifikat ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate is valid from %1 only.</source>
        <translation>Das Zertifikat gilt erst ab %1.</translation>
    </message>
    <message>
        <source>The server sent more certificates than are looked at.</source>
        <translation>Der Server hat mehr Zertifikate geschickt, als angesehen werden.</translation>
    </message>
    <message>
        <source>The certificate cannot be read.</source>
        <translation>Das Zertifikat ist nicht lesbar.</translation>
    </message>
    <message>
        <source>As said for the account</source>
        <translation>Wie beim Konto gesagt</translation>
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
        <source>All headers and the newest 500 messages</source>
        <translation>Alle Kopfzeilen und die neuesten 500 Nachrichten</translation>
    </message>
</context>
<context>
    <name>duopost::ActionRow</name>
    <message>
        <source>What is done</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>name@example.org</source>
        <translation>name@example.org</translation>
    </message>
    <message>
        <source>Remove this action</source>
        <translation>Aktion entfernen</translation>
    </message>
</context>
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
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the outbox</source>
        <translation>
            <numerusform>%Ln Nachricht im Postausgang</numerusform>
            <numerusform>%Ln Nachrichten im Postausgang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting for you</source>
        <translation>
            <numerusform>%Ln Nachricht wartet auf Sie</numerusform>
            <numerusform>%Ln Nachrichten warten auf Sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::AddressPage</name>
    <message>
        <source>Ask the public list too: it learns the domain, not the address</source>
        <translation>Auch die öffentliche Liste fragen: Sie erfährt die Domain, nicht die Adresse</translation>
    </message>
    <message>
        <source>As others shall see it</source>
        <translation>Wie andere ihn sehen sollen</translation>
    </message>
    <message>
        <source>name@example.org</source>
        <translation>name@example.org</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation>&amp;E-Mail-Adresse</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Duopost looks for the servers in a list of its own, at your provider and in a public list. Your address goes to your provider only, the password to nobody before you have seen the servers.</source>
        <translation>Duopost sucht die Server in einer eigenen Liste, bei Ihrem Anbieter und in einer öffentlichen Liste. Ihre Adresse geht nur an Ihren Anbieter, das Passwort an niemanden, bevor Sie die Server gesehen haben.</translation>
    </message>
    <message>
        <source>This is not an e-mail address yet: it needs a name, an @ and a domain.</source>
        <translation>Das ist noch keine E-Mail-Adresse: Sie braucht einen Namen, ein @ und eine Domain.</translation>
    </message>
    <message>
        <source>Empty, if you sign in with the browser</source>
        <translation>Leer, wenn Sie sich im Browser anmelden</translation>
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
        <source>Save attachment</source>
        <translation>Anhang speichern</translation>
    </message>
    <message>
        <source>Save all attachments</source>
        <translation>Alle Anhänge speichern</translation>
    </message>
    <message>
        <source>Open attachment</source>
        <translation>Anhang öffnen</translation>
    </message>
    <message>
        <source>Open “%1” with another program?</source>
        <translation>„%1“ mit einem anderen Programm öffnen?</translation>
    </message>
    <message>
        <source>Files of this kind can contain small programs, or load things from the internet and so tell their sender that you opened them. Open it only if you expected it.</source>
        <translation>Dateien dieser Art können kleine Programme enthalten oder etwas aus dem Internet laden und so dem Absender verraten, dass Sie sie geöffnet haben. Öffnen Sie sie nur, wenn Sie sie erwartet haben.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Do not open</source>
        <translation>&amp;Nicht öffnen</translation>
    </message>
    <message>
        <source>“%1” is a program, or starts one.</source>
        <translation>„%1“ ist ein Programm oder startet eines.</translation>
    </message>
    <message>
        <source>Duopost does not start programs that came with a message. You can save the file.</source>
        <translation>Duopost startet keine Programme, die mit einer Nachricht kamen. Sie können die Datei speichern.</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>no program opens files of this kind</source>
        <translation>kein Programm öffnet Dateien dieser Art</translation>
    </message>
</context>
<context>
    <name>duopost::AttachmentChip</name>
    <message>
        <source>Attachment %1, %2</source>
        <translation>Anhang %1, %2</translation>
    </message>
    <message>
        <source>%1 · program</source>
        <translation>%1 · Programm</translation>
    </message>
    <message>
        <source>Save %1…</source>
        <translation>%1 speichern …</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>Mit anderem Programm öffnen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Files above %1 cannot be dragged; save it instead.</source>
        <translation>Dateien über %1 lassen sich nicht ziehen; speichern Sie sie stattdessen.</translation>
    </message>
</context>
<context>
    <name>duopost::AttachmentPreview</name>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>Mit anderem Programm öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This picture cannot be shown: it is damaged, or far too large.</source>
        <translation>Dieses Bild lässt sich nicht anzeigen: Es ist beschädigt oder viel zu groß.</translation>
    </message>
    <message>
        <source>The first page of this document cannot be shown.</source>
        <translation>Die erste Seite dieses Dokuments lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>%1 – first page</source>
        <translation>%1 – erste Seite</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more card(s) in this file</source>
        <translation>
            <numerusform>… und %Ln weitere Karte in dieser Datei</numerusform>
            <numerusform>… und %Ln weitere Karten in dieser Datei</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::CertificateDialog</name>
    <message>
        <source>Certificate of %1</source>
        <translation>Zertifikat von %1</translation>
    </message>
    <message>
        <source>%1 has proved who it is.</source>
        <translation>%1 hat sich ausgewiesen.</translation>
    </message>
    <message>
        <source>%1 cannot prove who it is. Somebody else could be answering.</source>
        <translation>%1 kann sich nicht ausweisen. Es könnte jemand anderes antworten.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>For the names</source>
        <translation>Für die Namen</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one your provider gives you. If you accept, it counts for this server and this certificate only; you will be asked again when it changes.</source>
        <translation>Vergleichen Sie den Fingerabdruck mit dem, den Ihr Anbieter nennt. Ihr Einverständnis gilt nur für diesen Server und dieses Zertifikat; ändert es sich, werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>Accept this certificate</source>
        <translation>Dieses Zertifikat annehmen</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>duopost::ClientIdDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Registration with %1</source>
        <translation>Eintrag von Duopost bei %1</translation>
    </message>
    <message>
        <source>%1 lets only programs in that somebody registered there. Who did that for Duopost has a client id.</source>
        <translation>%1 lässt nur Programme ein, die jemand dort eingetragen hat. Wer das für Duopost getan hat, hat eine Client-ID.</translation>
    </message>
    <message>
        <source>Left empty, the one that this Duopost was built with is used.</source>
        <translation>Bleibt das Feld leer, gilt die, mit der dieses Duopost gebaut wurde.</translation>
    </message>
    <message>
        <source>This Duopost was built without one.</source>
        <translation>Dieses Duopost wurde ohne eine gebaut.</translation>
    </message>
    <message>
        <source>Only if the provider gave one</source>
        <translation>Nur wenn der Anbieter eines vergeben hat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>Client-&amp;ID</translation>
    </message>
    <message>
        <source>Client s&amp;ecret</source>
        <translation>Client-G&amp;eheimnis</translation>
    </message>
</context>
<context>
    <name>duopost::CommandPalette</name>
    <message>
        <source>Commands and folders</source>
        <translation>Befehle und Ordner</translation>
    </message>
    <message>
        <source>Find a command or a folder</source>
        <translation>Befehl oder Ordner suchen</translation>
    </message>
    <message>
        <source>What do you want to do, or which folder to see?</source>
        <translation>Was möchten Sie tun, welchen Ordner sehen?</translation>
    </message>
    <message>
        <source>Commands and folders found</source>
        <translation>Gefundene Befehle und Ordner</translation>
    </message>
    <message>
        <source>Nothing is called like this.</source>
        <translation>So heißt nichts.</translation>
    </message>
</context>
<context>
    <name>duopost::ComposeActions</name>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write a new message</source>
        <translation>Neue Nachricht schreiben</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answer the sender</source>
        <translation>Dem Absender antworten</translation>
    </message>
    <message>
        <source>Reply all</source>
        <translation>Allen antworten</translation>
    </message>
    <message>
        <source>Answer the sender and all recipients</source>
        <translation>Dem Absender und allen Empfängern antworten</translation>
    </message>
    <message>
        <source>Reply to the list</source>
        <translation>Der Liste antworten</translation>
    </message>
    <message>
        <source>Answer the mailing list</source>
        <translation>Der Mailingliste antworten</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Send it on, with your own words above it</source>
        <translation>Weiterschicken, mit eigenen Worten darüber</translation>
    </message>
    <message>
        <source>Forward as attachment</source>
        <translation>Als Anhang weiterleiten</translation>
    </message>
    <message>
        <source>Send the whole message on as a file, unchanged</source>
        <translation>Die ganze Nachricht unverändert als Datei weiterschicken</translation>
    </message>
    <message>
        <source>Edit as new</source>
        <translation>Als neu bearbeiten</translation>
    </message>
    <message>
        <source>Write a new message that begins like this one</source>
        <translation>Eine neue Nachricht schreiben, die wie diese beginnt</translation>
    </message>
    <message>
        <source>Redirect…</source>
        <translation>Umleiten …</translation>
    </message>
    <message>
        <source>Pass it on unchanged, with its own sender</source>
        <translation>Unverändert weitergeben, mit dem ursprünglichen Absender</translation>
    </message>
    <message>
        <source>Outbox…</source>
        <translation>Postausgang …</translation>
    </message>
    <message>
        <source>What is being sent, and where the copies are</source>
        <translation>Was gesendet wird und wo die Kopien sind</translation>
    </message>
    <message>
        <source>Sent. %1</source>
        <translation>Gesendet. %1</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Verfassen</translation>
    </message>
    <message>
        <source>Write with formatting</source>
        <translation>Mit Formatierung schreiben</translation>
    </message>
    <message>
        <source>Answer above the quotation</source>
        <translation>Antwort über dem Zitat beginnen</translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation>Senden rückgängig machen</translation>
    </message>
    <message>
        <source>Not possible, send at once</source>
        <translation>Nicht möglich, sofort senden</translation>
    </message>
    <message numerus="yes">
        <source>Possible for %Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde lang möglich</numerusform>
            <numerusform>%Ln Sekunden lang möglich</numerusform>
        </translation>
    </message>
    <message>
        <source>The link also asked for what a link may not decide: %1. That was left out.</source>
        <translation>Der Link wollte auch festlegen, was ein Link nicht festlegen darf: %1. Das wurde weggelassen.</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>Personen …</translation>
    </message>
</context>
<context>
    <name>duopost::ComposeEditor</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Text der Nachricht</translation>
    </message>
</context>
<context>
    <name>duopost::ComposeHeader</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Blindkopie</translation>
    </message>
    <message>
        <source>Reply-To</source>
        <translation>Antwort an</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 anzeigen</translation>
    </message>
    <message>
        <source>Others who shall have a copy</source>
        <translation>Weitere, die eine Kopie bekommen sollen</translation>
    </message>
    <message>
        <source>Others who shall have a copy without being seen by the rest</source>
        <translation>Weitere, die eine Kopie bekommen sollen, ohne dass die übrigen sie sehen</translation>
    </message>
    <message>
        <source>Where answers shall go, if not to the sender</source>
        <translation>Wohin Antworten gehen sollen, wenn nicht an den Absender</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name and address, account</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>duopost::ComposeWindow</name>
    <message>
        <source>Kept on this computer at %1</source>
        <translation>Auf diesem Computer gesichert um %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Später senden</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>Formatierung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Plain text has no bold letters, lists, pictures and links.</source>
        <translation>Nur Text kennt keine fette Schrift, keine Listen, Bilder und Links.</translation>
    </message>
    <message>
        <source>The words stay, their look is lost.</source>
        <translation>Die Wörter bleiben, ihre Gestaltung geht verloren.</translation>
    </message>
    <message>
        <source>Make it plain text</source>
        <translation>In nur Text umwandeln</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>In one hour</source>
        <translation>In einer Stunde</translation>
    </message>
    <message>
        <source>Tomorrow at 8:00</source>
        <translation>Morgen um 8:00 Uhr</translation>
    </message>
    <message>
        <source>At another time…</source>
        <translation>Zu einer anderen Zeit …</translation>
    </message>
    <message>
        <source>Reading the attachments…</source>
        <translation>Die Anhänge werden gelesen …</translation>
    </message>
    <message>
        <source>The message is being put into the outbox…</source>
        <translation>Die Nachricht wird in den Postausgang gelegt …</translation>
    </message>
    <message>
        <source>The draft is being saved…</source>
        <translation>Der Entwurf wird gespeichert …</translation>
    </message>
    <message>
        <source>Draft saved at %1</source>
        <translation>Entwurf gespeichert um %1</translation>
    </message>
    <message>
        <source>Saved as a template</source>
        <translation>Als Vorlage gespeichert</translation>
    </message>
    <message>
        <source>Shall what you wrote be saved as a draft?</source>
        <translation>Soll das Geschriebene als Entwurf gespeichert werden?</translation>
    </message>
    <message>
        <source>&amp;Save draft</source>
        <translation>Entwurf &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go on writing</source>
        <translation>&amp;Weiterschreiben</translation>
    </message>
    <message>
        <source>No dictionaries are installed</source>
        <translation>Es sind keine Wörterbücher installiert</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Vorschläge werden gesucht …</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>„%1“ ins Wörterbuch aufnehmen</translation>
    </message>
    <message>
        <source>Ignore “%1”</source>
        <translation>„%1“ übergehen</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>Ask for a delivery receipt</source>
        <translation>Zustellbestätigung anfordern</translation>
    </message>
    <message>
        <source>The mail servers tell by mail that the message was delivered. It does not say whether it was read.</source>
        <translation>Die Mailserver melden per E-Mail, dass die Nachricht zugestellt wurde. Ob sie gelesen wurde, sagt das nicht.</translation>
    </message>
    <message>
        <source>The outgoing server of this account does not offer delivery receipts.</source>
        <translation>Der Postausgangsserver dieses Kontos bietet keine Zustellbestätigungen an.</translation>
    </message>
</context>
<context>
    <name>duopost::ConditionRow</name>
    <message>
        <source>What is looked at</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>Wie verglichen wird</translation>
    </message>
    <message>
        <source>Name of the header</source>
        <translation>Name der Kopfzeile</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source> kB</source>
        <translation> kB</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Bedingung entfernen</translation>
    </message>
</context>
<context>
    <name>duopost::ConnectionLines</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>%1, %2, %3 bits (%4)</source>
        <translation>%1, %2, %3 Bit (%4)</translation>
    </message>
    <message>
        <source>NONE. Whoever is on the way can read along.</source>
        <translation>KEINE. Wer auf dem Weg sitzt, kann mitlesen.</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>Zertifikat von</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Seen since</source>
        <translation>Bekannt seit</translation>
    </message>
    <message>
        <source>Last connected</source>
        <translation>Zuletzt verbunden</translation>
    </message>
</context>
<context>
    <name>duopost::ConnectionView</name>
    <message>
        <source>Certificates you accepted although something is wrong with them:</source>
        <translation>Zertifikate, die Sie angenommen haben, obwohl etwas mit ihnen nicht stimmt:</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>&amp;Do not accept any more</source>
        <translation>&amp;Nicht mehr annehmen</translation>
    </message>
    <message>
        <source>There has been no connection yet.</source>
        <translation>Es gab noch keine Verbindung.</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>%1, %2, %3 bits</source>
        <comment>protocol, cipher, key</comment>
        <translation>%1, %2, %3 Bit</translation>
    </message>
    <message>
        <source>None. Whoever is on the way can read along.</source>
        <translation>Keine. Wer auf dem Weg sitzt, kann mitlesen.</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>Ansehen …</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Seen since</source>
        <translation>Gesehen seit</translation>
    </message>
</context>
<context>
    <name>duopost::Consequences</name>
    <message>
        <source>Arrives at once</source>
        <translation>Kommt sofort an</translation>
    </message>
    <message>
        <source>Looked for every few minutes</source>
        <translation>Wird alle paar Minuten gesucht</translation>
    </message>
    <message>
        <source>Known after the first log-in</source>
        <translation>Nach der ersten Anmeldung bekannt</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>Nur auf diesem Computer</translation>
    </message>
    <message>
        <source>Old mail</source>
        <translation>Alte Mail</translation>
    </message>
    <message>
        <source>The server limits how long it keeps it</source>
        <translation>Der Server bewahrt sie nur begrenzt auf</translation>
    </message>
    <message>
        <source>Says the built-in list about %1.</source>
        <translation>Das sagt die eingebaute Liste über %1.</translation>
    </message>
    <message>
        <source>Second computer</source>
        <translation>Zweiter Computer</translation>
    </message>
    <message>
        <source>Does not get what was fetched once</source>
        <translation>Bekommt nicht, was einmal geholt wurde</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Andere Ordner</translation>
    </message>
    <message>
        <source>Stay unseen, junk included</source>
        <translation>Bleiben unsichtbar, auch Spam</translation>
    </message>
    <message numerus="yes">
        <source>The server removes it after %Ln day(s)</source>
        <translation>
            <numerusform>Der Server entfernt sie nach %Ln Tag</numerusform>
            <numerusform>Der Server entfernt sie nach %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>The same on all devices</source>
        <translation>Auf allen Geräten gleich</translation>
    </message>
    <message>
        <source>Read and starred</source>
        <translation>Gelesen und Stern</translation>
    </message>
    <message>
        <source>Seen on all devices</source>
        <translation>Auf allen Geräten sichtbar</translation>
    </message>
    <message>
        <source>Sent mail</source>
        <translation>Gesendetes</translation>
    </message>
    <message>
        <source>Moved mail</source>
        <translation>Verschobenes</translation>
    </message>
    <message>
        <source>Moved on all devices</source>
        <translation>Auf allen Geräten verschoben</translation>
    </message>
    <message>
        <source>New mail</source>
        <translation>Neue Mail</translation>
    </message>
</context>
<context>
    <name>duopost::Countries</name>
    <message>
        <source>Austria</source>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgien</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brasilien</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tschechien</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Dänemark</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estland</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spanien</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Großbritannien</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indien</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Südkorea</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Lettland</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norwegen</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>Neuseeland</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Polen</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Russland</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slowakei</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraine</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>USA</translation>
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
    <name>duopost::DeviceModel</name>
    <message>
        <source>not here</source>
        <translation>nicht hier</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht nachgesehen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1. Not the same everywhere.</source>
        <translation>%1. Nicht überall gleich.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Second device</source>
        <translation>Zweites Gerät</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
</context>
<context>
    <name>duopost::DeviceSetupView</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Incoming mail (%1)</source>
        <translation>Eingehende Mail (%1)</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Ausgehende Mail (SMTP)</translation>
    </message>
    <message>
        <source>The password is the one of this account. It is not written here.</source>
        <translation>Das Passwort ist das dieses Kontos. Es steht nicht hier.</translation>
    </message>
    <message>
        <source>With POP3 each device has its own read marks and its own sent mail. Let the other device leave messages on the server.</source>
        <translation>Mit POP3 hat jedes Gerät eigene Gelesen-Marken und eigene gesendete Mail. Lassen Sie das andere Gerät die Nachrichten auf dem Server belassen.</translation>
    </message>
    <message>
        <source>Data for another device</source>
        <translation>Daten für ein anderes Gerät</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>D&amp;rucken …</translation>
    </message>
    <message>
        <source>Profile for iPhone, iPad and &amp;Mac…</source>
        <translation>Profil für iPhone, iPad und &amp;Mac …</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>Profil speichern</translation>
    </message>
</context>
<context>
    <name>duopost::DifferenceWords</name>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>second device</source>
        <translation>zweites Gerät</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1 yes</source>
        <translation>%1 ja</translation>
    </message>
    <message>
        <source>%1 no</source>
        <translation>%1 nein</translation>
    </message>
    <message>
        <source>With IMAP every device hears of it from the server, at its next look.</source>
        <translation>Mit IMAP erfährt es jedes Gerät vom Server, sobald es wieder nachsieht.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>It was moved or deleted, or has not been fetched everywhere yet.</source>
        <translation>Sie wurde verschoben oder gelöscht oder noch nicht überall abgeholt.</translation>
    </message>
    <message>
        <source>In Sent</source>
        <translation>In „Gesendet“</translation>
    </message>
    <message>
        <source>In the inbox</source>
        <translation>Im Posteingang</translation>
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
    <message>
        <source>The account %1 is switched off.</source>
        <translation>Das Konto %1 ist abgeschaltet.</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>Der Anbieter</translation>
    </message>
    <message>
        <source>%1 wants you to sign in again in the browser.</source>
        <translation>%1 möchte, dass Sie sich im Browser neu anmelden.</translation>
    </message>
    <message>
        <source>This Duopost is not registered with %1 (it has no client id) and cannot sign in there with the browser.</source>
        <translation>Dieses Duopost ist bei %1 nicht registriert (es hat keine Client-ID) und kann sich dort nicht im Browser anmelden.</translation>
    </message>
    <message>
        <source>this provider</source>
        <translation>diesem Anbieter</translation>
    </message>
    <message>
        <source>The sign-in at %1 was declined in the browser.</source>
        <translation>Die Anmeldung bei %1 wurde im Browser abgelehnt.</translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>dem Anbieter</translation>
    </message>
    <message>
        <source>%1 does not know this Duopost: its client id is not valid there.</source>
        <translation>%1 kennt dieses Duopost nicht: Seine Client-ID gilt dort nicht.</translation>
    </message>
    <message>
        <source>For %1 the sign-in took too long, or was used already.</source>
        <translation>Bei %1 hat die Anmeldung zu lange gedauert oder wurde schon benutzt.</translation>
    </message>
    <message>
        <source>%1 did not accept the sign-in.</source>
        <translation>%1 hat die Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Mail that is already here can still be read. Nothing is fetched until then.</source>
        <translation>Nachrichten, die schon hier sind, können Sie weiter lesen. Bis dahin wird nichts geholt.</translation>
    </message>
    <message>
        <source>You can sign in again.</source>
        <translation>Sie können sich neu anmelden.</translation>
    </message>
    <message>
        <source>The folder %1 with the mail of this account is not there. Is its drive connected?</source>
        <translation>Den Ordner %1 mit der Mail dieses Kontos gibt es nicht. Ist sein Laufwerk angeschlossen?</translation>
    </message>
</context>
<context>
    <name>duopost::ExperimentModel</name>
    <message>
        <source>running…</source>
        <translation>läuft …</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>noch nicht ausprobiert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>The first device does something, the second one looks.</source>
        <translation>Das erste Gerät tut etwas, das zweite sieht nach.</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
</context>
<context>
    <name>duopost::ExperimentTitles</name>
    <message>
        <source>New mail arrives</source>
        <translation>Neue E-Mails treffen ein</translation>
    </message>
    <message>
        <source>Read a message here</source>
        <translation>Eine Nachricht hier lesen</translation>
    </message>
    <message>
        <source>Read on the other device</source>
        <translation>Auf dem anderen Gerät lesen</translation>
    </message>
    <message>
        <source>Mark as unread here</source>
        <translation>Hier als ungelesen markieren</translation>
    </message>
    <message>
        <source>Answer a message here</source>
        <translation>Eine Nachricht hier beantworten</translation>
    </message>
    <message>
        <source>Forward a message here</source>
        <translation>Eine Nachricht hier weiterleiten</translation>
    </message>
    <message>
        <source>Star a message here</source>
        <translation>Hier mit Stern markieren</translation>
    </message>
    <message>
        <source>Tag a message here</source>
        <translation>Hier ein Schlagwort vergeben</translation>
    </message>
    <message>
        <source>Mark as junk here</source>
        <translation>Hier als Spam markieren</translation>
    </message>
    <message>
        <source>Move a message to a folder</source>
        <translation>In einen Ordner verschieben</translation>
    </message>
    <message>
        <source>Copy a message to a folder</source>
        <translation>In einen Ordner kopieren</translation>
    </message>
    <message>
        <source>Make a new folder</source>
        <translation>Einen neuen Ordner anlegen</translation>
    </message>
    <message>
        <source>Rename a folder</source>
        <translation>Einen Ordner umbenennen</translation>
    </message>
    <message>
        <source>Move to the trash here</source>
        <translation>Hier in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Delete for good here</source>
        <translation>Hier endgültig löschen</translation>
    </message>
    <message>
        <source>Delete on the other device</source>
        <translation>Auf dem anderen Gerät löschen</translation>
    </message>
    <message>
        <source>Send from here</source>
        <translation>Von hier senden</translation>
    </message>
    <message>
        <source>Save a draft here</source>
        <translation>Hier einen Entwurf speichern</translation>
    </message>
    <message>
        <source>Set up a new computer</source>
        <translation>Einen neuen Computer einrichten</translation>
    </message>
    <message>
        <source>Lose this computer</source>
        <translation>Diesen Computer verlieren</translation>
    </message>
    <message>
        <source>Wait eight days</source>
        <translation>Acht Tage warten</translation>
    </message>
    <message>
        <source>Change marks offline on both</source>
        <translation>Auf beiden offline markieren</translation>
    </message>
    <message>
        <source>Both fetch at the same time</source>
        <translation>Beide holen zur selben Zeit ab</translation>
    </message>
    <message>
        <source>Search texts that are not here</source>
        <translation>In Texten suchen, die nicht hier sind</translation>
    </message>
    <message>
        <source>IMAP and IMAP</source>
        <translation>IMAP und IMAP</translation>
    </message>
    <message>
        <source>POP3 (keeps) and POP3</source>
        <translation>POP3 (behält) und POP3</translation>
    </message>
    <message>
        <source>POP3 (removes) and POP3</source>
        <translation>POP3 (entfernt) und POP3</translation>
    </message>
    <message>
        <source>POP3 (7 days) and POP3</source>
        <translation>POP3 (7 Tage) und POP3</translation>
    </message>
    <message>
        <source>POP3 and IMAP</source>
        <translation>POP3 und IMAP</translation>
    </message>
    <message>
        <source>IMAP and POP3</source>
        <translation>IMAP und POP3</translation>
    </message>
    <message>
        <source>The second device gets the message</source>
        <translation>Das zweite Gerät bekommt die Nachricht</translation>
    </message>
    <message>
        <source>The second device sees the mark</source>
        <translation>Das zweite Gerät sieht die Markierung</translation>
    </message>
    <message>
        <source>The first device sees the mark</source>
        <translation>Das erste Gerät sieht die Markierung</translation>
    </message>
    <message>
        <source>The server has the mark</source>
        <translation>Der Server hat die Markierung</translation>
    </message>
    <message>
        <source>The server keeps the message in its inbox</source>
        <translation>Der Server behält die Nachricht im Posteingang</translation>
    </message>
    <message>
        <source>The second device still has it in its inbox</source>
        <translation>Das zweite Gerät hat sie noch im Posteingang</translation>
    </message>
    <message>
        <source>The first device still has it in its inbox</source>
        <translation>Das erste Gerät hat sie noch im Posteingang</translation>
    </message>
    <message>
        <source>The second device sees the folder</source>
        <translation>Das zweite Gerät sieht den Ordner</translation>
    </message>
    <message>
        <source>The server has the folder</source>
        <translation>Der Server hat den Ordner</translation>
    </message>
    <message>
        <source>The second device finds it in that folder</source>
        <translation>Das zweite Gerät findet sie in dem Ordner</translation>
    </message>
    <message>
        <source>The server has it in that folder</source>
        <translation>Der Server hat sie in dem Ordner</translation>
    </message>
    <message>
        <source>The second device sees what was sent</source>
        <translation>Das zweite Gerät sieht das Gesendete</translation>
    </message>
    <message>
        <source>The server has what was sent</source>
        <translation>Der Server hat das Gesendete</translation>
    </message>
    <message>
        <source>The second device sees the draft</source>
        <translation>Das zweite Gerät sieht den Entwurf</translation>
    </message>
    <message>
        <source>The server has the draft</source>
        <translation>Der Server hat den Entwurf</translation>
    </message>
    <message>
        <source>A new device gets all of the inbox</source>
        <translation>Ein neues Gerät bekommt den ganzen Posteingang</translation>
    </message>
    <message>
        <source>A new device knows what was read</source>
        <translation>Ein neues Gerät weiß, was gelesen wurde</translation>
    </message>
    <message>
        <source>A new device has what was sent</source>
        <translation>Ein neues Gerät hat das Gesendete</translation>
    </message>
    <message>
        <source>A new device has the folders</source>
        <translation>Ein neues Gerät hat die Ordner</translation>
    </message>
    <message>
        <source>A new device downloads everything again</source>
        <translation>Ein neues Gerät lädt alles noch einmal herunter</translation>
    </message>
    <message>
        <source>A new computer gets everything back</source>
        <translation>Ein neuer Computer bekommt alles zurück</translation>
    </message>
    <message>
        <source>The second device can fetch at the same time</source>
        <translation>Das zweite Gerät kann zur selben Zeit abholen</translation>
    </message>
    <message>
        <source>The server searches texts that are not here</source>
        <translation>Der Server durchsucht Texte, die nicht hier sind</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>What another device sees</source>
        <translation>Was ein anderes Gerät sieht</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>What the devices and the server said</source>
        <translation>Was die Geräte und der Server gesagt haben</translation>
    </message>
    <message>
        <source>Observed on a practice server, %1</source>
        <translation>Beobachtet auf einem Übungsserver, %1</translation>
    </message>
    <message>
        <source>could not be carried out</source>
        <translation>nicht durchführbar</translation>
    </message>
    <message>
        <source>The mailbox is full</source>
        <translation>Das Postfach ist voll</translation>
    </message>
    <message>
        <source>A filter on the server sorts mail</source>
        <translation>Ein Filter auf dem Server sortiert</translation>
    </message>
    <message>
        <source>New mail arrives again after fetching</source>
        <translation>Nach dem Abholen kommt wieder etwas an</translation>
    </message>
    <message>
        <source>New mail arrives while the mailbox is full</source>
        <translation>Neue E-Mails kommen an, während das Postfach voll ist</translation>
    </message>
    <message>
        <source>The first device is told that its draft is not on the server</source>
        <translation>Das erste Gerät erfährt, dass sein Entwurf nicht auf dem Server ist</translation>
    </message>
    <message>
        <source>The second device gets filtered mail</source>
        <translation>Das zweite Gerät bekommt Gefiltertes</translation>
    </message>
    <message>
        <source>The first device gets filtered mail</source>
        <translation>Das erste Gerät bekommt Gefiltertes</translation>
    </message>
    <message>
        <source>Observed in a test folder of the account %2, %1</source>
        <translation>Beobachtet in einem Testordner des Kontos %2, %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>What the server had in the end, read by a third program over IMAP, as webmail does</source>
        <translation>Was der Server am Ende hatte, von einem dritten Programm über IMAP gelesen, wie es Webmail tut</translation>
    </message>
    <message>
        <source>POP3 shows only the inbox; a test there would touch real mail.</source>
        <translation>POP3 zeigt nur den Posteingang; ein Test dort würde echte E-Mails anrühren.</translation>
    </message>
</context>
<context>
    <name>duopost::ExperimentsWindow</name>
    <message>
        <source>This could not be carried out.</source>
        <translation>Das ließ sich nicht durchführen.</translation>
    </message>
    <message>
        <source>What was done:</source>
        <translation>Was getan wurde:</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>What the devices and the server said:</source>
        <translation>Was die Geräte und der Server gesagt haben:</translation>
    </message>
    <message>
        <source>&amp;Run all</source>
        <translation>Alle &amp;ausführen</translation>
    </message>
    <message>
        <source>Run s&amp;elected</source>
        <translation>Aus&amp;gewählte ausführen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Save as</source>
        <translation>&amp;Speichern als</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>What does another device see of what happens on this one? Each answer is looked for on a practice server of its own, on this computer, with devices of their own. Nobody’s mail is touched.</source>
        <translation>Was sieht ein anderes Gerät von dem, was auf diesem geschieht? Jede Antwort wird auf einem eigenen Übungsserver auf diesem Computer gesucht, mit eigenen Geräten. Niemandes E-Mails werden angerührt.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Only the experiments with a check mark</source>
        <translation>Nur die angehakten Experimente</translation>
    </message>
    <message>
        <source>Web page (HTML)…</source>
        <translation>Webseite (HTML) …</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>PDF document…</source>
        <translation>PDF-Dokument …</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Experiments and their outcome</source>
        <translation>Experimente und ihr Ausgang</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Choose an answer to see what it rests on.</source>
        <translation>Wählen Sie eine Antwort, um zu sehen, worauf sie beruht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after this one…</source>
        <translation>Hält nach diesem an …</translation>
    </message>
    <message>
        <source>Putting the practice server away…</source>
        <translation>Der Übungsserver wird weggeräumt …</translation>
    </message>
    <message>
        <source>Starting the practice server…</source>
        <translation>Der Übungsserver wird gestartet …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>experiments</source>
        <translation>experimente</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>On the practice server</source>
        <translation>Auf dem Übungsserver</translation>
    </message>
    <message>
        <source>Removing the test folder…</source>
        <translation>Der Testordner wird entfernt …</translation>
    </message>
    <message>
        <source>Making the test folder…</source>
        <translation>Der Testordner wird angelegt …</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>What does another device see of what happens on this one? Here it is tried on your own account: in a folder made for it, with test messages, which are all removed afterwards. POP3 shows only the inbox, so that this is not for set-ups with POP3.</source>
        <translation>Was sieht ein anderes Gerät von dem, was auf diesem geschieht? Hier wird es in Ihrem eigenen Konto ausprobiert: in einem eigens angelegten Ordner, mit Testnachrichten, die danach alle entfernt werden. POP3 zeigt nur den Posteingang, deshalb geht das nicht für Kombinationen mit POP3.</translation>
    </message>
    <message>
        <source>An interrupted experiment has left the folder “%1” on the server.</source>
        <translation>Ein unterbrochenes Experiment hat den Ordner „%1“ auf dem Server zurückgelassen.</translation>
    </message>
    <message>
        <source>Only test messages and empty folders are removed. Made %1.</source>
        <translation>Entfernt werden nur Testnachrichten und leere Ordner. Angelegt: %1.</translation>
    </message>
    <message>
        <source>What you chose can only be tried on the practice server.</source>
        <translation>Das Ausgewählte lässt sich nur auf dem Übungsserver ausprobieren.</translation>
    </message>
    <message>
        <source>The test folder was removed; looked for again on the server: it is not there.</source>
        <translation>Der Testordner wurde entfernt; auf dem Server noch einmal nachgesehen: Er ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The test folder “%1” could not be removed completely.</source>
        <translation>Der Testordner „%1“ ließ sich nicht vollständig entfernen.</translation>
    </message>
</context>
<context>
    <name>duopost::FactWords</name>
    <message>
        <source>The message</source>
        <translation>Die Nachricht</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Nicht beantwortet</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>No star</source>
        <translation>Kein Stern</translation>
    </message>
    <message>
        <source>Filed in “%1”</source>
        <translation>Abgelegt in „%1“</translation>
    </message>
    <message>
        <source>Copy of what was sent</source>
        <translation>Kopie des Gesendeten</translation>
    </message>
    <message>
        <source>How long the server keeps it</source>
        <translation>Wie lange der Server sie behält</translation>
    </message>
    <message>
        <source>Will be removed from the server on %1.</source>
        <translation>Wird am %1 vom Server entfernt.</translation>
    </message>
    <message>
        <source>Dated %1.</source>
        <translation>Datum: %1.</translation>
    </message>
    <message>
        <source>There since %1.</source>
        <translation>Dort seit %1.</translation>
    </message>
    <message>
        <source>There since %1 (UID %2).</source>
        <translation>Dort seit %1 (UID %2).</translation>
    </message>
    <message>
        <source>Waiting since %1.</source>
        <translation>Wartet seit %1.</translation>
    </message>
    <message>
        <source>Last seen on the server: %1.</source>
        <translation>Zuletzt auf dem Server gesehen: %1.</translation>
    </message>
</context>
<context>
    <name>duopost::FieldsView</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>The field as it was sent</source>
        <translation>Das Feld, wie es gesendet wurde</translation>
    </message>
    <message>
        <source>As it was sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>(no field)</source>
        <translation>(kein Feld)</translation>
    </message>
</context>
<context>
    <name>duopost::FiltersWindow</name>
    <message>
        <source>Save and acti&amp;vate</source>
        <translation>Speichern und akti&amp;vieren</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Filters and absence: %1</source>
        <translation>Filter und Abwesenheit: %1</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>No filters can be reached on the server. Not every provider offers them to mail programs; some have them in their webmail only. If yours names a server for filters (ManageSieve), enter it here.</source>
        <translation>Auf dem Server sind keine Filter erreichbar. Nicht jeder Anbieter gibt Mailprogrammen Zugriff darauf; manche haben sie nur im Webmail. Nennt Ihrer einen Server für Filter (ManageSieve), tragen Sie ihn hier ein.</translation>
    </message>
    <message>
        <source>&amp;Try this server</source>
        <translation>Diesen Server &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Look at the certificate…</source>
        <translation>Zertifikat &amp;ansehen …</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>Abwesenheit</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>The script “%1” does more than this form can show (line %2: %3). It stays as it is; you can edit it as text.</source>
        <translation>Das Skript „%1“ kann mehr, als dieses Formular zeigt (Zeile %2: %3). Es bleibt, wie es ist; Sie können es als Text bearbeiten.</translation>
    </message>
    <message>
        <source>Add &amp;rules in front of it</source>
        <translation>Eigene &amp;Regeln davorsetzen</translation>
    </message>
    <message>
        <source>Write &amp;rules instead of it</source>
        <translation>Stattdessen eigene &amp;Regeln schreiben</translation>
    </message>
    <message>
        <source>A second script becomes active, which carries out your rules and then this one</source>
        <translation>Ein zweites Skript wird aktiv, das erst Ihre Regeln und dann dieses ausführt</translation>
    </message>
    <message>
        <source>A second script becomes active when you save; this one stays on the server, switched off</source>
        <translation>Beim Speichern wird ein zweites Skript aktiv; dieses bleibt ausgeschaltet auf dem Server</translation>
    </message>
    <message>
        <source>When you save, these rules take the place of the script that is active now.</source>
        <translation>Beim Speichern treten diese Regeln an die Stelle des Skripts, das jetzt aktiv ist.</translation>
    </message>
    <message>
        <source>After these rules the server carries out the script “%1”.</source>
        <translation>Nach diesen Regeln führt der Server das Skript „%1“ aus.</translation>
    </message>
    <message>
        <source>Filters and absence</source>
        <translation>Filter und Abwesenheit</translation>
    </message>
    <message>
        <source>What you changed is not saved. Close the window anyway?</source>
        <translation>Ihre Änderungen sind nicht gespeichert. Fenster trotzdem schließen?</translation>
    </message>
    <message>
        <source>Close &amp;without saving</source>
        <translation>Schließen &amp;ohne zu speichern</translation>
    </message>
    <message>
        <source>Saved: active on the server, and read back word for word.</source>
        <translation>Gespeichert: auf dem Server aktiv und Wort für Wort zurückgelesen.</translation>
    </message>
    <message>
        <source>The server does not accept this:
%1</source>
        <translation>Der Server nimmt das nicht an:
%1</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Anderswo geändert</translation>
    </message>
    <message>
        <source>Somebody else changed the filters on the server meanwhile. Nothing was overwritten.</source>
        <translation>Jemand anderes hat die Filter auf dem Server inzwischen geändert. Nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>Show &amp;theirs</source>
        <translation>Die &amp;andere zeigen</translation>
    </message>
    <message>
        <source>Replace with &amp;mine</source>
        <translation>Durch &amp;meine ersetzen</translation>
    </message>
    <message>
        <source>Save first what you changed.</source>
        <translation>Speichern Sie zuerst, was Sie geändert haben.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>This server offers no notice of absence.</source>
        <translation>Dieser Server bietet keine Abwesenheitsnotiz.</translation>
    </message>
</context>
<context>
    <name>duopost::FindBar</name>
    <message>
        <source>Find in this text</source>
        <translation>In diesem Text suchen</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Vorherige Stelle (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorherige Stelle</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Nächste Stelle (Eingabe)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%L1 of more than %L2</source>
        <translation>%L1 von mehr als %L2</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
</context>
<context>
    <name>duopost::FolderArchives</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Files (mbox, .eml)…</source>
        <translation>Dateien (mbox, .eml) …</translation>
    </message>
    <message>
        <source>Folder or Maildir…</source>
        <translation>Ordner oder Maildir …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export all folders</source>
        <translation>Alle Ordner exportieren</translation>
    </message>
    <message>
        <source>One file (mbox)…</source>
        <translation>Eine Datei (mbox) …</translation>
    </message>
    <message>
        <source>One file for each folder (mbox)…</source>
        <translation>Eine Datei je Ordner (mbox) …</translation>
    </message>
    <message>
        <source>Maildir…</source>
        <translation>Maildir …</translation>
    </message>
    <message>
        <source>One file for each message (.eml)…</source>
        <translation>Eine Datei je Nachricht (.eml) …</translation>
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
    <message>
        <source>Get mail</source>
        <translation>Mail holen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Account settings…</source>
        <translation>Kontoeinstellungen …</translation>
    </message>
    <message>
        <source>As for the account: %1</source>
        <translation>Wie beim Konto: %1</translation>
    </message>
    <message>
        <source>Change to POP3…</source>
        <translation>Auf POP3 umstellen …</translation>
    </message>
    <message>
        <source>Change to IMAP…</source>
        <translation>Auf IMAP umstellen …</translation>
    </message>
    <message>
        <source>Second device…</source>
        <translation>Zweites Gerät …</translation>
    </message>
    <message>
        <source>Filters and absence…</source>
        <translation>Filter und Abwesenheit …</translation>
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
    <message>
        <source>The inboxes of all accounts in one list</source>
        <translation>Die Posteingänge aller Konten in einer Liste</translation>
    </message>
    <message>
        <source>All inboxes</source>
        <translation>Alle Posteingänge</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>What is being sent, and what waits for you</source>
        <translation>Was gerade gesendet wird und was auf Sie wartet</translation>
    </message>
    <message numerus="yes">
        <source>Outbox, %Ln message(s), %1</source>
        <translation>
            <numerusform>Postausgang, %Ln Nachricht, %1</numerusform>
            <numerusform>Postausgang, %Ln Nachrichten, %1</numerusform>
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
    <name>duopost::FormatBar</name>
    <message>
        <source>Formatting</source>
        <translation>Formatierung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Heading 1</source>
        <translation>Überschrift 1</translation>
    </message>
    <message>
        <source>Heading 2</source>
        <translation>Überschrift 2</translation>
    </message>
    <message>
        <source>Heading 3</source>
        <translation>Überschrift 3</translation>
    </message>
    <message>
        <source>Fixed width</source>
        <translation>Feste Breite</translation>
    </message>
    <message>
        <source>Kind of paragraph</source>
        <translation>Absatzart</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Unterstrichen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Nummerierte Liste</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Link …</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild …</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe …</translation>
    </message>
    <message>
        <source>Remove the formatting</source>
        <translation>Formatierung entfernen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse der Seite</translation>
    </message>
    <message>
        <source>Colour of the text</source>
        <translation>Textfarbe</translation>
    </message>
</context>
<context>
    <name>duopost::FoundPage</name>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Looking for the servers</source>
        <translation>Server werden gesucht</translation>
    </message>
    <message>
        <source>What shall happen to mail on the server after it was fetched?</source>
        <translation>Was soll mit Mail auf dem Server geschehen, wenn sie geholt wurde?</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the outgoing server</source>
        <translation>Ausgangsserver bearbeiten</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Was versucht wurde</translation>
    </message>
    <message>
        <source>Looking for the servers of %1…</source>
        <translation>Die Server von %1 werden gesucht …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>No servers were found. Ask your provider for them and enter them by hand.</source>
        <translation>Es wurden keine Server gefunden. Fragen Sie Ihren Anbieter danach und tragen Sie sie von Hand ein.</translation>
    </message>
    <message>
        <source>This is what was found. Nothing has been logged in to yet.</source>
        <translation>Das wurde gefunden. Angemeldet wurde noch nirgends.</translation>
    </message>
    <message>
        <source>Sending: %1, port %2, %3</source>
        <comment>host, port, encryption</comment>
        <translation>Senden: %1, Port %2, %3</translation>
    </message>
    <message>
        <source>Sending: no server was found.</source>
        <translation>Senden: Es wurde kein Server gefunden.</translation>
    </message>
    <message>
        <source>Other devices see the same folders, read marks and sent mail.</source>
        <translation>Andere Geräte sehen dieselben Ordner, Gelesen-Marken und gesendete Mail.</translation>
    </message>
    <message>
        <source>Only POP3 was found.</source>
        <translation>Es wurde nur POP3 gefunden.</translation>
    </message>
    <message>
        <source>Mail of this domain is kept by %1.</source>
        <translation>Die Mail dieser Domain liegt bei %1.</translation>
    </message>
    <message>
        <source>Provider: %1.</source>
        <translation>Anbieter: %1.</translation>
    </message>
    <message>
        <source>Country: %1, European data protection applies.</source>
        <translation>Land: %1, der europäische Datenschutz gilt.</translation>
    </message>
    <message>
        <source>Country: %1, outside the EU.</source>
        <translation>Land: %1, außerhalb der EU.</translation>
    </message>
    <message>
        <source>Help of the provider</source>
        <translation>Hilfe des Anbieters</translation>
    </message>
    <message>
        <source>These facts were last checked on %1.</source>
        <translation>Diese Angaben wurden zuletzt am %1 geprüft.</translation>
    </message>
    <message>
        <source>Nothing is known about this provider but what its servers say.</source>
        <translation>Über diesen Anbieter ist nichts bekannt, außer was seine Server sagen.</translation>
    </message>
    <message>
        <source>This is Microsoft Exchange. The organisation may have switched IMAP and POP3 off.</source>
        <translation>Das ist Microsoft Exchange. Die Organisation kann IMAP und POP3 abgeschaltet haben.</translation>
    </message>
    <message>
        <source>The provider wants an app password here: one that you make for Duopost on its pages.</source>
        <translation>Der Anbieter will hier ein App-Passwort: eines, das Sie auf seinen Seiten für Duopost anlegen.</translation>
    </message>
    <message>
        <source>The provider wants to be asked in the browser, or an app password that you make on its pages.</source>
        <translation>Der Anbieter will im Browser gefragt werden, oder ein App-Passwort, das Sie auf seinen Seiten anlegen.</translation>
    </message>
    <message>
        <source>The provider wants to be asked in the browser.</source>
        <translation>Der Anbieter will im Browser gefragt werden.</translation>
    </message>
    <message>
        <source>%1 does not belong to the domain of your address. Your password will be sent there: is that your provider?</source>
        <translation>%1 gehört nicht zur Domain Ihrer Adresse. Ihr Passwort wird dorthin gesendet: Ist das Ihr Anbieter?</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Next, you sign in at %1 with your browser. Duopost does not see the password there.</source>
        <translation>Als Nächstes melden Sie sich im Browser bei %1 an. Duopost sieht das Passwort dort nicht.</translation>
    </message>
    <message>
        <source>%1 wants you to sign in with the browser, but this Duopost is not registered there: it has no client id for %1.</source>
        <translation>%1 möchte, dass Sie sich im Browser anmelden, aber dieses Duopost ist dort nicht registriert: Es hat keine Client-ID für %1.</translation>
    </message>
    <message>
        <source>These servers are known, but they cannot be reached at the moment.</source>
        <translation>Diese Server sind bekannt, sind aber im Moment nicht erreichbar.</translation>
    </message>
    <message>
        <source>Enter a client id…</source>
        <translation>Client-ID eingeben …</translation>
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
    <name>duopost::IdentityView</name>
    <message>
        <source>Identities</source>
        <translation>Identitäten</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Make it the first</source>
        <translation>An die erste Stelle</translation>
    </message>
    <message>
        <source>Messages are written as the first one, unless you choose another. An answer is written as the one the message was sent to.</source>
        <translation>Nachrichten werden unter der ersten geschrieben, wenn Sie keine andere wählen. Eine Antwort wird unter der geschrieben, an die die Nachricht ging.</translation>
    </message>
    <message>
        <source>the same address</source>
        <translation>dieselbe Adresse</translation>
    </message>
    <message>
        <source>&amp;Blind copy to myself</source>
        <translation>&amp;Blindkopie an mich selbst</translation>
    </message>
    <message>
        <source>Signature with &amp;formatting</source>
        <translation>Signatur mit &amp;Formatierung</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Answers go to</source>
        <translation>Antworten gehen an</translation>
    </message>
    <message>
        <source>Copies of what you send</source>
        <translation>Kopien gesendeter Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Also into the Sent folder of the IMAP server</source>
        <translation>&amp;Auch in den Ordner „Gesendet“ des IMAP-Servers</translation>
    </message>
    <message>
        <source>POP3 stores nothing on the server. Copies stay on this computer, and other devices do not see them. There are two remedies.</source>
        <translation>POP3 legt nichts auf dem Server ab. Kopien bleiben auf diesem Computer, andere Geräte sehen sie nicht. Dagegen gibt es zwei Mittel.</translation>
    </message>
    <message>
        <source>“Blind copy to myself”: every message comes back as new mail. Each device that fetches it has it, in its inbox, not among what was sent.</source>
        <translation>„Blindkopie an mich selbst“: Jede Nachricht kommt als neue Mail zurück. Jedes Gerät, das sie abruft, hat sie, im Posteingang und nicht unter „Gesendet“.</translation>
    </message>
    <message>
        <source>If the same mailbox can be reached over IMAP too, with the same user and password: every IMAP device sees the copy in its Sent folder. Receiving stays POP3.</source>
        <translation>Wenn dasselbe Postfach auch über IMAP erreichbar ist, mit demselben Benutzernamen und Passwort: Jedes IMAP-Gerät sieht die Kopie in seinem Ordner „Gesendet“. Empfangen wird weiter über POP3.</translation>
    </message>
</context>
<context>
    <name>duopost::InvitationCard</name>
    <message>
        <source>(without a title)</source>
        <translation>(ohne Titel)</translation>
    </message>
    <message>
        <source>The time is that of “%1”, which this computer does not know.</source>
        <translation>Die Uhrzeit ist die von „%1“, das dieser Computer nicht kennt.</translation>
    </message>
    <message>
        <source>It repeats.</source>
        <translation>Wiederholt sich.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>Mit %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more event(s) in the same file</source>
        <translation>
            <numerusform>%Ln weiterer Termin in derselben Datei</numerusform>
            <numerusform>%Ln weitere Termine in derselben Datei</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::KeepingLine</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>&amp;Ordner wählen …</translation>
    </message>
    <message>
        <source>Use the usual place</source>
        <translation>Den üblichen Ort nehmen</translation>
    </message>
    <message>
        <source>Edit what is kept on this computer</source>
        <translation>Bearbeiten, was auf diesem Computer bleibt</translation>
    </message>
    <message>
        <source>The mail gets a folder of its own in there. It has to be a disk of this computer, not a network drive or a folder that another program keeps in step; the place cannot be changed later.</source>
        <translation>Die Mail bekommt darin einen eigenen Ordner. Es muss ein Laufwerk dieses Computers sein, kein Netzlaufwerk und kein Ordner, den ein anderes Programm abgleicht; der Ort lässt sich später nicht ändern.</translation>
    </message>
    <message>
        <source>Where shall the mail be?</source>
        <translation>Wo soll die Mail liegen?</translation>
    </message>
    <message>
        <source>every message, whole</source>
        <translation>jede Nachricht, vollständig</translation>
    </message>
    <message>
        <source>On this computer: %1</source>
        <comment>what is kept</comment>
        <translation>Auf diesem Computer: %1</translation>
    </message>
    <message>
        <source>In the folder %1</source>
        <translation>Im Ordner %1</translation>
    </message>
    <message>
        <source>&amp;Also keep an archive here that nothing on the server can empty</source>
        <translation>&amp;Auch ein Archiv hier behalten, das vom Server aus niemand leeren kann</translation>
    </message>
    <message>
        <source>Both at once: every device sees the same mail, and what is deleted on the server stays on this computer.</source>
        <translation>Beides zugleich: Jedes Gerät sieht dieselben Mails, und was auf dem Server gelöscht wird, bleibt auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>duopost::LeaveChoice</name>
    <message>
        <source>Days on the server</source>
        <translation>Tage auf dem Server</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
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
    <name>duopost::ListHeader</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo sie liegt</translation>
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
    <message>
        <source>Sorted by: %1</source>
        <translation>Sortiert nach: %1</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No message of this folder fits the quick filter.</source>
        <translation>Keine Nachricht dieses Ordners passt zum Schnellfilter.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
</context>
<context>
    <name>duopost::LogInView</name>
    <message>
        <source>Use the &amp;same password again</source>
        <translation>Wieder da&amp;sselbe Passwort</translation>
    </message>
    <message>
        <source>Client &amp;id…</source>
        <translation>Client-&amp;ID …</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Eingehende Mail</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Ausgehende Mail</translation>
    </message>
    <message>
        <source>This account signs in at %1 with the browser.</source>
        <translation>Dieses Konto meldet sich mit dem Browser bei %1 an.</translation>
    </message>
    <message>
        <source>The password is read from the file %1.</source>
        <translation>Das Passwort wird aus der Datei %1 gelesen.</translation>
    </message>
    <message>
        <source>This account logs in with a password.</source>
        <translation>Dieses Konto meldet sich mit einem Passwort an.</translation>
    </message>
    <message>
        <source>Use a &amp;password instead…</source>
        <translation>Stattdessen ein &amp;Passwort …</translation>
    </message>
    <message>
        <source>Change the &amp;password…</source>
        <translation>&amp;Passwort ändern …</translation>
    </message>
    <message>
        <source>Sign &amp;in again…</source>
        <translation>Erneut &amp;anmelden …</translation>
    </message>
    <message>
        <source>Sign &amp;in with the browser instead…</source>
        <translation>Stattdessen &amp;im Browser anmelden …</translation>
    </message>
    <message>
        <source>Duopost is registered at %1.</source>
        <translation>Duopost ist bei %1 eingetragen.</translation>
    </message>
    <message>
        <source>This Duopost is not registered at %1: it has no client id for it, and cannot sign in there with the browser.</source>
        <translation>Dieses Duopost ist bei %1 nicht eingetragen: Es hat keine Client-ID dafür und kann sich dort nicht mit dem Browser anmelden.</translation>
    </message>
    <message>
        <source>No outgoing server is set.</source>
        <translation>Es ist kein Ausgangsserver eingetragen.</translation>
    </message>
    <message>
        <source>The outgoing server has a password of its own.</source>
        <translation>Der Ausgangsserver hat ein eigenes Passwort.</translation>
    </message>
    <message>
        <source>The outgoing server gets the same log-in as the incoming one, with its own user name.</source>
        <translation>Der Ausgangsserver bekommt dieselbe Anmeldung wie der Eingangsserver, mit dem dort eingetragenen Benutzernamen.</translation>
    </message>
    <message>
        <source>&amp;Change this password…</source>
        <translation>Dieses Passwort ä&amp;ndern …</translation>
    </message>
    <message>
        <source>Use &amp;another password…</source>
        <translation>Ein &amp;anderes Passwort …</translation>
    </message>
</context>
<context>
    <name>duopost::MailboxPage</name>
    <message>
        <source>Hide the evidence</source>
        <translation>Beleg ausblenden</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Questions about this mailbox</source>
        <translation>Fragen zu diesem Postfach</translation>
    </message>
</context>
<context>
    <name>duopost::MailboxWords</name>
    <message numerus="yes">
        <source>Full in about %Ln day(s) at this rate.</source>
        <translation>
            <numerusform>So weiter voll in etwa %Ln Tag.</numerusform>
            <numerusform>So weiter voll in etwa %Ln Tagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full in about %Ln week(s) at this rate.</source>
        <translation>
            <numerusform>So weiter voll in etwa %Ln Woche.</numerusform>
            <numerusform>So weiter voll in etwa %Ln Wochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full in about %Ln month(s) at this rate.</source>
        <translation>
            <numerusform>So weiter voll in etwa %Ln Monat.</numerusform>
            <numerusform>So weiter voll in etwa %Ln Monaten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: NOT ENCRYPTED. Whoever is on the way to %2 can read along.</source>
        <translation>%1: NICHT VERSCHLÜSSELT. Wer auf dem Weg zu %2 sitzt, kann mitlesen.</translation>
    </message>
    <message>
        <source>%1: not encrypted, but it never leaves this computer (%2).</source>
        <translation>%1: nicht verschlüsselt, verlässt aber diesen Computer nicht (%2).</translation>
    </message>
    <message>
        <source>%1: %3 with %4, begun with STARTTLS (%2).</source>
        <translation>%1: %3 mit %4, begonnen mit STARTTLS (%2).</translation>
    </message>
    <message>
        <source>%1: %3 with %4, encrypted from the first byte (%2).</source>
        <translation>%1: %3 mit %4, vom ersten Byte an verschlüsselt (%2).</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The server has not been asked yet.</source>
        <translation>Der Server wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Duopost has not looked at this mailbox yet.</source>
        <translation>Duopost hat dieses Postfach noch nicht angesehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are stored on the server %1. Every device sees them.</source>
        <translation>
            <numerusform>%Ln Nachricht liegt auf dem Server %1. Jedes Gerät sieht sie.</numerusform>
            <numerusform>%Ln Nachrichten liegen auf dem Server %1. Jedes Gerät sieht sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are stored on the server %1, in one mailbox without folders.</source>
        <translation>
            <numerusform>%Ln Nachricht liegt auf dem Server %1, in einem Postfach ohne Ordner.</numerusform>
            <numerusform>%Ln Nachrichten liegen auf dem Server %1, in einem Postfach ohne Ordner.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text of %Ln of them is not on this computer.</source>
        <translation>
            <numerusform>Der Text von %Ln davon ist nicht auf diesem Computer.</numerusform>
            <numerusform>Der Text von %Ln davon ist nicht auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>On this computer the mail is in %1.</source>
        <translation>Auf diesem Computer liegt die Post in %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are in the archive on this computer, and stay when they are deleted on the server.</source>
        <translation>
            <numerusform>%Ln Nachricht ist im Archiv auf diesem Computer und bleibt, wenn sie auf dem Server gelöscht wird.</numerusform>
            <numerusform>%Ln Nachrichten sind im Archiv auf diesem Computer und bleiben, wenn sie auf dem Server gelöscht werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are not in the archive yet.</source>
        <translation>
            <numerusform>%Ln Nachricht ist noch nicht im Archiv.</numerusform>
            <numerusform>%Ln Nachrichten sind noch nicht im Archiv.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exist only on this computer.</source>
        <translation>
            <numerusform>%Ln Nachricht gibt es nur auf diesem Computer.</numerusform>
            <numerusform>%Ln Nachrichten gibt es nur auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>No message exists only on this computer.</source>
        <translation>Keine Nachricht gibt es nur auf diesem Computer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) are on the server, and other devices see them.</source>
        <translation>
            <numerusform>%Ln Ordner ist auf dem Server, andere Geräte sehen ihn.</numerusform>
            <numerusform>%Ln Ordner sind auf dem Server, andere Geräte sehen sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) exist only on this computer: %1.</source>
        <translation>
            <numerusform>%Ln Ordner gibt es nur auf diesem Computer: %1.</numerusform>
            <numerusform>%Ln Ordner gibt es nur auf diesem Computer: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>POP3 has no folders: other devices see the inbox of the server and nothing else of this account.</source>
        <translation>POP3 kennt keine Ordner: Andere Geräte sehen den Posteingang auf dem Server und sonst nichts von diesem Konto.</translation>
    </message>
    <message>
        <source>Other devices see: %1.</source>
        <translation>Andere Geräte sehen: %1.</translation>
    </message>
    <message>
        <source>The server offers it, but it has not been seen to work here yet: %1.</source>
        <translation>Der Server bietet es an, hier wurde es aber noch nicht beobachtet: %1.</translation>
    </message>
    <message>
        <source>Stays on this computer, and no other device sees it: %1.</source>
        <translation>Bleibt auf diesem Computer, kein anderes Gerät sieht es: %1.</translation>
    </message>
    <message>
        <source>The server refused: %1.</source>
        <translation>Der Server hat abgelehnt: %1.</translation>
    </message>
    <message>
        <source>What you send is stored in “%1” on the server. Every device sees it.</source>
        <translation>Was Sie senden, liegt in „%1“ auf dem Server. Jedes Gerät sieht es.</translation>
    </message>
    <message>
        <source>A copy of what you send goes into the Sent folder on %1. Devices with IMAP see it.</source>
        <translation>Eine Kopie von dem, was Sie senden, kommt in den Ordner „Gesendet“ auf %1. Geräte mit IMAP sehen sie.</translation>
    </message>
    <message>
        <source>What you send is kept on this computer only.</source>
        <translation>Was Sie senden, liegt nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>No folder for sent mail is known yet.</source>
        <translation>Ein Ordner für Gesendetes ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 also files what you send by itself.</source>
        <translation>%1 legt Gesendetes auch von selbst ab.</translation>
    </message>
    <message>
        <source>This account uses IMAP: every computer sees the same messages, and fetching takes nothing away.</source>
        <translation>Dieses Konto nutzt IMAP: Jeder Computer sieht dieselben Nachrichten, und Abrufen nimmt nichts weg.</translation>
    </message>
    <message>
        <source>This account leaves its mail on the server: every computer gets every message, and none knows what another has read.</source>
        <translation>Dieses Konto lässt die Post auf dem Server: Jeder Computer bekommt jede Nachricht, und keiner weiß, was ein anderer gelesen hat.</translation>
    </message>
    <message numerus="yes">
        <source>Every computer that asks within %Ln day(s) gets a message. Then this account removes it from the server.</source>
        <translation>
            <numerusform>Jeder Computer, der innerhalb von %Ln Tag abruft, bekommt eine Nachricht. Dann entfernt dieses Konto sie vom Server.</numerusform>
            <numerusform>Jeder Computer, der innerhalb von %Ln Tagen abruft, bekommt eine Nachricht. Dann entfernt dieses Konto sie vom Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every computer gets a message until it is deleted here. Then it is gone from the server as well.</source>
        <translation>Jeder Computer bekommt eine Nachricht, bis sie hier gelöscht wird. Dann ist sie auch auf dem Server weg.</translation>
    </message>
    <message>
        <source>Who comes first gets the mail: this account removes it from the server after the download.</source>
        <translation>Wer zuerst kommt, bekommt die Post: Dieses Konto entfernt sie nach dem Herunterladen vom Server.</translation>
    </message>
    <message>
        <source>%1 shows a message to one POP3 program only: what one has fetched, a second one does not see.</source>
        <translation>%1 zeigt eine Nachricht nur einem POP3-Programm: Was eines abgerufen hat, sieht ein zweites nicht.</translation>
    </message>
    <message>
        <source>The server says that it removes nothing by itself.</source>
        <translation>Der Server sagt, dass er von sich aus nichts entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>The server removes mail after %Ln day(s), even if Duopost leaves it there.</source>
        <translation>
            <numerusform>Der Server entfernt Post nach %Ln Tag, auch wenn Duopost sie dort lässt.</numerusform>
            <numerusform>Der Server entfernt Post nach %Ln Tagen, auch wenn Duopost sie dort lässt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server removes mail as soon as it was downloaded, even if Duopost would leave it there.</source>
        <translation>Der Server entfernt Post, sobald sie heruntergeladen wurde, auch wenn Duopost sie dort lassen würde.</translation>
    </message>
    <message>
        <source>The server does not say whether it removes anything by itself.</source>
        <translation>Der Server sagt nicht, ob er von sich aus etwas entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is known to remove fetched mail after %Ln day(s).</source>
        <translation>
            <numerusform>%1 entfernt abgerufene Post bekanntlich nach %Ln Tag.</numerusform>
            <numerusform>%1 entfernt abgerufene Post bekanntlich nach %Ln Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This contradicts the setting of this account, which would leave the mail there for longer. The server has the last word.</source>
        <translation>Das widerspricht der Einstellung dieses Kontos, das die Post länger dort lassen würde. Der Server hat das letzte Wort.</translation>
    </message>
    <message numerus="yes">
        <source>This account removes mail from the server %Ln day(s) after Duopost first saw it.</source>
        <translation>
            <numerusform>Dieses Konto entfernt Post vom Server, %Ln Tag nachdem Duopost sie zuerst gesehen hat.</numerusform>
            <numerusform>Dieses Konto entfernt Post vom Server, %Ln Tage nachdem Duopost sie zuerst gesehen hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>This account removes mail from the server as soon as it is here.</source>
        <translation>Dieses Konto entfernt Post vom Server, sobald sie hier ist.</translation>
    </message>
    <message>
        <source>The server wants %1 between two log-ins. Duopost waits that long before it asks again by itself.</source>
        <translation>Der Server verlangt %1 zwischen zwei Anmeldungen. So lange wartet Duopost, bevor es von sich aus wieder nachsieht.</translation>
    </message>
    <message numerus="yes">
        <source>Duopost searches the text of %Ln message(s) that are here.</source>
        <translation>
            <numerusform>Duopost durchsucht den Text von %Ln Nachricht, die hier ist.</numerusform>
            <numerusform>Duopost durchsucht den Text von %Ln Nachrichten, die hier sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Texts that are not here are searched by the server, when you ask for it.</source>
        <translation>Texte, die nicht hier sind, durchsucht auf Wunsch der Server.</translation>
    </message>
    <message>
        <source>The server does not search: POP3 has no command for it.</source>
        <translation>Der Server sucht nicht: POP3 hat keinen Befehl dafür.</translation>
    </message>
    <message>
        <source>Filters on the server are managed at %1.</source>
        <translation>Filter auf dem Server werden auf %1 verwaltet.</translation>
    </message>
    <message>
        <source>Whether the server has filters is not known: the mail protocols do not say it.</source>
        <translation>Ob der Server Filter hat, ist nicht bekannt: Die Mailprotokolle sagen es nicht.</translation>
    </message>
    <message>
        <source>The server has a folder for junk: “%1”.</source>
        <translation>Der Server hat einen Ordner für Spam: „%1“.</translation>
    </message>
    <message>
        <source>%1 of %2 are used.</source>
        <translation>%1 von %2 sind belegt.</translation>
    </message>
    <message>
        <source>%1 of %2 messages are allowed.</source>
        <translation>%1 von höchstens %2 Nachrichten.</translation>
    </message>
    <message>
        <source>There is room for a long time.</source>
        <translation>Der Platz reicht noch lange.</translation>
    </message>
    <message numerus="yes">
        <source>Not enough is known yet to say when it will be full: ask again in %Ln day(s).</source>
        <translation>
            <numerusform>Wann es voll ist, lässt sich noch nicht sagen: Dafür fehlt noch %Ln Tag.</numerusform>
            <numerusform>Wann es voll ist, lässt sich noch nicht sagen: Dafür fehlen noch %Ln Tage.</numerusform>
        </translation>
    </message>
    <message>
        <source>The mailbox is full. New mail may be sent back to its senders.</source>
        <translation>Das Postfach ist voll. Neue Post geht möglicherweise an die Absender zurück.</translation>
    </message>
    <message>
        <source>The server does not say how full the mailbox is.</source>
        <translation>Der Server sagt nicht, wie voll das Postfach ist.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln message(s) are on the server. Over POP3 it names no limit.</source>
        <translation>
            <numerusform>%1 in %Ln Nachricht liegen auf dem Server. Über POP3 nennt er keine Grenze.</numerusform>
            <numerusform>%1 in %Ln Nachrichten liegen auf dem Server. Über POP3 nennt er keine Grenze.</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate of %1 is not believed by itself; somebody accepted it by hand.</source>
        <translation>Das Zertifikat von %1 gilt nicht von sich aus; es wurde von Hand akzeptiert.</translation>
    </message>
    <message>
        <source>There has been no connection yet.</source>
        <translation>Es gab noch keine Verbindung.</translation>
    </message>
    <message>
        <source>%1 can read the mail that is stored there.</source>
        <translation>%1 kann die Post lesen, die dort liegt.</translation>
    </message>
    <message>
        <source>The server runs on this computer; nobody else stores the mail.</source>
        <translation>Der Server läuft auf diesem Computer; niemand sonst speichert die Post.</translation>
    </message>
    <message>
        <source>Only messages that are encrypted from end to end (S/MIME) are closed to it.</source>
        <translation>Nur durchgehend verschlüsselte Nachrichten (S/MIME) bleiben ihm verschlossen.</translation>
    </message>
    <message>
        <source>On this computer, other users may not read the mail.</source>
        <translation>Auf diesem Computer dürfen andere Benutzer die Post nicht lesen.</translation>
    </message>
    <message>
        <source>On this computer, other users may read %1.</source>
        <translation>Auf diesem Computer dürfen andere Benutzer %1 lesen.</translation>
    </message>
    <message>
        <source>It is stored on an encrypted disk.</source>
        <translation>Sie liegt auf einem verschlüsselten Datenträger.</translation>
    </message>
    <message>
        <source>Whether the disk is encrypted is not known to Duopost.</source>
        <translation>Ob der Datenträger verschlüsselt ist, weiß Duopost nicht.</translation>
    </message>
    <message>
        <source>The company is in: %2.</source>
        <translation>Sitz des Unternehmens: %2.</translation>
    </message>
    <message>
        <source>It says that it stores mail in: %2.</source>
        <translation>Nach eigener Angabe liegt die Post in: %2.</translation>
    </message>
    <message>
        <source>In which country the mail is stored is not known.</source>
        <translation>In welchem Land die Post liegt, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that exist only here.</source>
        <translation>
            <numerusform>%Ln Nachricht, die es nur hier gibt.</numerusform>
            <numerusform>%Ln Nachrichten, die es nur hier gibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) with mail that exist only here.</source>
        <translation>
            <numerusform>%Ln Ordner mit Post, den es nur hier gibt.</numerusform>
            <numerusform>%Ln Ordner mit Post, die es nur hier gibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) that the server has not been told yet.</source>
        <translation>
            <numerusform>%Ln Änderung, von der der Server noch nichts weiß.</numerusform>
            <numerusform>%Ln Änderungen, von denen der Server noch nichts weiß.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that have not been sent yet.</source>
        <translation>
            <numerusform>%Ln noch nicht gesendete Nachricht.</numerusform>
            <numerusform>%Ln noch nicht gesendete Nachrichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing but the settings of this account.</source>
        <translation>Nur die Einstellungen dieses Kontos.</translation>
    </message>
    <message numerus="yes">
        <source>A new computer gets %Ln message(s) back from the server.</source>
        <translation>
            <numerusform>Ein neuer Computer bekommt %Ln Nachricht vom Server zurück.</numerusform>
            <numerusform>Ein neuer Computer bekommt %Ln Nachrichten vom Server zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read, answered or starred: over POP3 the server knows nothing of it.</source>
        <translation>Was gelesen, beantwortet oder markiert wurde: Über POP3 weiß der Server nichts davon.</translation>
    </message>
    <message>
        <source>Where is my mail stored?</source>
        <translation>Wo liegt meine Post?</translation>
    </message>
    <message>
        <source>Which folders exist for other devices?</source>
        <translation>Welche Ordner sehen andere Geräte?</translation>
    </message>
    <message>
        <source>If I read, answer, star, move or delete here: what does my phone see?</source>
        <translation>Wenn ich hier lese, antworte, markiere, verschiebe oder lösche: Was sieht mein Telefon?</translation>
    </message>
    <message>
        <source>Where is what I send?</source>
        <translation>Wo liegt, was ich sende?</translation>
    </message>
    <message>
        <source>If I fetch mail on two computers: who gets it?</source>
        <translation>Wenn ich auf zwei Computern abrufe: Wer bekommt die Post?</translation>
    </message>
    <message>
        <source>What happens after some days?</source>
        <translation>Was passiert nach einigen Tagen?</translation>
    </message>
    <message>
        <source>Who searches: this computer or the server?</source>
        <translation>Wer sucht: dieser Computer oder der Server?</translation>
    </message>
    <message>
        <source>Are there filters on the server?</source>
        <translation>Gibt es Filter auf dem Server?</translation>
    </message>
    <message>
        <source>How full is the mailbox?</source>
        <translation>Wie voll ist das Postfach?</translation>
    </message>
    <message>
        <source>Is it encrypted on the way?</source>
        <translation>Ist die Post unterwegs verschlüsselt?</translation>
    </message>
    <message>
        <source>Who can read it where it is stored?</source>
        <translation>Wer kann sie lesen, wo sie liegt?</translation>
    </message>
    <message>
        <source>If this computer is lost: what is lost with it?</source>
        <translation>Wenn dieser Computer verloren geht: Was geht mit ihm verloren?</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Eingehende Post</translation>
    </message>
    <message>
        <source>Notice of new mail</source>
        <translation>Benachrichtigung über neue Post</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Ausgehende Post</translation>
    </message>
    <message>
        <source>Copies of sent mail</source>
        <translation>Kopien von Gesendetem</translation>
    </message>
    <message>
        <source>Filters on the server</source>
        <translation>Filter auf dem Server</translation>
    </message>
    <message>
        <source>%1 does not tell other programs about its filters (ManageSieve).</source>
        <translation>%1 teilt anderen Programmen nichts über seine Filter mit (ManageSieve).</translation>
    </message>
    <message>
        <source>The filters on %1 could not be asked for: %2</source>
        <translation>Die Filter auf %1 konnten nicht abgefragt werden: %2</translation>
    </message>
    <message>
        <source>No filter is active on %1.</source>
        <translation>Auf %1 ist kein Filter aktiv.</translation>
    </message>
    <message numerus="yes">
        <source>The filter “%1” is active on the server, with %Ln rule(s).</source>
        <translation>
            <numerusform>Auf dem Server ist der Filter „%1“ mit %Ln Regel aktiv.</numerusform>
            <numerusform>Auf dem Server ist der Filter „%1“ mit %Ln Regeln aktiv.</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter “%1” is active on the server. Duopost cannot read it.</source>
        <translation>Auf dem Server ist der Filter „%1“ aktiv. Duopost kann ihn nicht lesen.</translation>
    </message>
    <message>
        <source>It files mail into: %1.</source>
        <translation>Er sortiert Mail ein in: %1.</translation>
    </message>
    <message>
        <source>What it files does not arrive here: POP3 fetches the inbox only.</source>
        <translation>Was er einsortiert, kommt hier nicht an: POP3 holt nur den Posteingang.</translation>
    </message>
    <message>
        <source>It sends mail on to: %1.</source>
        <translation>Er leitet Mail weiter an: %1.</translation>
    </message>
    <message>
        <source>It throws some mail away at once.</source>
        <translation>Er wirft manche Mail sofort weg.</translation>
    </message>
    <message>
        <source>It answers with an absence notice.</source>
        <translation>Er antwortet mit einer Abwesenheitsnotiz.</translation>
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
    <message>
        <source>New account…</source>
        <translation>Neues Konto …</translation>
    </message>
    <message>
        <source>Your address and password are enough to begin. The practice mailbox has sample mail on a private server on this computer, reachable over IMAP and over POP3: a place to look around without any risk.</source>
        <translation>Adresse und Passwort genügen für den Anfang. Das Übungspostfach enthält Beispielmail auf einem privaten Server auf diesem Computer, erreichbar über IMAP und über POP3: ein Ort, sich ohne jedes Risiko umzusehen.</translation>
    </message>
    <message>
        <source>Set up an account</source>
        <translation>Konto einrichten</translation>
    </message>
    <message>
        <source>Look at the certificate…</source>
        <translation>Zertifikat ansehen …</translation>
    </message>
    <message>
        <source>Log in all the same</source>
        <translation>Trotzdem anmelden</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>Group by conversation</source>
        <translation>Nach Unterhaltung gruppieren</translation>
    </message>
    <message>
        <source>Questions and answers in one row, which unfolds in place</source>
        <translation>Fragen und Antworten in einer Zeile, die sich an Ort und Stelle aufklappen lässt</translation>
    </message>
    <message>
        <source>Quick filter</source>
        <translation>Schnellfilter</translation>
    </message>
    <message>
        <source>Show only some messages of this folder (Ctrl+Shift+K)</source>
        <translation>Nur manche Nachrichten dieses Ordners anzeigen (Strg+Umschalt+K)</translation>
    </message>
    <message>
        <source>List as a table</source>
        <translation>Liste als Tabelle</translation>
    </message>
    <message>
        <source>Columns instead of cards</source>
        <translation>Spalten statt Karten</translation>
    </message>
    <message>
        <source>Message below the list</source>
        <translation>Nachricht unter der Liste</translation>
    </message>
    <message>
        <source>Second device…</source>
        <translation>Zweites Gerät …</translation>
    </message>
    <message>
        <source>See what another device of yours has, beside this computer and the server</source>
        <translation>Sehen, was ein anderes Ihrer Geräte hat, neben diesem Computer und dem Server</translation>
    </message>
    <message>
        <source>Experiments…</source>
        <translation>Experimente …</translation>
    </message>
    <message>
        <source>Try out what another device sees, on a practice server</source>
        <translation>Auf einem Übungsserver ausprobieren, was ein anderes Gerät sieht</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle …</translation>
    </message>
    <message>
        <source>Mark opened messages as read</source>
        <translation>Geöffnete Nachrichten als gelesen markieren</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>After %1 seconds</source>
        <translation>Nach %1 Sekunden</translation>
    </message>
    <message>
        <source>Only by hand</source>
        <translation>Nur von Hand</translation>
    </message>
    <message>
        <source>Tell of new mail</source>
        <translation>Neue Mail melden</translation>
    </message>
    <message>
        <source>With sender and subject</source>
        <translation>Mit Absender und Betreff</translation>
    </message>
    <message>
        <source>Only that there is mail</source>
        <translation>Nur dass Mail da ist</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Filters and absence…</source>
        <translation>Filter und Abwesenheit …</translation>
    </message>
    <message>
        <source>Rules that the server carries out, for all devices</source>
        <translation>Regeln, die der Server ausführt, für alle Geräte</translation>
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
    <name>duopost::MessageFactList</name>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
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
    <message>
        <source>Marked as deleted on the server, not removed yet.</source>
        <translation>Auf dem Server als gelöscht markiert, noch nicht entfernt.</translation>
    </message>
    <message>
        <source>In %1</source>
        <comment>a folder</comment>
        <translation>In %1</translation>
    </message>
    <message numerus="yes">
        <source>Conversation of %Ln message(s)</source>
        <translation>
            <numerusform>Unterhaltung mit %Ln Nachricht</numerusform>
            <numerusform>Unterhaltung mit %Ln Nachrichten</numerusform>
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
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
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
    <name>duopost::MessageWindow</name>
    <message>
        <source>Attached message</source>
        <translation>Angehängte Nachricht</translation>
    </message>
</context>
<context>
    <name>duopost::NewMailNotifier</name>
    <message numerus="yes">
        <source>%Ln new message(s)</source>
        <translation>
            <numerusform>%Ln neue Nachricht</numerusform>
            <numerusform>%Ln neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
</context>
<context>
    <name>duopost::OfflineChoice</name>
    <message numerus="yes">
        <source>Not older than %Ln day(s)</source>
        <translation>
            <numerusform>Nicht älter als %Ln Tag</numerusform>
            <numerusform>Nicht älter als %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Of any age</source>
        <translation>Jeden Alters</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Of any size</source>
        <translation>Jeder Größe</translation>
    </message>
    <message>
        <source>&amp;Keep here</source>
        <translation>&amp;Hier behalten</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Age of the messages</source>
        <translation>Alter der Nachrichten</translation>
    </message>
    <message>
        <source>Size of the messages</source>
        <translation>Größe der Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>not older than %Ln day(s)</source>
        <translation>
            <numerusform>nicht älter als %Ln Tag</numerusform>
            <numerusform>nicht älter als %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Everything can be read and searched without a network, and takes as much room here as on the server.</source>
        <translation>Alles lässt sich ohne Netz lesen und durchsuchen und braucht hier so viel Platz wie auf dem Server.</translation>
    </message>
    <message>
        <source>All messages are listed. What is not here is fetched when it is opened, and needs a network for that.</source>
        <translation>Alle Nachrichten werden aufgelistet. Was nicht hier ist, wird beim Öffnen geholt und braucht dafür ein Netz.</translation>
    </message>
</context>
<context>
    <name>duopost::Outbox</name>
    <message>
        <source>It could not be sent yet. The next attempt is at %1.</source>
        <translation>Sie konnte noch nicht gesendet werden. Nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>It is sent as soon as there is a connection.</source>
        <translation>Sie wird gesendet, sobald eine Verbindung besteht.</translation>
    </message>
    <message>
        <source>Sent copy: the server is being asked where it is.</source>
        <translation>Gesendete Kopie: Der Server wird gefragt, wo sie ist.</translation>
    </message>
    <message>
        <source>Sent copy: on the server since %1, every IMAP device sees it.</source>
        <translation>Gesendete Kopie: seit %1 auf dem Server, jedes IMAP-Gerät sieht sie.</translation>
    </message>
    <message>
        <source>Sent copy: on the server since %1 (UID %2), every IMAP device sees it.</source>
        <translation>Gesendete Kopie: seit %1 auf dem Server (UID %2), jedes IMAP-Gerät sieht sie.</translation>
    </message>
    <message>
        <source>Sent copy: only on this computer. Other devices do not see it.</source>
        <translation>Gesendete Kopie: nur auf diesem Computer. Andere Geräte sehen sie nicht.</translation>
    </message>
    <message>
        <source>Sent copy: saved here, not on the server yet.</source>
        <translation>Gesendete Kopie: hier gespeichert, noch nicht auf dem Server.</translation>
    </message>
    <message>
        <source>Sent copy: the server did not take it. The message itself was sent.</source>
        <translation>Gesendete Kopie: Der Server hat sie nicht angenommen. Die Nachricht selbst wurde gesendet.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>It is sent at %1. Until then it can be taken back.</source>
        <translation>Sie wird um %1 gesendet. Bis dahin lässt sie sich zurücknehmen.</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>The server is being given the message now.</source>
        <translation>Die Nachricht wird gerade an den Server übergeben.</translation>
    </message>
    <message>
        <source>Perhaps sent</source>
        <translation>Vielleicht gesendet</translation>
    </message>
    <message>
        <source>The connection broke after the message was handed over. It may have been sent. If you send it again, the recipients may get it twice. If you are not sure, ask one of them first.</source>
        <translation>Die Verbindung brach ab, nachdem die Nachricht übergeben war. Sie ist möglicherweise gesendet worden. Wenn Sie sie noch einmal senden, bekommen die Empfänger sie vielleicht doppelt. Fragen Sie im Zweifel vorher bei einem von ihnen nach.</translation>
    </message>
    <message>
        <source>Some recipients were refused</source>
        <translation>Einige Empfänger wurden abgelehnt</translation>
    </message>
    <message>
        <source>The server does not take mail for some of the recipients. So far it was sent to nobody.</source>
        <translation>Für einige der Empfänger nimmt der Server keine Mail an. Bisher wurde an niemanden gesendet.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>The server did not take the message. It was sent to nobody.</source>
        <translation>Der Server hat die Nachricht nicht angenommen. Sie wurde an niemanden gesendet.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>It was not sent. It is held here until you say that it is to be sent.</source>
        <translation>Sie wurde nicht gesendet. Sie wird hier zurückgehalten, bis Sie sagen, dass sie gesendet werden soll.</translation>
    </message>
    <message>
        <source>The message is larger than the outgoing server takes. It was sent to nobody.</source>
        <translation>Die Nachricht ist größer, als der Postausgangsserver annimmt. Sie wurde an niemanden gesendet.</translation>
    </message>
    <message>
        <source>The outgoing server cannot send to addresses with such letters. The message was sent to nobody.</source>
        <translation>Der Postausgangsserver kann nicht an Adressen mit solchen Buchstaben senden. Die Nachricht wurde an niemanden gesendet.</translation>
    </message>
    <message>
        <source>The outgoing server cannot send this kind of message. It was sent to nobody.</source>
        <translation>Der Postausgangsserver kann Nachrichten dieser Art nicht senden. Sie wurde an niemanden gesendet.</translation>
    </message>
    <message>
        <source>You asked for a delivery receipt, and the outgoing server does not offer any. The message was sent to nobody.</source>
        <translation>Sie haben eine Zustellbestätigung angefordert, und der Postausgangsserver bietet keine an. Die Nachricht wurde an niemanden gesendet.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
</context>
<context>
    <name>duopost::OutboxDialog</name>
    <message>
        <source>Nothing is waiting to be sent.</source>
        <translation>Nichts wartet darauf, gesendet zu werden.</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>subject, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Send without the refused ones</source>
        <translation>Ohne die abgelehnten senden</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>File the copy again</source>
        <translation>Kopie noch einmal ablegen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Takes it off this list. The sent copy stays where it is.</source>
        <translation>Nimmt sie aus dieser Liste. Die gesendete Kopie bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The message is not sent again, and forgotten here.</source>
        <translation>Die Nachricht wird nicht noch einmal gesendet und hier vergessen.</translation>
    </message>
    <message>
        <source>Send without a receipt</source>
        <translation>Ohne Bestätigung senden</translation>
    </message>
</context>
<context>
    <name>duopost::OutgoingFiles</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s), %1</source>
        <translation>
            <numerusform>%Ln Anhang, %1</numerusform>
            <numerusform>%Ln Anhänge, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way that becomes %1, and the server takes at most %2.</source>
        <translation>Beim Versand werden daraus %1, und der Server nimmt höchstens %2 an.</translation>
    </message>
    <message>
        <source>Attachment %1, %2</source>
        <translation>Anhang %1, %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>duopost::PasswordDialog</name>
    <message>
        <source>&amp;Keep it in the keyring of this computer</source>
        <translation>Im &amp;Schlüsselbund dieses Computers aufbewahren</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Passwort von %1</translation>
    </message>
    <message>
        <source>Password for %1 on %2:</source>
        <translation>Passwort für %1 auf %2:</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Without the keyring the password is kept until you close Duopost.</source>
        <translation>Ohne Schlüsselbund wird das Passwort behalten, bis Sie Duopost schließen.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
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
    <name>duopost::PeopleDialog</name>
    <message numerus="yes">
        <source>%1, a group of %Ln</source>
        <translation>
            <numerusform>%1, eine Gruppe mit %Ln Person</numerusform>
            <numerusform>%1, eine Gruppe mit %Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Whom you wrote to is offered when you type a recipient. It is kept on this computer only.</source>
        <translation>Wem Sie geschrieben haben, wird beim Eintippen von Empfängern vorgeschlagen. Gespeichert wird das nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>Import visiting cards…</source>
        <translation>Visitenkarten importieren …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>They are not offered any more, until you write to them again</source>
        <translation>Sie werden nicht mehr vorgeschlagen, bis Sie ihnen wieder schreiben</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation>Niemand passt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation>
            <numerusform>%Ln Name</numerusform>
            <numerusform>%Ln Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln are shown.</source>
        <translation>
            <numerusform>Nur der erste wird gezeigt.</numerusform>
            <numerusform>Nur die ersten %Ln werden gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import visiting cards</source>
        <translation>Visitenkarten importieren</translation>
    </message>
    <message>
        <source>Visiting cards (*.vcf *.vcard);;All files (*)</source>
        <translation>Visitenkarten (*.vcf *.vcard);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new name(s)</source>
        <translation>
            <numerusform>%Ln neuer Name</numerusform>
            <numerusform>%Ln neue Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody in this file is new.</source>
        <translation>In dieser Datei ist niemand neu.</translation>
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
    <name>duopost::ProtocolCard</name>
    <message>
        <source>Must first be switched on at the provider.</source>
        <translation>Muss erst beim Anbieter eingeschaltet werden.</translation>
    </message>
    <message>
        <source>Must first be switched on at the provider: %1</source>
        <translation>Muss erst beim Anbieter eingeschaltet werden: %1</translation>
    </message>
    <message>
        <source>The provider does not offer it.</source>
        <translation>Der Anbieter bietet es nicht an.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the %1 server</source>
        <translation>%1-Server bearbeiten</translation>
    </message>
    <message>
        <source>No server was found. You can enter one by hand.</source>
        <translation>Es wurde kein Server gefunden. Sie können einen von Hand eintragen.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>%1, port %2, %3</source>
        <comment>host, port, encryption</comment>
        <translation>%1, Port %2, %3</translation>
    </message>
</context>
<context>
    <name>duopost::QuickFilterBar</name>
    <message>
        <source>Quick filter</source>
        <translation>Schnellfilter</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Only unread messages</source>
        <translation>Nur ungelesene Nachrichten</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Only messages with a star</source>
        <translation>Nur Nachrichten mit Stern</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>Only messages with attachments</source>
        <translation>Nur Nachrichten mit Anhang</translation>
    </message>
    <message>
        <source>This sender</source>
        <translation>Dieser Absender</translation>
    </message>
    <message>
        <source>To me</source>
        <translation>An mich</translation>
    </message>
    <message>
        <source>Only messages with one of my addresses in To</source>
        <translation>Nur Nachrichten, die an eine meiner Adressen gerichtet sind</translation>
    </message>
    <message>
        <source>Show all messages and close the filter (Esc)</source>
        <translation>Alle Nachrichten anzeigen und den Filter schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the filter</source>
        <translation>Filter schließen</translation>
    </message>
    <message>
        <source>Select a message to see only those of its sender</source>
        <translation>Eine Nachricht auswählen, um nur die ihres Absenders zu sehen</translation>
    </message>
    <message>
        <source>Only messages from %1</source>
        <translation>Nur Nachrichten von %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::Quote</name>
    <message>
        <source>%1 wrote:</source>
        <translation>%1 schrieb:</translation>
    </message>
    <message>
        <source>On %1 at %2, %3 wrote:</source>
        <translation>Am %1 um %2 schrieb %3:</translation>
    </message>
    <message>
        <source>---------- Forwarded message ----------</source>
        <translation>---------- Weitergeleitete Nachricht ----------</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field of a forwarded message, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>This goes to the mailing list %1: everybody on it will read it.</source>
        <translation>Das geht an die Mailingliste %1: Alle, die sie beziehen, werden es lesen.</translation>
    </message>
    <message>
        <source>The answer goes to %1, as the message asks for. It came from %2.</source>
        <translation>Die Antwort geht an %1, wie die Nachricht es verlangt. Sie kam von %2.</translation>
    </message>
</context>
<context>
    <name>duopost::RawView</name>
    <message>
        <source>Show &amp;more</source>
        <translation>&amp;Mehr anzeigen</translation>
    </message>
    <message>
        <source>Source of the message</source>
        <translation>Quelltext der Nachricht</translation>
    </message>
    <message>
        <source>The first %1 of %2 are shown and searched.</source>
        <translation>Die ersten %1 von %2 werden angezeigt und durchsucht.</translation>
    </message>
</context>
<context>
    <name>duopost::ReaderActions</name>
    <message>
        <source>Text encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Find in the message…</source>
        <translation>In der Nachricht suchen …</translation>
    </message>
    <message>
        <source>Message source…</source>
        <translation>Quelltext …</translation>
    </message>
    <message>
        <source>Save message as…</source>
        <translation>Nachricht speichern unter …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Text vergrößern</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Text verkleinern</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Normale Textgröße</translation>
    </message>
    <message>
        <source>Plain text in a fixed-width font</source>
        <translation>Reiner Text in Festbreitenschrift</translation>
    </message>
    <message>
        <source>Fold quotations</source>
        <translation>Zitate einklappen</translation>
    </message>
    <message>
        <source>Messages in their own colours in the dark theme</source>
        <translation>Nachrichten immer in Originalfarben</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Text size: %1 %</source>
        <translation>Textgröße: %1 %</translation>
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
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>Original colours</source>
        <translation>Originalfarben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>The text is read as %1, because you chose so.</source>
        <translation>Der Text wird als %1 gelesen, weil das so gewählt wurde.</translation>
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
    <message>
        <source>The server answered OK, and showed it when the message was looked at again.</source>
        <translation>Der Server hat mit OK geantwortet und es gezeigt, als die Nachricht noch einmal angesehen wurde.</translation>
    </message>
    <message>
        <source>The server answered OK, but showed nothing of it when the message was looked at again.</source>
        <translation>Der Server hat mit OK geantwortet, aber nichts davon gezeigt, als die Nachricht noch einmal angesehen wurde.</translation>
    </message>
    <message>
        <source>This account leaves its mail on the server: what is deleted here stays there.</source>
        <translation>Dieses Konto lässt seine Mail auf dem Server: Was hier gelöscht wird, bleibt dort.</translation>
    </message>
    <message>
        <source>This account leaves its mail on the server for %1 days, deleted here or not.</source>
        <translation>Dieses Konto lässt seine Mail %1 Tage auf dem Server, hier gelöscht oder nicht.</translation>
    </message>
</context>
<context>
    <name>duopost::RecipientChip</name>
    <message>
        <source>This is not a whole e-mail address.</source>
        <translation>Das ist keine vollständige E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>%1, not a whole e-mail address</source>
        <translation>%1, keine vollständige E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>duopost::RecipientEdit</name>
    <message numerus="yes">
        <source>%1 (%Ln person(s))</source>
        <translation>
            <numerusform>%1 (%Ln Person)</numerusform>
            <numerusform>%1 (%Ln Personen)</numerusform>
        </translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>duopost::RedirectDialog</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Umleiten</translation>
    </message>
    <message>
        <source>“%1” goes on unchanged, with its own sender. Answers go to that sender, not to you.</source>
        <translation>„%1“ geht unverändert weiter, mit dem ursprünglichen Absender. Antworten gehen an ihn, nicht an Sie.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>duopost::RemainsStrip</name>
    <message>
        <source>&amp;Remove it</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>%1: an interrupted experiment has left the folder “%2” on the server.</source>
        <translation>%1: Ein unterbrochenes Experiment hat den Ordner „%2“ auf dem Server zurückgelassen.</translation>
    </message>
    <message>
        <source>The test folder “%1” could not be removed completely.</source>
        <translation>Der Testordner „%1“ ließ sich nicht vollständig entfernen.</translation>
    </message>
</context>
<context>
    <name>duopost::RemoteStrip</name>
    <message>
        <source>Load &amp;pictures</source>
        <translation>&amp;Bilder laden</translation>
    </message>
    <message>
        <source>Always for this &amp;sender</source>
        <translation>Bei diesem Absender &amp;immer</translation>
    </message>
    <message>
        <source>Loading them tells whoever sent this that you read it, when, and from where.</source>
        <translation>Wer dies geschickt hat, erfährt durch das Laden, dass, wann und von wo aus Sie es lesen.</translation>
    </message>
    <message>
        <source>Trackers, which are never loaded: %1.</source>
        <translation>Tracker (werden nie geladen): %1</translation>
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
        <source>Loading %Ln picture(s)…</source>
        <translation>
            <numerusform>%Ln Bild wird geladen …</numerusform>
            <numerusform>%Ln Bilder werden geladen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be loaded.</source>
        <translation>
            <numerusform>%Ln Bild konnte nicht geladen werden.</numerusform>
            <numerusform>%Ln Bilder konnten nicht geladen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures were loaded.</source>
        <translation>Die Bilder wurden geladen.</translation>
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
    <name>duopost::ReportDialog</name>
    <message>
        <source>Leave out other people’s addresses and what messages are about</source>
        <translation>Adressen anderer und Betreffzeilen weglassen</translation>
    </message>
    <message>
        <source>Leave out my user name and address</source>
        <translation>Meinen Benutzernamen und meine Adresse weglassen</translation>
    </message>
    <message>
        <source>Report for a support desk</source>
        <translation>Bericht für den Kundendienst</translation>
    </message>
    <message>
        <source>One file with all that is known about this mailbox: servers, answers, folders, encryption, what syncs and what it rests on. Passwords are never part of it. Nothing is sent; the file is yours.</source>
        <translation>Eine Datei mit allem, was über dieses Postfach bekannt ist: Server, Antworten, Ordner, Verschlüsselung, was abgeglichen wird und worauf sich das stützt. Passwörter stehen nie darin. Nichts wird verschickt, die Datei gehört Ihnen.</translation>
    </message>
    <message>
        <source>Save as &amp;web page…</source>
        <translation>Als &amp;Webseite speichern …</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Als &amp;PDF speichern …</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Save the report as</source>
        <translation>Bericht speichern unter</translation>
    </message>
    <message>
        <source>mailbox report</source>
        <translation>Postfachbericht</translation>
    </message>
</context>
<context>
    <name>duopost::RivalStrips</name>
    <message>
        <source>Folders for sent messages</source>
        <translation>Ordner für gesendete Nachrichten</translation>
    </message>
    <message>
        <source>%1 has two folders for sent messages: “%2” and “%3”.</source>
        <translation>%1 hat zwei Ordner für gesendete Nachrichten: „%2“ und „%3“.</translation>
    </message>
    <message>
        <source>Probably another program made one of them. What you send from here goes into “%1”.</source>
        <translation>Vermutlich hat ein anderes Programm einen davon angelegt. Was Sie von hier senden, kommt in „%1“.</translation>
    </message>
    <message>
        <source>Move together…</source>
        <translation>Zusammenlegen …</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Sent messages</source>
        <translation>Gesendete Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln message(s) from “%1” to “%2”?</source>
        <translation>
            <numerusform>%Ln Nachricht von „%1“ nach „%2“ verschieben?</numerusform>
            <numerusform>%Ln Nachrichten von „%1“ nach „%2“ verschieben?</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is used from now on, as before.</source>
        <translation>„%1“ wird wie bisher weiter benutzt.</translation>
    </message>
    <message>
        <source>“%1” is used from now on, as before. On the server the messages move too, so other devices find them there.</source>
        <translation>„%1“ wird wie bisher weiter benutzt. Auch auf dem Server werden die Nachrichten verschoben, andere Geräte finden sie dann dort.</translation>
    </message>
    <message>
        <source>“%1” stays, without messages. A program that uses it goes on doing so. You can take the move back with Undo.</source>
        <translation>„%1“ bleibt ohne Nachrichten bestehen. Ein Programm, das diesen Ordner benutzt, tut das weiterhin. Mit „Rückgängig“ nehmen Sie das Verschieben zurück.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
    <name>duopost::RuleForm</name>
    <message>
        <source>S&amp;kip later rules for these messages</source>
        <translation>Spätere &amp;Regeln für diese Nachrichten überspringen</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>If all of these apply:</source>
        <translation>Wenn alles zutrifft:</translation>
    </message>
    <message>
        <source>If any of these applies:</source>
        <translation>Wenn eines davon zutrifft:</translation>
    </message>
    <message>
        <source>For every message</source>
        <translation>Bei jeder Nachricht</translation>
    </message>
    <message>
        <source>When the rule applies</source>
        <translation>Wann die Regel gilt</translation>
    </message>
    <message>
        <source>Add &amp;condition</source>
        <translation>&amp;Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;action</source>
        <translation>&amp;Aktion hinzufügen</translation>
    </message>
    <message>
        <source>With POP3 you will not get these messages on this computer.</source>
        <translation>Mit POP3 bekommen Sie diese Nachrichten auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>Then:</source>
        <translation>Dann:</translation>
    </message>
</context>
<context>
    <name>duopost::RulesPage</name>
    <message>
        <source>&amp;New rule</source>
        <translation>&amp;Neue Regel</translation>
    </message>
    <message>
        <source>Move s&amp;pam away</source>
        <translation>S&amp;pam verschieben</translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Rules, carried out from top to bottom</source>
        <translation>Regeln, von oben nach unten ausgeführt</translation>
    </message>
    <message>
        <source>There are no rules yet. A rule files, marks or sends on what arrives.</source>
        <translation>Noch keine Regeln. Eine Regel sortiert, markiert oder leitet weiter, was eintrifft.</translation>
    </message>
    <message>
        <source>What the server marks as spam goes to the junk folder</source>
        <translation>Was der Server als Spam markiert, kommt in den Spam-Ordner</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>The rule “%1” is not complete.</source>
        <translation>Die Regel „%1“ ist nicht vollständig.</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Spam</translation>
    </message>
</context>
<context>
    <name>duopost::SafetyStrips</name>
    <message>
        <source>Do not open links or attachments unless you expected this message.</source>
        <translation>Öffnen Sie keine Links oder Anhänge, es sei denn, Sie haben diese Nachricht erwartet.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
</context>
<context>
    <name>duopost::SavedSearchList</name>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Delete search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Name of the search:</source>
        <translation>Name der Suche:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Rename search</source>
        <translation>Suche umbenennen</translation>
    </message>
</context>
<context>
    <name>duopost::ScratchConsentDialog</name>
    <message>
        <source>Experiments on your account</source>
        <translation>Experimente in Ihrem Konto</translation>
    </message>
    <message>
        <source>May this be tried on “%1”?</source>
        <translation>Darf das in „%1“ ausprobiert werden?</translation>
    </message>
    <message>
        <source>A folder is made on the server: “%1”.</source>
        <translation>Auf dem Server wird ein Ordner angelegt: „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>Test messages are put into it, %Ln at most. Only these are read, marked, moved and deleted.</source>
        <translation>
            <numerusform>Höchstens %Ln Testnachricht wird hineingelegt. Nur sie wird gelesen, markiert, verschoben und gelöscht.</numerusform>
            <numerusform>Höchstens %Ln Testnachrichten werden hineingelegt. Nur diese werden gelesen, markiert, verschoben und gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your inbox and your other folders are not opened, and nothing is sent.</source>
        <translation>Ihr Posteingang und Ihre anderen Ordner werden nicht geöffnet, und es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Afterwards the test messages and the folder are removed. If that is interrupted, Duopost knows what is left and offers to remove it.</source>
        <translation>Danach werden die Testnachrichten und der Ordner entfernt. Wird das unterbrochen, weiß Duopost, was noch da ist, und bietet an, es zu entfernen.</translation>
    </message>
    <message>
        <source>Other devices of yours may show the folder while the experiments run. They take about a minute.</source>
        <translation>Andere Geräte von Ihnen zeigen den Ordner vielleicht, solange die Experimente laufen. Das dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>Make the folder and &amp;begin</source>
        <translation>Ordner anlegen und &amp;beginnen</translation>
    </message>
</context>
<context>
    <name>duopost::ScriptEditor</name>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
</context>
<context>
    <name>duopost::ScriptsPage</name>
    <message>
        <source>&amp;New script…</source>
        <translation>&amp;Neues Skript …</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Save and acti&amp;vate</source>
        <translation>Speichern und akti&amp;vieren</translation>
    </message>
    <message>
        <source>&amp;Activate</source>
        <translation>&amp;Aktivieren</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Scripts on the server</source>
        <translation>Skripte auf dem Server</translation>
    </message>
    <message>
        <source>%1 (active)</source>
        <translation>%1 (aktiv)</translation>
    </message>
    <message>
        <source>This server checks a script only when it is stored.</source>
        <translation>Dieser Server prüft ein Skript erst beim Speichern.</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>Aus&amp;schalten</translation>
    </message>
    <message>
        <source>The server accepts this script.</source>
        <translation>Der Server nimmt dieses Skript an.</translation>
    </message>
    <message>
        <source>Stored, read back, and active.</source>
        <translation>Gespeichert, zurückgelesen und aktiv.</translation>
    </message>
    <message>
        <source>Somebody else changed this script meanwhile. On the server it is now:
%1</source>
        <translation>Jemand anderes hat dieses Skript inzwischen geändert. Auf dem Server lautet es jetzt:
%1</translation>
    </message>
    <message>
        <source>Delete script</source>
        <translation>Skript löschen</translation>
    </message>
    <message>
        <source>Delete the script “%1” from the server? This cannot be undone.</source>
        <translation>Das Skript „%1“ vom Server löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>Neues Skript</translation>
    </message>
    <message>
        <source>Name of the script:</source>
        <translation>Name des Skripts:</translation>
    </message>
</context>
<context>
    <name>duopost::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search all mail: words, “phrases”, -without, from:anna, has:attachment, before:2024 (/)</source>
        <translation>Alle Nachrichten durchsuchen: Wörter, „Wortfolgen“, -ohne, von:anna, hat:anhang, vor:2024 (/)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>duopost::SearchPane</name>
    <message>
        <source>Ask the server</source>
        <translation>Server fragen</translation>
    </message>
    <message>
        <source>Save search…</source>
        <translation>Suche speichern …</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>What fits best comes first, instead of what is newest</source>
        <translation>Was am besten passt, kommt zuerst, statt des Neuesten</translation>
    </message>
    <message>
        <source>Also look into messages whose text is only on the server</source>
        <translation>Auch in Nachrichten suchen, deren Text nur auf dem Server liegt</translation>
    </message>
    <message>
        <source>Keep this search below the folders</source>
        <translation>Diese Suche unter den Ordnern behalten</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln message(s)</source>
        <translation>
            <numerusform>Die neueste %Ln Nachricht</numerusform>
            <numerusform>Die neuesten %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) found</source>
        <translation>
            <numerusform>%Ln Nachricht gefunden</numerusform>
            <numerusform>%Ln Nachrichten gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them found by the server only</source>
        <translation>
            <numerusform>davon %Ln nur vom Server gefunden</numerusform>
            <numerusform>davon %Ln nur vom Server gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Not understood and left out: %1.</source>
        <translation>Nicht verstanden und ausgelassen: %1.</translation>
    </message>
    <message>
        <source>%1 headers, %2 texts here; %3 texts are only on the server.</source>
        <translation>%1 Kopfzeilen, %2 Texte hier durchsucht; %3 Texte liegen nur auf dem Server.</translation>
    </message>
    <message>
        <source>%1 headers and all their texts were searched.</source>
        <translation>%1 Nachrichten mit ihrem ganzen Text durchsucht.</translation>
    </message>
    <message>
        <source>The index is being rebuilt.</source>
        <translation>Der Index wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>%1 messages are still to be read into the index.</source>
        <translation>%1 Nachrichten müssen noch in den Index gelesen werden.</translation>
    </message>
</context>
<context>
    <name>duopost::SecondDeviceChoice</name>
    <message>
        <source>Connects by &amp;IMAP</source>
        <translation>Verbindet sich mit &amp;IMAP</translation>
    </message>
    <message>
        <source>Connects by &amp;POP3</source>
        <translation>Verbindet sich mit &amp;POP3</translation>
    </message>
    <message>
        <source>A second device of yours, such as a phone, looks at the same mailbox. You see side by side what this computer has, what that device has and what is on the server; and what reaches the others when something is done.</source>
        <translation>Ein zweites Ihrer Geräte, etwa ein Telefon, sieht in dasselbe Postfach. Sie sehen nebeneinander, was dieser Computer hat, was jenes Gerät hat und was auf dem Server liegt; und was bei den anderen ankommt, wenn etwas getan wird.</translation>
    </message>
    <message>
        <source>It is a real mail program, not a drawing: it logs in as you do, keeps what it fetches in a folder of its own and throws that away when this window is closed. At first it only looks: nothing is marked as read and nothing is removed until you allow it.</source>
        <translation>Es ist ein echtes Mailprogramm, keine Zeichnung: Es meldet sich an wie Sie, legt Abgeholtes in einem eigenen Ordner ab und wirft es weg, wenn dieses Fenster geschlossen wird. Zuerst sieht es nur nach: Nichts wird als gelesen markiert und nichts entfernt, bis Sie es erlauben.</translation>
    </message>
    <message>
        <source>Some servers let only one POP3 program in at a time, and a few remove mail or mark it as read once it was fetched by POP3, even if the program only looks.</source>
        <translation>Manche Server lassen nur ein POP3-Programm zur selben Zeit ein, und einige entfernen E-Mails oder markieren sie als gelesen, sobald sie mit POP3 abgeholt wurden, auch wenn das Programm nur nachsieht.</translation>
    </message>
    <message>
        <source>As soon as you allow it to change something, it follows the rule you chose here, and what it removes is gone from the server for your other devices too.</source>
        <translation>Sobald Sie ihm erlauben, etwas zu ändern, folgt es der hier gewählten Regel, und was es entfernt, ist auch für Ihre anderen Geräte vom Server verschwunden.</translation>
    </message>
</context>
<context>
    <name>duopost::SecondDeviceWindow</name>
    <message>
        <source>Second device for %1</source>
        <translation>Zweites Gerät für %1</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>This computer, second device and server</source>
        <translation>Dieser Computer, zweites Gerät und Server</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Sieht nach</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Erneut nachsehen</translation>
    </message>
    <message>
        <source>&amp;Keep looking</source>
        <translation>&amp;Weiter nachsehen</translation>
    </message>
    <message>
        <source>All three are looked at again every 20 seconds</source>
        <translation>Bei allen dreien wird alle 20 Sekunden erneut nachgesehen</translation>
    </message>
    <message>
        <source>&amp;Only look</source>
        <translation>&amp;Nur nachsehen</translation>
    </message>
    <message>
        <source>The second device changes nothing on the server</source>
        <translation>Das zweite Gerät ändert nichts auf dem Server</translation>
    </message>
    <message>
        <source>Why they differ</source>
        <translation>Warum sie sich unterscheiden</translation>
    </message>
    <message>
        <source>On the second device:</source>
        <translation>Auf dem zweiten Gerät:</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>There can be no second device for this account.</source>
        <translation>Für dieses Konto kann es kein zweites Gerät geben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1, Stand %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>POP3 cannot look without fetching</source>
        <translation>POP3 kann nicht nachsehen, ohne abzuholen</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>sieht nach …</translation>
    </message>
    <message>
        <source>Looking at all three…</source>
        <translation>Sieht bei allen dreien nach …</translation>
    </message>
    <message>
        <source>All three have the same.</source>
        <translation>Alle drei haben dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are not the same everywhere.</source>
        <translation>
            <numerusform>%Ln Nachricht ist nicht überall gleich.</numerusform>
            <numerusform>%Ln Nachrichten sind nicht überall gleich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>Als &amp;ungelesen markieren</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>Als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>Remove &amp;star</source>
        <translation>&amp;Stern entfernen</translation>
    </message>
    <message>
        <source>Add &amp;star</source>
        <translation>Mit &amp;Stern markieren</translation>
    </message>
    <message>
        <source>This message is the same everywhere.</source>
        <translation>Diese Nachricht ist überall gleich.</translation>
    </message>
    <message>
        <source>Let it remove mail</source>
        <translation>E-Mails entfernen lassen</translation>
    </message>
    <message>
        <source>Let the second device remove mail from the server?</source>
        <translation>Soll das zweite Gerät E-Mails vom Server entfernen dürfen?</translation>
    </message>
    <message>
        <source>Its rule is: %1. What it removes is gone from the server for your other devices too. What is on this computer already stays here if this computer uses POP3.</source>
        <translation>Seine Regel lautet: %1. Was es entfernt, ist auch für Ihre anderen Geräte vom Server verschwunden. Was schon auf diesem Computer ist, bleibt hier, wenn dieser Computer POP3 benutzt.</translation>
    </message>
    <message>
        <source>Let it remove</source>
        <translation>Entfernen lassen</translation>
    </message>
    <message>
        <source>Only look</source>
        <translation>Nur nachsehen</translation>
    </message>
    <message>
        <source>Delete on the second device</source>
        <translation>Auf dem zweiten Gerät löschen</translation>
    </message>
    <message>
        <source>Delete “%1” on the second device?</source>
        <translation>„%1“ auf dem zweiten Gerät löschen?</translation>
    </message>
    <message>
        <source>It is deleted for good from the server, and so from every device that uses IMAP.</source>
        <translation>Sie wird endgültig vom Server gelöscht und damit auf jedem Gerät, das IMAP benutzt.</translation>
    </message>
    <message>
        <source>It is deleted for good, from the server as well. Devices that have fetched it by POP3 keep their copies.</source>
        <translation>Sie wird endgültig gelöscht, auch vom Server. Geräte, die sie mit POP3 abgeholt haben, behalten ihre Kopien.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>duopost::SendLaterDialog</name>
    <message>
        <source>Send later</source>
        <translation>Später senden</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>The message waits in the outbox and is sent then, if Duopost is running and there is a connection; else as soon as both are so.</source>
        <translation>Die Nachricht wartet im Postausgang und wird dann gesendet, wenn Duopost läuft und eine Verbindung besteht; sonst, sobald beides der Fall ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>Dann senden</translation>
    </message>
</context>
<context>
    <name>duopost::SendQuestion</name>
    <message>
        <source>There is no recipient yet.</source>
        <translation>Es gibt noch keinen Empfänger.</translation>
    </message>
    <message>
        <source>“%1” is not a whole e-mail address.</source>
        <translation>„%1“ ist keine vollständige E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>The message weighs %1, and your server takes at most %2.</source>
        <translation>Die Nachricht ist %1 groß, und Ihr Server nimmt höchstens %2 an.</translation>
    </message>
    <message>
        <source>You wrote “%1”, but nothing is attached.</source>
        <translation>Sie haben „%1“ geschrieben, aber es ist nichts angehängt.</translation>
    </message>
    <message>
        <source>The message has no subject.</source>
        <translation>Die Nachricht hat keinen Betreff.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people will see each other’s addresses.</source>
        <translation>
            <numerusform>%Ln Person sieht die Adressen der anderen.</numerusform>
            <numerusform>%Ln Personen sehen die Adressen der anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not ready to send</source>
        <translation>Noch nicht bereit</translation>
    </message>
    <message>
        <source>Before it is sent</source>
        <translation>Vor dem Senden</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Datei anhängen …</translation>
    </message>
    <message>
        <source>Move all to Bcc</source>
        <translation>Alle in Blindkopie setzen</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <source>Back to the message</source>
        <translation>Zurück zur Nachricht</translation>
    </message>
</context>
<context>
    <name>duopost::ServerForm</name>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Server and port</source>
        <translation>Server und Port</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
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
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Remove all tags</source>
        <translation>Alle Schlagwörter entfernen</translation>
    </message>
    <message>
        <source>Quick filter</source>
        <translation>Schnellfilter</translation>
    </message>
    <message>
        <source>Write a new message</source>
        <translation>Neue Nachricht schreiben</translation>
    </message>
    <message>
        <source>Answer the sender</source>
        <translation>Dem Absender antworten</translation>
    </message>
    <message>
        <source>Answer the sender and all recipients</source>
        <translation>Dem Absender und allen Empfängern antworten</translation>
    </message>
    <message>
        <source>Answer the mailing list</source>
        <translation>Der Mailingliste antworten</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Umleiten</translation>
    </message>
    <message>
        <source>Edit as new</source>
        <translation>Als neu bearbeiten</translation>
    </message>
    <message>
        <source>Send, while writing</source>
        <translation>Senden, beim Schreiben</translation>
    </message>
    <message>
        <source>Save the draft, while writing</source>
        <translation>Entwurf speichern, beim Schreiben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>Taste drücken</translation>
    </message>
    <message>
        <source>Changed. Was: %1</source>
        <translation>Geändert. Vorher: %1</translation>
    </message>
    <message>
        <source>This key cannot be changed.</source>
        <translation>Diese Taste lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>%1 already means “%2”. Press another key.</source>
        <translation>%1 ist schon für „%2“ vergeben. Drücken Sie eine andere Taste.</translation>
    </message>
    <message>
        <source>“%1” is now %2.</source>
        <translation>„%1“ liegt jetzt auf %2.</translation>
    </message>
    <message>
        <source>“%1” has no key now.</source>
        <translation>„%1“ hat jetzt keine Taste.</translation>
    </message>
    <message>
        <source>%1 means “%2” now. Give that another key first.</source>
        <translation>%1 ist jetzt für „%2“ vergeben. Geben Sie dieser Aktion zuerst eine andere Taste.</translation>
    </message>
    <message>
        <source>“%1” is as it was in the beginning.</source>
        <translation>„%1“ ist wieder wie am Anfang.</translation>
    </message>
    <message>
        <source>All keys are as they were in the beginning.</source>
        <translation>Alle Tasten sind wieder wie am Anfang.</translation>
    </message>
    <message>
        <source>Forward as attachment</source>
        <translation>Als Anhang weiterleiten</translation>
    </message>
    <message>
        <source>Copy into another folder</source>
        <translation>In einen anderen Ordner kopieren</translation>
    </message>
    <message>
        <source>All commands and folders</source>
        <translation>Alle Befehle und Ordner</translation>
    </message>
    <message>
        <source>Next control</source>
        <translation>Nächstes Bedienelement</translation>
    </message>
    <message>
        <source>Close a bar, leave the search</source>
        <translation>Leiste schließen, Suche verlassen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Copy the text that is selected</source>
        <translation>Markierten Text kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Schlagwort: %1</translation>
    </message>
</context>
<context>
    <name>duopost::SignInDialog</name>
    <message>
        <source>&amp;Sign in with the browser</source>
        <translation>Im Browser an&amp;melden</translation>
    </message>
    <message>
        <source>&amp;Keep it until Duopost is closed</source>
        <translation>&amp;Behalten, bis Duopost geschlossen wird</translation>
    </message>
    <message>
        <source>Sign in: %1</source>
        <translation>Anmelden: %1</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
</context>
<context>
    <name>duopost::SignInView</name>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>Browser erneut &amp;öffnen</translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Waiting for the browser</source>
        <translation>Warten auf den Browser</translation>
    </message>
    <message>
        <source>%1 asks you to sign in on its own page, in your browser. Duopost does not see your password there; it is given a key to your mail, which you can take back at %1 at any time.</source>
        <translation>%1 bittet Sie, sich auf der eigenen Seite im Browser anzumelden. Duopost sieht Ihr Passwort dort nicht; es bekommt einen Schlüssel zu Ihrer Post, den Sie bei %1 jederzeit zurücknehmen können.</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the address and open it there yourself.</source>
        <translation>Der Browser ließ sich nicht öffnen. Kopieren Sie die Adresse und öffnen Sie sie dort selbst.</translation>
    </message>
    <message>
        <source>Waiting for the browser…</source>
        <translation>Warten auf den Browser …</translation>
    </message>
    <message>
        <source>Stop &amp;waiting</source>
        <translation>Nicht länger &amp;warten</translation>
    </message>
</context>
<context>
    <name>duopost::SortMenu</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>In this order there are no conversations</source>
        <translation>In dieser Reihenfolge keine Unterhaltungen</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Z to A</source>
        <translation>Z bis A</translation>
    </message>
    <message>
        <source>A to Z</source>
        <translation>A bis Z</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>Unread first</source>
        <translation>Ungelesene zuerst</translation>
    </message>
    <message>
        <source>Unread last</source>
        <translation>Ungelesene zuletzt</translation>
    </message>
    <message>
        <source>Starred first</source>
        <translation>Mit Stern zuerst</translation>
    </message>
    <message>
        <source>Starred last</source>
        <translation>Mit Stern zuletzt</translation>
    </message>
    <message>
        <source>With attachment first</source>
        <translation>Mit Anhang zuerst</translation>
    </message>
    <message>
        <source>With attachment last</source>
        <translation>Mit Anhang zuletzt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what it is sorted by, direction</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>duopost::SourceWindow</name>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelltext: %1</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>&amp;Save message…</source>
        <translation>Nachricht &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>S&amp;uchen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
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
    <message>
        <source>A mailto: link, to write a message.</source>
        <translation>Ein mailto:-Link, um eine Nachricht zu verfassen.</translation>
    </message>
    <message>
        <source>“%1” is not a mailto: link.</source>
        <translation>„%1“ ist kein mailto:-Link.</translation>
    </message>
</context>
<context>
    <name>duopost::StepList</name>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Was versucht wurde</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>duopost::StorageView</name>
    <message>
        <source>Where the mail is</source>
        <translation>Wo die Mail liegt</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>The place is chosen when an account is added and stays the same, so that no message can be lost on the way. Do not move or change the files yourself.</source>
        <translation>Der Ort wird gewählt, wenn ein Konto angelegt wird, und bleibt derselbe, damit unterwegs keine Nachricht verloren gehen kann. Verschieben oder ändern Sie die Dateien nicht selbst.</translation>
    </message>
    <message>
        <source>What is kept here</source>
        <translation>Was hier bleibt</translation>
    </message>
    <message>
        <source>For folders of which nothing else is said in their own menu. What exists only here is always kept whole.</source>
        <translation>Für Ordner, zu denen in ihrem eigenen Menü nichts anderes gesagt ist. Was es nur hier gibt, bleibt immer vollständig.</translation>
    </message>
    <message>
        <source>POP3 fetches every message whole, and what was fetched stays here: it may be the only copy. What stays on the server is said under “On the server”.</source>
        <translation>POP3 holt jede Nachricht vollständig, und was geholt wurde, bleibt hier: Es kann das einzige Exemplar sein. Was auf dem Server bleibt, steht unter „Auf dem Server“.</translation>
    </message>
    <message>
        <source>&amp;Keep an archive that nothing on the server can empty</source>
        <translation>&amp;Ein Archiv behalten, das vom Server aus niemand leeren kann</translation>
    </message>
    <message>
        <source>Every message is kept here whole, a second time. What another device, the provider or somebody with your password deletes on the server shows in the folder “Only on this computer”. If the archive is ended, what the server still has is no longer kept twice; what is only here stays.</source>
        <translation>Jede Nachricht wird hier ganz und ein zweites Mal aufbewahrt. Was ein anderes Gerät, der Anbieter oder jemand mit Ihrem Passwort auf dem Server löscht, erscheint im Ordner „Nur auf diesem Computer“. Wird das Archiv beendet, wird nicht mehr doppelt aufbewahrt, was der Server noch hat; was es nur hier gibt, bleibt.</translation>
    </message>
    <message>
        <source>Every message, whole: the archive needs it.</source>
        <translation>Jede Nachricht, vollständig: Das Archiv braucht das.</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>noun</comment>
        <translation>Archiv</translation>
    </message>
</context>
<context>
    <name>duopost::StructureView</name>
    <message>
        <source>Save &amp;part…</source>
        <translation>&amp;Teil speichern …</translation>
    </message>
    <message>
        <source>Show in the so&amp;urce</source>
        <translation>Im &amp;Quelltext zeigen</translation>
    </message>
    <message>
        <source>&amp;Open this message</source>
        <translation>Diese Nachricht &amp;öffnen</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bytes from – to</source>
        <translation>Bytes von – bis</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>Teile der Nachricht</translation>
    </message>
    <message>
        <source>Content of the part</source>
        <translation>Inhalt des Teils</translation>
    </message>
    <message>
        <source>Text before the parts</source>
        <translation>Text vor den Teilen</translation>
    </message>
    <message>
        <source>Text after the parts</source>
        <translation>Text nach den Teilen</translation>
    </message>
    <message>
        <source>%L1 – %L2</source>
        <translation>%L1 – %L2</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Its end is missing; the message may be cut off.</source>
        <translation>Das Ende fehlt; die Nachricht ist vielleicht abgeschnitten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) inside</source>
        <translation>
            <numerusform>Enthält %Ln Teil</numerusform>
            <numerusform>Enthält %Ln Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>This part is too long to be shown here. It can be saved.</source>
        <translation>Dieser Teil ist zu lang, um hier angezeigt zu werden. Er kann gespeichert werden.</translation>
    </message>
    <message>
        <source>This picture cannot be shown here. It can be saved.</source>
        <translation>Dieses Bild kann hier nicht angezeigt werden. Es kann gespeichert werden.</translation>
    </message>
    <message>
        <source>This part cannot be shown here. It can be saved.</source>
        <translation>Dieser Teil kann hier nicht angezeigt werden. Er kann gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>duopost::SupportReport</name>
    <message>
        <source>What syncs? Report on “%1”</source>
        <translation>Was wird abgeglichen? Bericht zu „%1“</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Made on %1 by Duopost %2 on %3.</source>
        <translation>Erstellt am %1 mit Duopost %2 auf %3.</translation>
    </message>
    <message>
        <source>Passwords and tokens are not part of this report.</source>
        <translation>Passwörter und Zugangsschlüssel stehen nicht in diesem Bericht.</translation>
    </message>
    <message>
        <source>Other people’s addresses and what messages are about were taken out.</source>
        <translation>Adressen anderer und Betreffzeilen wurden entfernt.</translation>
    </message>
    <message>
        <source>So were the user name and the own address.</source>
        <translation>Ebenso der Benutzername und die eigene Adresse.</translation>
    </message>
    <message>
        <source>%1, port %2, %3</source>
        <translation>%1, Port %2, %3</translation>
    </message>
    <message>
        <source>, user name %1</source>
        <translation>, Benutzername %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Eingehende Post</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Ausgehende Post</translation>
    </message>
    <message>
        <source>Copies of sent mail</source>
        <translation>Kopien von Gesendetem</translation>
    </message>
    <message>
        <source>Filters on the server</source>
        <translation>Filter auf dem Server</translation>
    </message>
    <message>
        <source>After the download</source>
        <translation>Nach dem Herunterladen</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>with a password</source>
        <translation>mit Passwort</translation>
    </message>
    <message>
        <source>with the browser</source>
        <translation>mit dem Browser</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>Server last looked at</source>
        <translation>Server zuletzt angesehen</translation>
    </message>
    <message>
        <source>Mail on this computer</source>
        <translation>Post auf diesem Computer</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Fragen und Antworten</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>None are known yet.</source>
        <translation>Noch keine bekannt.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>Without its text here</source>
        <translation>Ohne Text hier</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>There has been no connection yet.</source>
        <translation>Es gab noch keine Verbindung.</translation>
    </message>
    <message>
        <source>Accepted by hand on %1: the certificate of %2, port %3, %4.</source>
        <translation>Am %1 von Hand akzeptiert: das Zertifikat von %2, Port %3, %4.</translation>
    </message>
    <message>
        <source>What the server said about itself</source>
        <translation>Was der Server über sich sagte</translation>
    </message>
    <message>
        <source>It has not been asked yet.</source>
        <translation>Er wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Quota %1</source>
        <translation>Speicherplatz %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Size of the mailbox</source>
        <translation>Größe des Postfachs</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln message(s)</source>
        <translation>
            <numerusform>%1 in %Ln Nachricht</numerusform>
            <numerusform>%1 in %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>Größte Nachricht</translation>
    </message>
    <message>
        <source>Capabilities, as it named them</source>
        <translation>Fähigkeiten, wie er sie nannte</translation>
    </message>
    <message>
        <source>What waits for the server</source>
        <translation>Was auf den Server wartet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>vom Server abgelehnt</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>a message to be sent</source>
        <translation>eine zu sendende Nachricht</translation>
    </message>
    <message>
        <source>Errors since the program was started</source>
        <translation>Fehler seit dem Programmstart</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>What syncs, and what it rests on</source>
        <translation>Was abgeglichen wird, und worauf sich das stützt</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>How far it travels</source>
        <translation>Reichweite</translation>
    </message>
</context>
<context>
    <name>duopost::SwitchDialog</name>
    <message>
        <source>Change %1 to %2</source>
        <translation>%1 auf %2 umstellen</translation>
    </message>
    <message>
        <source>Both sides are looked at first, and you see what would happen. Nothing is changed before you agree, nothing is removed from the server or from this computer, and you can go back for 30 days.</source>
        <translation>Zuerst werden beide Seiten angesehen, und Sie sehen, was geschehen würde. Ohne Ihr Einverständnis ändert sich nichts, nichts wird vom Server oder von diesem Computer entfernt, und Sie können 30 Tage lang zurück.</translation>
    </message>
    <message>
        <source>%1 server</source>
        <translation>%1-Server</translation>
    </message>
    <message>
        <source>&amp;Store what is only on this computer on the server</source>
        <translation>&amp;Auf dem Server ablegen, was nur auf diesem Computer ist</translation>
    </message>
    <message>
        <source>&amp;Take read, answered and starred marks along</source>
        <translation>&amp;Marken mitnehmen (gelesen, beantwortet, Stern)</translation>
    </message>
    <message>
        <source>&amp;File messages on the server as they are filed here</source>
        <translation>&amp;Nachrichten auf dem Server einsortieren wie hier</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>You can pause at any time. What is done stays done, and it goes on where it stopped, even after the computer was switched off.</source>
        <translation>Sie können jederzeit unterbrechen. Was getan ist, bleibt getan, und es geht dort weiter, wo es aufhörte, auch nachdem der Computer ausgeschaltet war.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 zu %2</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>&amp;Look at both sides</source>
        <translation>&amp;Beide Seiten ansehen</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>Was geschehen würde</translation>
    </message>
    <message>
        <source>&amp;Change now</source>
        <translation>Jetzt &amp;umstellen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Changing to %1</source>
        <translation>Umstellung auf %1</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Unterbrechen</translation>
    </message>
    <message>
        <source>The account has changed</source>
        <translation>Das Konto ist umgestellt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Change &amp;back</source>
        <translation>&amp;Zurückstellen</translation>
    </message>
    <message>
        <source>Looking at both sides…</source>
        <translation>Beide Seiten werden angesehen …</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 von %3</translation>
    </message>
    <message>
        <source>The mail as it was before is kept, untouched, in %1. You can change back until %2.</source>
        <translation>Die Mail, wie sie vorher war, bleibt unverändert in %1. Bis %2 können Sie zurückstellen.</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird unterbrochen …</translation>
    </message>
    <message>
        <source>&amp;IMAP</source>
        <translation>&amp;IMAP</translation>
    </message>
    <message>
        <source>Your mail lies on the server. Every device sees the same folders, read marks and sent messages. What is only on this computer now can be stored there too.</source>
        <translation>Ihre Mails liegen auf dem Server. Jedes Gerät sieht dieselben Ordner, Gelesen-Markierungen und gesendeten Nachrichten. Was es jetzt nur auf diesem Computer gibt, kann ebenfalls dort gespeichert werden.</translation>
    </message>
    <message>
        <source>&amp;POP3</source>
        <translation>&amp;POP3</translation>
    </message>
    <message>
        <source>This computer fetches copies from the inbox. Folders, read marks and sent messages stay on this computer. All mail of the server is kept here first, whole.</source>
        <translation>Dieser Computer holt Kopien aus dem Posteingang. Ordner, Gelesen-Markierungen und gesendete Nachrichten bleiben auf diesem Computer. Zuerst werden alle Mails des Servers hier vollständig aufbewahrt.</translation>
    </message>
    <message>
        <source>&amp;Both: IMAP, and an archive on this computer</source>
        <translation>Bei&amp;des: IMAP und ein Archiv auf diesem Computer</translation>
    </message>
    <message>
        <source>Folders, read marks and sent messages are on the server, for every device. Every message is also kept on this computer, and stays here when another device, the provider or somebody with your password deletes it there. It is what most people mean who want POP3.</source>
        <translation>Ordner, Gelesen-Markierungen und gesendete Nachrichten sind für jedes Gerät auf dem Server. Jede Nachricht wird außerdem auf diesem Computer aufbewahrt und bleibt hier, wenn ein anderes Gerät, der Anbieter oder jemand mit Ihrem Passwort sie dort löscht. Das meinen die meisten, die POP3 möchten.</translation>
    </message>
    <message>
        <source>IMAP, and an archive on this computer</source>
        <translation>IMAP und ein Archiv auf diesem Computer</translation>
    </message>
    <message>
        <source>&amp;Keep an archive</source>
        <translation>&amp;Archiv anlegen</translation>
    </message>
    <message>
        <source>It can be ended in the settings of the account, under “On this computer”. What is only here stays here then.</source>
        <translation>Es lässt sich in den Einstellungen des Kontos unter „Auf diesem Computer“ beenden. Was es nur hier gibt, bleibt dann hier.</translation>
    </message>
    <message>
        <source>This computer keeps an archive now</source>
        <translation>Dieser Computer führt jetzt ein Archiv</translation>
    </message>
</context>
<context>
    <name>duopost::SwitchLineList</name>
    <message>
        <source>Show…</source>
        <translation>Anzeigen …</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Anzeigen: %1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>duopost::SwitchWords</name>
    <message>
        <source>New folders on the server: %1</source>
        <translation>Neue Ordner auf dem Server: %1</translation>
    </message>
    <message>
        <source>The server has room for %1 only. What does not fit stays on this computer.</source>
        <translation>Auf dem Server ist nur noch Platz für %1. Was nicht passt, bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Afterwards every device that uses IMAP sees the same folders, marks and sent mail.</source>
        <translation>Danach sieht jedes Gerät, das IMAP nutzt, dieselben Ordner, Marken und gesendeten Nachrichten.</translation>
    </message>
    <message>
        <source>POP3 shows the inbox only. These folders become folders of this computer; nothing new arrives in them: %1</source>
        <translation>POP3 zeigt nur den Posteingang. Diese Ordner werden Ordner dieses Computers, in denen nichts Neues mehr ankommt: %1</translation>
    </message>
    <message numerus="yes">
        <source>This server removes messages by itself after %Ln day(s).</source>
        <translation>
            <numerusform>Dieser Server entfernt Nachrichten von sich aus nach %Ln Tag.</numerusform>
            <numerusform>Dieser Server entfernt Nachrichten von sich aus nach %Ln Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything stays on the server until you say otherwise. Nothing there is changed.</source>
        <translation>Alles bleibt auf dem Server, bis Sie etwas anderes sagen. Dort wird nichts geändert.</translation>
    </message>
    <message>
        <source>Looking at both sides…</source>
        <translation>Beide Seiten werden angesehen …</translation>
    </message>
    <message>
        <source>Recognising messages…</source>
        <translation>Nachrichten werden erkannt …</translation>
    </message>
    <message>
        <source>Keeping messages on this computer…</source>
        <translation>Nachrichten werden auf diesem Computer aufbewahrt …</translation>
    </message>
    <message>
        <source>Storing messages on the server…</source>
        <translation>Nachrichten werden auf dem Server abgelegt …</translation>
    </message>
    <message>
        <source>Taking marks along…</source>
        <translation>Marken werden mitgenommen …</translation>
    </message>
    <message>
        <source>Filing messages on the server…</source>
        <translation>Nachrichten werden auf dem Server einsortiert …</translation>
    </message>
    <message>
        <source>Reading back what was stored…</source>
        <translation>Abgelegtes wird zurückgelesen …</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message numerus="yes">
        <source>Only on this computer, will be stored on the server: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>Nur auf diesem Computer, wird auf dem Server abgelegt: %Ln Nachricht (%1)</numerusform>
            <numerusform>Nur auf diesem Computer, wird auf dem Server abgelegt: %Ln Nachrichten (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only on this computer, stays here in a folder of its own: %Ln message(s)</source>
        <translation>
            <numerusform>Nur auf diesem Computer, bleibt hier in einem eigenen Ordner: %Ln Nachricht</numerusform>
            <numerusform>Nur auf diesem Computer, bleibt hier in einem eigenen Ordner: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent from here, so far not seen by any other device: %Ln message(s)</source>
        <translation>
            <numerusform>Von hier gesendet, bisher für kein anderes Gerät sichtbar: %Ln Nachricht</numerusform>
            <numerusform>Von hier gesendet, bisher für kein anderes Gerät sichtbar: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the server only, will appear here: %Ln message(s)</source>
        <translation>
            <numerusform>Nur auf dem Server, erscheint dann hier: %Ln Nachricht</numerusform>
            <numerusform>Nur auf dem Server, erscheint dann hier: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filed here, will be filed the same way on the server: %Ln message(s)</source>
        <translation>
            <numerusform>Hier einsortiert, wird auf dem Server ebenso einsortiert: %Ln Nachricht</numerusform>
            <numerusform>Hier einsortiert, wird auf dem Server ebenso einsortiert: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read, answered and starred marks that will reach the server: %Ln message(s)</source>
        <translation>
            <numerusform>Marken (gelesen, beantwortet, Stern), die auf den Server kommen: %Ln Nachricht</numerusform>
            <numerusform>Marken (gelesen, beantwortet, Stern), die auf den Server kommen: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Will show the server&apos;s marks instead of those of this computer: %Ln message(s)</source>
        <translation>
            <numerusform>Zeigt dann die Marken des Servers statt die dieses Computers: %Ln Nachricht</numerusform>
            <numerusform>Zeigt dann die Marken des Servers statt die dieses Computers: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted here but still on the server, will show again: %Ln message(s)</source>
        <translation>
            <numerusform>Hier gelöscht, aber noch auf dem Server, erscheint wieder: %Ln Nachricht</numerusform>
            <numerusform>Hier gelöscht, aber noch auf dem Server, erscheint wieder: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Larger than the server takes, stays on this computer: %Ln message(s)</source>
        <translation>
            <numerusform>Größer, als der Server annimmt, bleibt auf diesem Computer: %Ln Nachricht</numerusform>
            <numerusform>Größer, als der Server annimmt, bleibt auf diesem Computer: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Will be downloaded first, so that all of your mail is here: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>Wird zuerst geladen, damit Ihre ganze Mail hier ist: %Ln Nachricht (%1)</numerusform>
            <numerusform>Wird zuerst geladen, damit Ihre ganze Mail hier ist: %Ln Nachrichten (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New for this computer, comes with the first look: %Ln message(s)</source>
        <translation>
            <numerusform>Neu für diesen Computer, kommt mit dem ersten Abruf: %Ln Nachricht</numerusform>
            <numerusform>Neu für diesen Computer, kommt mit dem ersten Abruf: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you read, answer or star from now on is known to this computer only. With marks now: %Ln message(s)</source>
        <translation>
            <numerusform>Was Sie von nun an lesen, beantworten oder mit Stern versehen, weiß nur dieser Computer. Mit Marken bisher: %Ln Nachricht</numerusform>
            <numerusform>Was Sie von nun an lesen, beantworten oder mit Stern versehen, weiß nur dieser Computer. Mit Marken bisher: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the server and here, recognised and not downloaded again: %Ln message(s)</source>
        <translation>
            <numerusform>Auf dem Server und hier, wird erkannt und nicht noch einmal geladen: %Ln Nachricht</numerusform>
            <numerusform>Auf dem Server und hier, wird erkannt und nicht noch einmal geladen: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Here before: %Ln message(s)</source>
        <translation>
            <numerusform>Vorher hier: %Ln Nachricht</numerusform>
            <numerusform>Vorher hier: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recognised on the server: %Ln message(s)</source>
        <translation>
            <numerusform>Auf dem Server erkannt: %Ln Nachricht</numerusform>
            <numerusform>Auf dem Server erkannt: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stored on the server and read back from it: %Ln message(s)</source>
        <translation>
            <numerusform>Auf dem Server abgelegt und von dort zurückgelesen: %Ln Nachricht</numerusform>
            <numerusform>Auf dem Server abgelegt und von dort zurückgelesen: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From other folders, kept whole on this computer: %Ln message(s)</source>
        <translation>
            <numerusform>Aus anderen Ordnern, ganz auf diesem Computer aufbewahrt: %Ln Nachricht</numerusform>
            <numerusform>Aus anderen Ordnern, ganz auf diesem Computer aufbewahrt: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stayed only on this computer: %Ln message(s)</source>
        <translation>
            <numerusform>Nur auf diesem Computer geblieben: %Ln Nachricht</numerusform>
            <numerusform>Nur auf diesem Computer geblieben: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloaded for it: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>Dafür geladen: %Ln Nachricht (%1)</numerusform>
            <numerusform>Dafür geladen: %Ln Nachrichten (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filed on the server as here: %Ln message(s)</source>
        <translation>
            <numerusform>Auf dem Server einsortiert wie hier: %Ln Nachricht</numerusform>
            <numerusform>Auf dem Server einsortiert wie hier: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marks taken along: %Ln message(s)</source>
        <translation>
            <numerusform>Marken mitgenommen: %Ln Nachricht</numerusform>
            <numerusform>Marken mitgenommen: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the archive: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>Im Archiv: %Ln Nachricht (%1)</numerusform>
            <numerusform>Im Archiv: %Ln Nachrichten (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still to be fetched: %Ln message(s)</source>
        <translation>
            <numerusform>Noch abzuholen: %Ln Nachricht</numerusform>
            <numerusform>Noch abzuholen: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not on the server any more, only here: %Ln message(s)</source>
        <translation>
            <numerusform>Nicht mehr auf dem Server, nur hier: %Ln Nachricht</numerusform>
            <numerusform>Nicht mehr auf dem Server, nur hier: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>What disappears from the server shows in the folder “Only on this computer”. Junk, trash and drafts are not archived.</source>
        <translation>Was vom Server verschwindet, erscheint im Ordner „Nur auf diesem Computer“. Spam, Papierkorb und Entwürfe werden nicht archiviert.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted on the server meanwhile, in the trash here: %Ln message(s)</source>
        <translation>
            <numerusform>Inzwischen auf dem Server gelöscht, hier im Papierkorb: %Ln Nachricht</numerusform>
            <numerusform>Inzwischen auf dem Server gelöscht, hier im Papierkorb: %Ln Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::TagActions</name>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Remove all tags</source>
        <translation>Alle Schlagwörter entfernen</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>Schlagwörter bearbeiten …</translation>
    </message>
    <message>
        <source>Give the message a tag, or take it away (1 to 9)</source>
        <translation>Der Nachricht ein Schlagwort geben oder nehmen (1 bis 9)</translation>
    </message>
    <message>
        <source>Tags of this account are kept on this computer only</source>
        <translation>Schlagwörter dieses Kontos bleiben auf diesem Computer</translation>
    </message>
    <message>
        <source>This server does not keep tags</source>
        <translation>Dieser Server merkt sich keine Schlagwörter</translation>
    </message>
</context>
<context>
    <name>duopost::TagChips</name>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
</context>
<context>
    <name>duopost::TagDialog</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Names and colours are kept on this computer. The server keeps which message has which tag, if it can.</source>
        <translation>Namen und Farben bleiben auf diesem Computer. Welche Nachricht welches Schlagwort hat, merkt sich der Server, wenn er kann.</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the tag</source>
        <translation>Name des Schlagworts</translation>
    </message>
    <message>
        <source>Forget this tag; messages that have it keep its keyword</source>
        <translation>Dieses Schlagwort vergessen; Nachrichten, die es haben, behalten es auf dem Server</translation>
    </message>
    <message>
        <source>Forget the tag %1</source>
        <translation>Schlagwort %1 vergessen</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>Andere Farbe …</translation>
    </message>
</context>
<context>
    <name>duopost::TagWords</name>
    <message>
        <source>Important</source>
        <translation>Wichtig</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Dienstlich</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>duopost::TestPage</name>
    <message>
        <source>Test again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Look at the certificate…</source>
        <translation>Zertifikat ansehen …</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles funktioniert.</translation>
    </message>
    <message>
        <source>The account does not work like this. You can go back and correct it, or add it all the same and try again later.</source>
        <translation>So funktioniert das Konto nicht. Sie können zurückgehen und es berichtigen oder es trotzdem anlegen und es später wieder versuchen.</translation>
    </message>
</context>
<context>
    <name>duopost::TextView</name>
    <message>
        <source>Message text</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln quoted line(s)</source>
        <translation>
            <numerusform>%Ln zitierte Zeile</numerusform>
            <numerusform>%Ln zitierte Zeilen</numerusform>
        </translation>
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
    <name>duopost::UnsubscribeStrip</name>
    <message>
        <source>&amp;Unsubscribe…</source>
        <translation>&amp;Abbestellen …</translation>
    </message>
    <message>
        <source>This message was sent to a mailing list.</source>
        <translation>Diese Nachricht ging an eine Mailingliste.</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Abbestellen</translation>
    </message>
    <message>
        <source>Unsubscribe from this mailing list?</source>
        <translation>Diese Mailingliste abbestellen?</translation>
    </message>
    <message>
        <source>A request goes to %1. It learns that somebody reads mail at this address.</source>
        <translation>Eine Anfrage geht an %1. Dort wird bekannt, dass unter dieser Adresse jemand E-Mails liest.</translation>
    </message>
    <message>
        <source>&amp;Unsubscribe</source>
        <translation>&amp;Abbestellen</translation>
    </message>
    <message>
        <source>Unsubscribe on a page of %1?</source>
        <translation>Auf einer Seite von %1 abbestellen?</translation>
    </message>
    <message>
        <source>The page opens in the browser. It learns that somebody reads mail at this address.</source>
        <translation>Die Seite öffnet sich im Browser. Dort wird bekannt, dass unter dieser Adresse jemand E-Mails liest.</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <translation>%1 ö&amp;ffnen</translation>
    </message>
    <message>
        <source>This list is left with a mail.</source>
        <translation>Diese Liste wird per E-Mail abbestellt.</translation>
    </message>
    <message>
        <source>Send an empty mail to %1.</source>
        <translation>Eine leere E-Mail an %1 senden.</translation>
    </message>
    <message>
        <source>Send a mail with the subject “%1” to %2.</source>
        <translation>Eine E-Mail mit dem Betreff „%1“ an %2 senden.</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>Asking %1 to take this address off the list…</source>
        <translation>%1 wird gebeten, diese Adresse von der Liste zu nehmen …</translation>
    </message>
    <message>
        <source>%1 has accepted the request. A last message may still arrive.</source>
        <translation>%1 hat die Abbestellung angenommen. Eine letzte Nachricht kann noch kommen.</translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation>%1 hat die Abbestellung abgelehnt.</translation>
    </message>
    <message>
        <source>Try in the &amp;browser…</source>
        <translation>Im &amp;Browser versuchen …</translation>
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
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>POP3 in general</source>
        <translation>POP3 allgemein</translation>
    </message>
    <message>
        <source>IMAP in general</source>
        <translation>IMAP allgemein</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>This message</source>
        <translation>Diese Nachricht</translation>
    </message>
    <message>
        <source>Save a report for a support desk…</source>
        <translation>Bericht für den Kundendienst speichern …</translation>
    </message>
    <message>
        <source>Save a report for a support desk</source>
        <translation>Bericht für den Kundendienst speichern</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
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
    <message>
        <source>Importing messages: %1</source>
        <translation>Nachrichten werden importiert: %1</translation>
    </message>
    <message>
        <source>Exporting messages: %1</source>
        <translation>Nachrichten werden exportiert: %1</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>Nur auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>duopost::WritingStrips</name>
    <message>
        <source>a message without a subject</source>
        <translation>eine Nachricht ohne Betreff</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Verfassen</translation>
    </message>
    <message>
        <source>You were writing %1.</source>
        <translation>Sie schrieben gerade %1.</translation>
    </message>
    <message>
        <source>You were writing %1, last at %2.</source>
        <translation>Sie schrieben gerade %1, zuletzt um %2.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation>Senden rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>%1 is sent in %Ln second(s).</source>
        <translation>
            <numerusform>%1 wird in %Ln Sekunde gesendet.</numerusform>
            <numerusform>%1 wird in %Ln Sekunden gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is being sent.</source>
        <translation>%1 wird gesendet.</translation>
    </message>
</context>
</TS>
