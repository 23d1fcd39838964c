// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/filters/SieveSyntax.h"

namespace duopost {

struct SieveWord {
    enum class Kind { Name, Tag, Number, String, Sign, End };
    Kind kind = Kind::End;
    QString text; ///< names and tags in lower case; of a sign: itself
    qint64 number = 0;
    int line = 1;
    QStringList remarks; ///< in front of it
    int remarkLine = 0; ///< of the first of them
    bool bracketRemark = false; ///< one of them was /* … */
};

/// Splits a script into its words (RFC 5228 section 8.1). @throws SieveFault
class SieveWords {
public:
    explicit SieveWords(const QByteArray &script) : m_script(script) { }
    SieveWord next();

private:
    void skipSpace(SieveWord &word);
    QString quoted();
    QString multiLine();
    [[noreturn]] void fail(const char *why) const;
    QString text(const QByteArray &bytes) const;
    bool atEnd() const { return m_at >= m_script.size(); }

    QByteArray m_script;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace duopost
