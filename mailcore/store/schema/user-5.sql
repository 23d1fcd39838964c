-- A message that is put into a folder keeps the date on which it was received.
ALTER TABLE pending ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;    -- of an upload: ms since 1970 UTC; 0 = now
