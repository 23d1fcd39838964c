-- Which messages, of both databases, belong together. All of it can be made anew from the messages.
CREATE TABLE conversation_keys (
    key INTEGER PRIMARY KEY,              -- see ConversationKeys.h
    conversation INTEGER NOT NULL         -- may since have become part of another one
);
CREATE TABLE conversation_merged (
    conversation INTEGER PRIMARY KEY,     -- has no messages any more
    target INTEGER NOT NULL
);
CREATE TABLE conversation_of (
    conversation INTEGER NOT NULL,        -- the id of the message that began it
    message INTEGER NOT NULL,
    folder INTEGER NOT NULL,              -- of the message, as are date and unread: kept equal by triggers
    date INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    likeness INTEGER NOT NULL,            -- equal for copies of one message
    PRIMARY KEY (conversation, message)
) WITHOUT ROWID;
CREATE UNIQUE INDEX conversation_of_message ON conversation_of (message);
