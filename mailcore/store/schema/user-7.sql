-- The archive of an IMAP account: every message that was seen, whatever becomes of it on the server.
CREATE TABLE kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE,            -- SHA-256 of the message
    size INTEGER NOT NULL,                -- of the message, in octets
    raw BLOB NOT NULL,                    -- its length (4 octets, big endian) and zlib; empty while it is shown
    shown INTEGER NOT NULL DEFAULT 0      -- the message in a folder of this computer that stands for it, since the server has it no more
);
-- Where the messages of the archive are on the server, as far as is known.
CREATE TABLE kept_places (
    message INTEGER PRIMARY KEY,          -- in the cache
    kept INTEGER NOT NULL,
    path TEXT NOT NULL,                   -- this and the rest: as they were when it was seen last
    flags INTEGER NOT NULL,
    keywords BLOB NOT NULL,
    arrived INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0       -- 1 = no longer there
);
CREATE INDEX kept_places_kept ON kept_places (kept);
CREATE INDEX kept_places_gone ON kept_places (message) WHERE gone=1;
