-- Keywords, the server's own identity of a message, what is kept offline, and folders of this computer.
ALTER TABLE folders ADD COLUMN local INTEGER NOT NULL DEFAULT 0;      -- 1 = exists on this computer only
ALTER TABLE folders ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;     -- 1 = deleted here, the server has not confirmed yet
ALTER TABLE folders ADD COLUMN keep INTEGER NOT NULL DEFAULT 0;       -- KeepOffline::Extent
ALTER TABLE folders ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;  -- 0 = of any age
ALTER TABLE folders ADD COLUMN keep_bytes INTEGER NOT NULL DEFAULT 0; -- a message above is not kept; 0 = of any size
ALTER TABLE messages ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;   -- ms since 1970 UTC; 0 = the server did not say
ALTER TABLE messages ADD COLUMN keywords BLOB NOT NULL DEFAULT x'';   -- blank-separated, sorted
ALTER TABLE messages ADD COLUMN email_id BLOB NOT NULL DEFAULT x'';   -- OBJECTID or X-GM-MSGID
ALTER TABLE messages ADD COLUMN short INTEGER NOT NULL DEFAULT 0;     -- 1 = the body is shorter than the server announced
CREATE INDEX messages_email ON messages (email_id) WHERE email_id<>x'';
