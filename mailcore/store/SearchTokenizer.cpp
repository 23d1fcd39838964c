// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/SearchTokenizer.h"

#include "mailcore/search/WordReader.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <new>
#include <sqlite3.h>

namespace duopost {

namespace {

int createTokenizer(void *, const char **, int, Fts5Tokenizer **tokenizer)
{
    static char none; // it has no state, but null means failure
    *tokenizer = reinterpret_cast<Fts5Tokenizer *>(&none);
    return SQLITE_OK;
}

void deleteTokenizer(Fts5Tokenizer *) { }

using Take = int (*)(void *, int, const char *, int, int, int);

int tokenize(Fts5Tokenizer *, void *context, int flags, const char *bytes, int length, Take take)
{
    try {
        const QString text = preparedForWords(QString::fromUtf8(bytes, length));
        WordReader reader(text);
        const auto give = [&](const std::string &form, int how) {
            return form.empty() ? SQLITE_OK
                                : take(context, how, form.data(), static_cast<int>(form.size()), 0, 0);
        };
        // A query names the whole of a joined word itself: in it a phrase is its parts.
        const bool wholes = (flags & FTS5_TOKENIZE_QUERY) == 0;
        while (const auto *word = reader.next()) {
            int result = give(word->form, 0);
            if (result == SQLITE_OK)
                result = give(word->other, FTS5_TOKEN_COLOCATED);
            if (result == SQLITE_OK && wholes)
                result = give(word->whole, FTS5_TOKEN_COLOCATED);
            if (result == SQLITE_OK && wholes)
                result = give(word->otherWhole, FTS5_TOKEN_COLOCATED);
            if (result != SQLITE_OK)
                return result;
        }
        return SQLITE_OK;
    } catch (const std::bad_alloc &) {
        return SQLITE_NOMEM; // no exception crosses SQLite
    }
}

} // namespace

void addSearchTokenizer(SQLite::Database &db)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    auto *handle = db.getHandle();
    int result = sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr);
    if (result == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
        result = sqlite3_finalize(statement);
    }
    if (result == SQLITE_OK && api) {
        fts5_tokenizer functions{createTokenizer, deleteTokenizer, tokenize};
        result = api->xCreateTokenizer(api, "duopost", nullptr, &functions, nullptr);
    }
    if (result != SQLITE_OK || !api)
        throw SQLite::Exception(handle, result == SQLITE_OK ? SQLITE_ERROR : result);
}

} // namespace duopost
