# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes an account's databases those of schema version 1 again: first_schema.py ACCOUNT-FOLDER SCHEMA-FOLDER.
The tables are made by the steps that made them then, and hold what of the rows they could."""
import os, sqlite3, sys
store, schema = sys.argv[1:]
for name, steps in (("user.db", ("mail-1.sql", "user-1.sql")), ("cache.db", ("mail-1.sql",))):
    path = os.path.join(store, name)
    new = sqlite3.connect(path + ".v1")
    for step in steps:
        new.executescript(open(os.path.join(schema, step)).read())
    new.execute("ATTACH ? AS old", (path,))
    for (table,) in new.execute("SELECT name FROM main.sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'").fetchall():
        columns = ",".join(row[1] for row in new.execute(f"PRAGMA main.table_info({table})"))
        new.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM old.{table}")
    new.execute("DELETE FROM main.meta WHERE key<>'next_id'") # what later steps put there
    new.execute("PRAGMA user_version=1")
    new.commit()
    new.execute("DETACH old")
    new.close()
    for suffix in ("-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    os.replace(path + ".v1", path)
    os.chmod(path, 0o600)
