-- What is being written. An attachment lies here once, whatever refers to it: the text is saved every few seconds.
CREATE TABLE compositions (
    id TEXT PRIMARY KEY,
    changed INTEGER NOT NULL,             -- ms since 1970 UTC
    outbox INTEGER NOT NULL DEFAULT 0,    -- 0 = being written; else the outgoing message it has become
    value BLOB NOT NULL                   -- see CompositionValue.h
);
CREATE TABLE composition_parts (
    hash BLOB PRIMARY KEY,                -- SHA-256 of content
    content BLOB NOT NULL
);
CREATE TABLE composition_uses (
    composition TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (composition, hash)
) WITHOUT ROWID;

-- What is to be sent: the message as it goes over the wire, which never changes, and beside it what became of it.
CREATE TABLE outgoing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id BLOB NOT NULL,
    subject TEXT NOT NULL,
    sender BLOB NOT NULL,
    recipients BLOB NOT NULL,             -- one a line
    traits INTEGER NOT NULL,              -- 1 = needs SMTPUTF8, 2 = has octets above 127, 4 = a delivery report is wanted
    size INTEGER NOT NULL,
    raw BLOB NOT NULL                     -- empty once it is done with
);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,               -- of outgoing
    composition TEXT NOT NULL DEFAULT '', -- the same one is sent once
    state INTEGER NOT NULL,               -- OutboxState
    at_dot INTEGER NOT NULL DEFAULT 0,    -- 1 = from here on the server may have it
    since INTEGER NOT NULL,               -- this and all times: ms since 1970 UTC; 0 = none
    not_before INTEGER NOT NULL DEFAULT 0,
    next_attempt INTEGER NOT NULL DEFAULT 0, -- below 0 = a person stopped it: only when asked
    attempts INTEGER NOT NULL DEFAULT 0,
    server_text TEXT NOT NULL DEFAULT '',
    answers BLOB NOT NULL DEFAULT x'',    -- CBOR
    without BLOB NOT NULL DEFAULT x'',    -- recipients that a person has left out, one a line
    relation INTEGER NOT NULL DEFAULT 0,  -- Composition::Relation, to
    origin_account INTEGER NOT NULL DEFAULT 0,
    origin INTEGER NOT NULL DEFAULT 0,
    draft INTEGER NOT NULL DEFAULT 0,     -- goes once the server has taken the message
    accepted INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    copy_place INTEGER NOT NULL DEFAULT 0, -- SentCopy::Place
    copy_by INTEGER NOT NULL DEFAULT 0,   -- SentCopy::By
    copy_folder TEXT NOT NULL DEFAULT '',
    copy_uid BLOB NOT NULL DEFAULT x'',
    copy_since INTEGER NOT NULL DEFAULT 0,
    copy_row INTEGER NOT NULL DEFAULT 0,  -- the message that was made here as the copy
    look_at INTEGER NOT NULL DEFAULT 0    -- when the Sent folder is to be looked at once more
);
CREATE UNIQUE INDEX outbox_composition ON outbox (composition) WHERE composition<>'';
