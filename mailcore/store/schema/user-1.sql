-- What only this computer knows about an account.
CREATE TABLE pending (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- replayed in this order
    folder INTEGER NOT NULL,
    message INTEGER NOT NULL,
    remote_name BLOB NOT NULL,
    remote BLOB NOT NULL,
    uid_validity INTEGER NOT NULL,        -- the UID means nothing under another one
    change TEXT NOT NULL,
    flags_before INTEGER NOT NULL,        -- for rolling back
    created INTEGER NOT NULL
);
CREATE INDEX pending_message ON pending (message);

CREATE TABLE ledger (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    source TEXT NOT NULL,
    supports INTEGER NOT NULL,
    reason TEXT NOT NULL,                 -- name and arguments, separated by 0x1F
    at INTEGER NOT NULL,
    transcript TEXT NOT NULL
);
CREATE INDEX ledger_operation ON ledger (operation, source);
