-- Everybody a message went to, for searching; and a mark by which the search index knows the file it is about.
ALTER TABLE messages ADD COLUMN people TEXT NOT NULL DEFAULT '';      -- To, a line end, Cc and Bcc: names and addresses
INSERT INTO meta VALUES ('made', random() & 1099511627775);
