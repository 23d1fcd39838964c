<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArchiveWords</name>
    <message numerus="yes">
        <source>%Ln were there already</source>
        <translation>
            <numerusform>%Ln were there already</numerusform>
            <numerusform>%Ln were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are too large</source>
        <translation>
            <numerusform>%Ln are too large</numerusform>
            <numerusform>%Ln are too large</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are no mail</source>
        <translation>
            <numerusform>%Ln file are no mail</numerusform>
            <numerusform>%Ln files are no mail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost some of their tags</source>
        <translation>
            <numerusform>%Ln lost some of their tags</numerusform>
            <numerusform>%Ln lost some of their tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) imported</source>
        <translation>
            <numerusform>%Ln message imported</numerusform>
            <numerusform>%Ln messages imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exported</source>
        <translation>
            <numerusform>%Ln message exported</numerusform>
            <numerusform>%Ln messages exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message numerus="yes">
        <source>%Ln rules.</source>
        <translation>
            <numerusform>%Ln rules.</numerusform>
            <numerusform>%Ln rules.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are switched off.</source>
        <translation>
            <numerusform>%Ln are switched off.</numerusform>
            <numerusform>%Ln are switched off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvitationCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::AccountSettings</name>
    <message numerus="yes">
        <source>%Ln message(s) in the outbox not sent yet would be lost.</source>
        <translation>
            <numerusform>%Ln message in the outbox not sent yet would be lost.</numerusform>
            <numerusform>%Ln messages in the outbox not sent yet would be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::AccountWords</name>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) on the server</source>
        <translation>
            <numerusform>%Ln message on the server</numerusform>
            <numerusform>%Ln messages on the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ActivityBar</name>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln change refused</numerusform>
            <numerusform>%Ln changes refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) on their way</source>
        <translation>
            <numerusform>%Ln change on its way</numerusform>
            <numerusform>%Ln changes on their way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in the outbox</source>
        <translation>
            <numerusform>%Ln message in the outbox</numerusform>
            <numerusform>%Ln messages in the outbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) waiting for you</source>
        <translation>
            <numerusform>%Ln message waiting for you</numerusform>
            <numerusform>%Ln messages waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::AttachmentBar</name>
    <message numerus="yes">
        <source>%Ln attachment(s)</source>
        <translation>
            <numerusform>%Ln attachment</numerusform>
            <numerusform>%Ln attachments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::AttachmentPreview</name>
    <message numerus="yes">
        <source>… and %Ln more card(s) in this file</source>
        <translation>
            <numerusform>… and %Ln more card in this file</numerusform>
            <numerusform>… and %Ln more cards in this file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ComposeActions</name>
    <message numerus="yes">
        <source>Possible for %Ln second(s)</source>
        <translation>
            <numerusform>Possible for %Ln second</numerusform>
            <numerusform>Possible for %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ComposeWindow</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::Consequences</name>
    <message numerus="yes">
        <source>The server removes it after %Ln day(s)</source>
        <translation>
            <numerusform>The server removes it after %Ln day</numerusform>
            <numerusform>The server removes it after %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ErrorStrips</name>
    <message numerus="yes">
        <source>%Ln older problem(s)</source>
        <translation>
            <numerusform>%Ln older problem</numerusform>
            <numerusform>%Ln older problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ExperimentsWindow</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::FolderMenu</name>
    <message numerus="yes">
        <source>%Ln message(s) in it are deleted for good, for every device.</source>
        <translation>
            <numerusform>%Ln message in it is deleted for good, for every device.</numerusform>
            <numerusform>%Ln messages in it are deleted for good, for every device.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::FolderModel</name>
    <message numerus="yes">
        <source>%1, %Ln unread</source>
        <translation>
            <numerusform>%1, %Ln unread</numerusform>
            <numerusform>%1, %Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Outbox, %Ln message(s), %1</source>
        <translation>
            <numerusform>Outbox, %Ln message, %1</numerusform>
            <numerusform>Outbox, %Ln messages, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::HeaderCard</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::InvitationCard</name>
    <message numerus="yes">
        <source>%Ln more event(s) in the same file</source>
        <translation>
            <numerusform>%Ln more event in the same file</numerusform>
            <numerusform>%Ln more events in the same file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ListPane</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::MailboxWords</name>
    <message numerus="yes">
        <source>Full in about %Ln day(s) at this rate.</source>
        <translation>
            <numerusform>Full in about %Ln day at this rate.</numerusform>
            <numerusform>Full in about %Ln days at this rate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full in about %Ln week(s) at this rate.</source>
        <translation>
            <numerusform>Full in about %Ln week at this rate.</numerusform>
            <numerusform>Full in about %Ln weeks at this rate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full in about %Ln month(s) at this rate.</source>
        <translation>
            <numerusform>Full in about %Ln month at this rate.</numerusform>
            <numerusform>Full in about %Ln months at this rate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are stored on the server %1. Every device sees them.</source>
        <translation>
            <numerusform>%Ln message is stored on the server %1. Every device sees it.</numerusform>
            <numerusform>%Ln messages are stored on the server %1. Every device sees them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are stored on the server %1, in one mailbox without folders.</source>
        <translation>
            <numerusform>%Ln message is stored on the server %1, in one mailbox without folders.</numerusform>
            <numerusform>%Ln messages are stored on the server %1, in one mailbox without folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text of %Ln of them is not on this computer.</source>
        <translation>
            <numerusform>The text of %Ln of them is not on this computer.</numerusform>
            <numerusform>The text of %Ln of them is not on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are in the archive on this computer, and stay when they are deleted on the server.</source>
        <translation>
            <numerusform>%Ln message are in the archive on this computer, and stay when they are deleted on the server.</numerusform>
            <numerusform>%Ln messages are in the archive on this computer, and stay when they are deleted on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are not in the archive yet.</source>
        <translation>
            <numerusform>%Ln message are not in the archive yet.</numerusform>
            <numerusform>%Ln messages are not in the archive yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) exist only on this computer.</source>
        <translation>
            <numerusform>%Ln message exists only on this computer.</numerusform>
            <numerusform>%Ln messages exist only on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) are on the server, and other devices see them.</source>
        <translation>
            <numerusform>%Ln folder is on the server, and other devices see it.</numerusform>
            <numerusform>%Ln folders are on the server, and other devices see them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) exist only on this computer: %1.</source>
        <translation>
            <numerusform>%Ln folder exists only on this computer: %1.</numerusform>
            <numerusform>%Ln folders exist only on this computer: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every computer that asks within %Ln day(s) gets a message. Then this account removes it from the server.</source>
        <translation>
            <numerusform>Every computer that asks within %Ln day gets a message. Then this account removes it from the server.</numerusform>
            <numerusform>Every computer that asks within %Ln days gets a message. Then this account removes it from the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server removes mail after %Ln day(s), even if Duopost leaves it there.</source>
        <translation>
            <numerusform>The server removes mail after %Ln day, even if Duopost leaves it there.</numerusform>
            <numerusform>The server removes mail after %Ln days, even if Duopost leaves it there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is known to remove fetched mail after %Ln day(s).</source>
        <translation>
            <numerusform>%1 is known to remove fetched mail after %Ln day.</numerusform>
            <numerusform>%1 is known to remove fetched mail after %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This account removes mail from the server %Ln day(s) after Duopost first saw it.</source>
        <translation>
            <numerusform>This account removes mail from the server %Ln day after Duopost first saw it.</numerusform>
            <numerusform>This account removes mail from the server %Ln days after Duopost first saw it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duopost searches the text of %Ln message(s) that are here.</source>
        <translation>
            <numerusform>Duopost searches the text of %Ln message that is here.</numerusform>
            <numerusform>Duopost searches the text of %Ln messages that are here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not enough is known yet to say when it will be full: ask again in %Ln day(s).</source>
        <translation>
            <numerusform>Not enough is known yet to say when it will be full: ask again in %Ln day.</numerusform>
            <numerusform>Not enough is known yet to say when it will be full: ask again in %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln message(s) are on the server. Over POP3 it names no limit.</source>
        <translation>
            <numerusform>%1 in %Ln message are on the server. Over POP3 it names no limit.</numerusform>
            <numerusform>%1 in %Ln messages are on the server. Over POP3 it names no limit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that exist only here.</source>
        <translation>
            <numerusform>%Ln message that exists only here.</numerusform>
            <numerusform>%Ln messages that exist only here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) with mail that exist only here.</source>
        <translation>
            <numerusform>%Ln folder with mail that exists only here.</numerusform>
            <numerusform>%Ln folders with mail that exist only here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) that the server has not been told yet.</source>
        <translation>
            <numerusform>%Ln change that the server has not been told yet.</numerusform>
            <numerusform>%Ln changes that the server has not been told yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that have not been sent yet.</source>
        <translation>
            <numerusform>%Ln message that has not been sent yet.</numerusform>
            <numerusform>%Ln messages that have not been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new computer gets %Ln message(s) back from the server.</source>
        <translation>
            <numerusform>A new computer gets %Ln message back from the server.</numerusform>
            <numerusform>A new computer gets %Ln messages back from the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The filter “%1” is active on the server, with %Ln rule(s).</source>
        <translation>
            <numerusform>The filter “%1” is active on the server, with %Ln rule.</numerusform>
            <numerusform>The filter “%1” is active on the server, with %Ln rules.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::MessageActions</name>
    <message numerus="yes">
        <source>Recorded on this computer only, for %Ln message(s).</source>
        <translation>
            <numerusform>Recorded on this computer only, for %Ln message.</numerusform>
            <numerusform>Recorded on this computer only, for %Ln messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln message(s) to %1.</source>
        <translation>
            <numerusform>Moved %Ln message to %1.</numerusform>
            <numerusform>Moved %Ln messages to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln message(s) to %1.</source>
        <translation>
            <numerusform>Copied %Ln message to %1.</numerusform>
            <numerusform>Copied %Ln messages to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln message(s) to the trash.</source>
        <translation>
            <numerusform>Moved %Ln message to the trash.</numerusform>
            <numerusform>Moved %Ln messages to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) for good?</source>
        <translation>
            <numerusform>Delete %Ln message for good?</numerusform>
            <numerusform>Delete %Ln messages for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back the last action, on %Ln message(s)</source>
        <translation>
            <numerusform>Take back the last action, on %Ln message</numerusform>
            <numerusform>Take back the last action, on %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::MessageListModel</name>
    <message numerus="yes">
        <source>Conversation of %Ln message(s)</source>
        <translation>
            <numerusform>Conversation of %Ln message</numerusform>
            <numerusform>Conversation of %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::MessageListView</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::NewMailNotifier</name>
    <message numerus="yes">
        <source>%Ln new message(s)</source>
        <translation>
            <numerusform>%Ln new message</numerusform>
            <numerusform>%Ln new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::OfflineChoice</name>
    <message numerus="yes">
        <source>Not older than %Ln day(s)</source>
        <translation>
            <numerusform>Not older than %Ln day</numerusform>
            <numerusform>Not older than %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not older than %Ln day(s)</source>
        <translation>
            <numerusform>not older than %Ln day</numerusform>
            <numerusform>not older than %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::OutgoingFiles</name>
    <message numerus="yes">
        <source>%Ln attachment(s), %1</source>
        <translation>
            <numerusform>%Ln attachment, %1</numerusform>
            <numerusform>%Ln attachments, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::PeopleDialog</name>
    <message numerus="yes">
        <source>%1, a group of %Ln</source>
        <translation>
            <numerusform>%1, a group of %Ln</numerusform>
            <numerusform>%1, a group of %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation>
            <numerusform>%Ln name</numerusform>
            <numerusform>%Ln names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln are shown.</source>
        <translation>
            <numerusform>Only the first %Ln are shown.</numerusform>
            <numerusform>Only the first %Ln are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new name(s)</source>
        <translation>
            <numerusform>%Ln new name</numerusform>
            <numerusform>%Ln new names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::QuickFilterBar</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ReaderPane</name>
    <message numerus="yes">
        <source>%Ln message(s) selected</source>
        <translation>
            <numerusform>%Ln message selected</numerusform>
            <numerusform>%Ln messages selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in this message were odd.</source>
        <translation>
            <numerusform>%Ln thing in this message was odd.</numerusform>
            <numerusform>%Ln things in this message were odd.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::RecipientEdit</name>
    <message numerus="yes">
        <source>%1 (%Ln person(s))</source>
        <translation>
            <numerusform>%1 (%Ln person)</numerusform>
            <numerusform>%1 (%Ln people)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::RemoteStrip</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other item(s)</source>
        <translation>
            <numerusform>%Ln other item</numerusform>
            <numerusform>%Ln other items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Loading %Ln picture(s)…</source>
        <translation>
            <numerusform>Loading %Ln picture…</numerusform>
            <numerusform>Loading %Ln pictures…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be loaded.</source>
        <translation>
            <numerusform>%Ln picture could not be loaded.</numerusform>
            <numerusform>%Ln pictures could not be loaded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::RemovalQuestion</name>
    <message numerus="yes">
        <source>Remove %Ln message(s) from the server?</source>
        <translation>
            <numerusform>Remove %Ln message from the server?</numerusform>
            <numerusform>Remove %Ln messages from the server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That is more than usual: the server has %Ln message(s).</source>
        <translation>
            <numerusform>That is more than usual: the server has %Ln message.</numerusform>
            <numerusform>That is more than usual: the server has %Ln messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::RivalStrips</name>
    <message numerus="yes">
        <source>Move %Ln message(s) from “%1” to “%2”?</source>
        <translation>
            <numerusform>Move %Ln message from “%1” to “%2”?</numerusform>
            <numerusform>Move %Ln messages from “%1” to “%2”?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::ScratchConsentDialog</name>
    <message numerus="yes">
        <source>Test messages are put into it, %Ln at most. Only these are read, marked, moved and deleted.</source>
        <translation>
            <numerusform>Test messages are put into it, %Ln at most. Only these are read, marked, moved and deleted.</numerusform>
            <numerusform>Test messages are put into it, %Ln at most. Only these are read, marked, moved and deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::SearchPane</name>
    <message numerus="yes">
        <source>The newest %Ln message(s)</source>
        <translation>
            <numerusform>The newest %Ln message</numerusform>
            <numerusform>The newest %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) found</source>
        <translation>
            <numerusform>%Ln message found</numerusform>
            <numerusform>%Ln messages found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them found by the server only</source>
        <translation>
            <numerusform>%Ln of them found by the server only</numerusform>
            <numerusform>%Ln of them found by the server only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::SecondDeviceWindow</name>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are not the same everywhere.</source>
        <translation>
            <numerusform>%Ln message is not the same everywhere.</numerusform>
            <numerusform>%Ln messages are not the same everywhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::SendQuestion</name>
    <message numerus="yes">
        <source>%Ln people will see each other’s addresses.</source>
        <translation>
            <numerusform>%Ln person sees the addresses of the others.</numerusform>
            <numerusform>%Ln people will see each other’s addresses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::StructureView</name>
    <message numerus="yes">
        <source>%Ln part(s) inside</source>
        <translation>
            <numerusform>%Ln part inside</numerusform>
            <numerusform>%Ln parts inside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::SupportReport</name>
    <message numerus="yes">
        <source>%1 in %Ln message(s)</source>
        <translation>
            <numerusform>%1 in %Ln message</numerusform>
            <numerusform>%1 in %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::SwitchWords</name>
    <message numerus="yes">
        <source>This server removes messages by itself after %Ln day(s).</source>
        <translation>
            <numerusform>This server removes messages by itself after %Ln day.</numerusform>
            <numerusform>This server removes messages by itself after %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only on this computer, will be stored on the server: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>Only on this computer, will be stored on the server: %Ln message (%1)</numerusform>
            <numerusform>Only on this computer, will be stored on the server: %Ln messages (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only on this computer, stays here in a folder of its own: %Ln message(s)</source>
        <translation>
            <numerusform>Only on this computer, stays here in a folder of its own: %Ln message</numerusform>
            <numerusform>Only on this computer, stays here in a folder of its own: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent from here, so far not seen by any other device: %Ln message(s)</source>
        <translation>
            <numerusform>Sent from here, so far not seen by any other device: %Ln message</numerusform>
            <numerusform>Sent from here, so far not seen by any other device: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the server only, will appear here: %Ln message(s)</source>
        <translation>
            <numerusform>On the server only, will appear here: %Ln message</numerusform>
            <numerusform>On the server only, will appear here: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filed here, will be filed the same way on the server: %Ln message(s)</source>
        <translation>
            <numerusform>Filed here, will be filed the same way on the server: %Ln message</numerusform>
            <numerusform>Filed here, will be filed the same way on the server: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read, answered and starred marks that will reach the server: %Ln message(s)</source>
        <translation>
            <numerusform>Read, answered and starred marks that will reach the server: %Ln message</numerusform>
            <numerusform>Read, answered and starred marks that will reach the server: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Will show the server&apos;s marks instead of those of this computer: %Ln message(s)</source>
        <translation>
            <numerusform>Will show the server&apos;s marks instead of those of this computer: %Ln message</numerusform>
            <numerusform>Will show the server&apos;s marks instead of those of this computer: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted here but still on the server, will show again: %Ln message(s)</source>
        <translation>
            <numerusform>Deleted here but still on the server, will show again: %Ln message</numerusform>
            <numerusform>Deleted here but still on the server, will show again: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Larger than the server takes, stays on this computer: %Ln message(s)</source>
        <translation>
            <numerusform>Larger than the server takes, stays on this computer: %Ln message</numerusform>
            <numerusform>Larger than the server takes, stays on this computer: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Will be downloaded first, so that all of your mail is here: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>Will be downloaded first, so that all of your mail is here: %Ln message (%1)</numerusform>
            <numerusform>Will be downloaded first, so that all of your mail is here: %Ln messages (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New for this computer, comes with the first look: %Ln message(s)</source>
        <translation>
            <numerusform>New for this computer, comes with the first look: %Ln message</numerusform>
            <numerusform>New for this computer, comes with the first look: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you read, answer or star from now on is known to this computer only. With marks now: %Ln message(s)</source>
        <translation>
            <numerusform>What you read, answer or star from now on is known to this computer only. With marks now: %Ln message</numerusform>
            <numerusform>What you read, answer or star from now on is known to this computer only. With marks now: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the server and here, recognised and not downloaded again: %Ln message(s)</source>
        <translation>
            <numerusform>On the server and here, recognised and not downloaded again: %Ln message</numerusform>
            <numerusform>On the server and here, recognised and not downloaded again: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Here before: %Ln message(s)</source>
        <translation>
            <numerusform>Here before: %Ln message</numerusform>
            <numerusform>Here before: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recognised on the server: %Ln message(s)</source>
        <translation>
            <numerusform>Recognised on the server: %Ln message</numerusform>
            <numerusform>Recognised on the server: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stored on the server and read back from it: %Ln message(s)</source>
        <translation>
            <numerusform>Stored on the server and read back from it: %Ln message</numerusform>
            <numerusform>Stored on the server and read back from it: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From other folders, kept whole on this computer: %Ln message(s)</source>
        <translation>
            <numerusform>From other folders, kept whole on this computer: %Ln message</numerusform>
            <numerusform>From other folders, kept whole on this computer: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stayed only on this computer: %Ln message(s)</source>
        <translation>
            <numerusform>Stayed only on this computer: %Ln message</numerusform>
            <numerusform>Stayed only on this computer: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloaded for it: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>Downloaded for it: %Ln message (%1)</numerusform>
            <numerusform>Downloaded for it: %Ln messages (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filed on the server as here: %Ln message(s)</source>
        <translation>
            <numerusform>Filed on the server as here: %Ln message</numerusform>
            <numerusform>Filed on the server as here: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marks taken along: %Ln message(s)</source>
        <translation>
            <numerusform>Marks taken along: %Ln message</numerusform>
            <numerusform>Marks taken along: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the archive: %Ln message(s) (%1)</source>
        <translation>
            <numerusform>In the archive: %Ln message (%1)</numerusform>
            <numerusform>In the archive: %Ln messages (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still to be fetched: %Ln message(s)</source>
        <translation>
            <numerusform>Still to be fetched: %Ln message</numerusform>
            <numerusform>Still to be fetched: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not on the server any more, only here: %Ln message(s)</source>
        <translation>
            <numerusform>Not on the server any more, only here: %Ln message</numerusform>
            <numerusform>Not on the server any more, only here: %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted on the server meanwhile, in the trash here: %Ln message(s)</source>
        <translation>
            <numerusform>Deleted on the server meanwhile, in the trash here: %Ln message</numerusform>
            <numerusform>Deleted on the server meanwhile, in the trash here: %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::TextView</name>
    <message numerus="yes">
        <source>%Ln quoted line(s)</source>
        <translation>
            <numerusform>%Ln quoted line</numerusform>
            <numerusform>%Ln quoted lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::WhatSyncsPanel</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duopost::WritingStrips</name>
    <message numerus="yes">
        <source>%1 is sent in %Ln second(s).</source>
        <translation>
            <numerusform>%1 is sent in %Ln second.</numerusform>
            <numerusform>%1 is sent in %Ln seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
