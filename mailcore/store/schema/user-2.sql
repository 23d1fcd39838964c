-- The queue learns moves, folders and uploads; POP3's memory of what was seen on the server.
ALTER TABLE pending ADD COLUMN argument BLOB NOT NULL DEFAULT x'';    -- keyword, or the target's name on the wire
ALTER TABLE pending ADD COLUMN target INTEGER NOT NULL DEFAULT 0;     -- folder id of a move or copy
ALTER TABLE pending ADD COLUMN copy INTEGER NOT NULL DEFAULT 0;       -- message id of the copy that stands for it here
ALTER TABLE pending ADD COLUMN message_id BLOB NOT NULL DEFAULT x'';  -- likeness: Message-ID and size as the server told
ALTER TABLE pending ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pending ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;      -- 1 = was sent at least once: it may have got through
ALTER TABLE pending ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pending ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0; -- ms since 1970 UTC
ALTER TABLE pending ADD COLUMN payload BLOB;                          -- the message of an upload
ALTER TABLE pending ADD COLUMN keywords_before BLOB NOT NULL DEFAULT x'';

CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every unique-id ever seen in the maildrop. Outlives the message: what was deleted here is not fetched again.
CREATE TABLE maildrop (
    remote BLOB PRIMARY KEY,              -- unique-id with its occurrence
    message INTEGER NOT NULL,             -- 0 = deleted on this computer
    first_seen INTEGER NOT NULL,          -- ms since 1970 UTC; "remove after N days" counts from here; 0 = the clock could not be trusted
    hash BLOB NOT NULL DEFAULT x'',       -- SHA-256 of the body as RETR brought it; empty = body not here
    size INTEGER NOT NULL DEFAULT 0,      -- octets as the server announced them; 0 = not known
    state INTEGER NOT NULL DEFAULT 0,     -- 0 listed, 1 removal asked for (QUIT not answered yet), 2 removed by us, 3 gone
    unwanted INTEGER NOT NULL DEFAULT 0,  -- 1 = deleted on this computer
    firm INTEGER NOT NULL DEFAULT 1,      -- 0 = its identity was in doubt once: never removed by a rule
    earlier_rule INTEGER NOT NULL DEFAULT 0 -- 1 = came under another leave rule: a person is asked before it is removed
) WITHOUT ROWID;
CREATE INDEX maildrop_message ON maildrop (message);
INSERT INTO maildrop (remote, message, first_seen, size, state)
    SELECT remote, id, CAST(strftime('%s', 'now') AS INTEGER) * 1000, size, CASE on_server WHEN 1 THEN 0 ELSE 3 END
    FROM messages;
CREATE INDEX pending_copy ON pending (copy);
