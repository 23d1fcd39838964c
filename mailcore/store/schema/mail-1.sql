-- Folders and messages. The same tables in user.db (what exists nowhere else) and cache.db (what can be fetched again).
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    remote_name BLOB NOT NULL UNIQUE,     -- as on the wire
    path TEXT NOT NULL,
    delimiter INTEGER NOT NULL,
    role INTEGER NOT NULL,
    selectable INTEGER NOT NULL,
    subscribed INTEGER NOT NULL,
    uid_validity INTEGER NOT NULL DEFAULT 0,
    cursor BLOB NOT NULL DEFAULT x'',     -- vouches for what is stored; written in the same transaction
    as_of INTEGER NOT NULL DEFAULT 0,     -- ms since 1970 UTC; 0 = never
    total INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL REFERENCES folders(id),
    remote BLOB NOT NULL,                 -- UID or unique-id (with its occurrence)
    date INTEGER NOT NULL,                -- ms since 1970 UTC; what lists are sorted by
    zone INTEGER NOT NULL,                -- of the Date field, seconds east of UTC
    flags INTEGER NOT NULL,
    size INTEGER NOT NULL,
    attachments INTEGER NOT NULL,
    body INTEGER NOT NULL DEFAULT 0,      -- 1 = in bodies
    on_server INTEGER NOT NULL DEFAULT 1,
    message_id BLOB NOT NULL,
    subject TEXT NOT NULL,
    from_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    recipients TEXT NOT NULL,
    refs BLOB NOT NULL,                   -- References and In-Reply-To, blank-separated
    preview TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX messages_remote ON messages (folder, remote);
CREATE INDEX messages_spine ON messages (folder, date, id);

CREATE TABLE bodies (
    message INTEGER PRIMARY KEY REFERENCES messages(id),
    raw BLOB NOT NULL                     -- the exact bytes
);
