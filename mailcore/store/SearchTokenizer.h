// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace SQLite {
class Database;
}

namespace duopost {

/// Makes the tokenizer "duopost" (WordReader) known to a connection; every connection to the index needs it.
/// @throws SQLite::Exception
void addSearchTokenizer(SQLite::Database &db);

} // namespace duopost
