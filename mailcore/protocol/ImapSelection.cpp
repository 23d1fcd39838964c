// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapSelection.h"

#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapScanner.h"

namespace duopost {

void ImapSelection::take(QByteArrayView response)
{
    ImapScanner scanner(response);
    if (!scanner.take('*'))
        return;
    const auto word = scanner.atom();
    if (word.isEmpty())
        return;
    if (word[0] >= '0' && word[0] <= '9') {
        const auto what = scanner.atom();
        if (what.size() == 5) // FETCH, a hundred thousand of them
            return;
        const auto number = ImapScanner(word).number();
        if (equalsNoCase(what, "EXISTS") && number)
            takeExists(*number);
        else if (equalsNoCase(what, "EXPUNGE")) {
            // A number beyond the count is a server that has lost count itself.
            if (!number || *number == 0 || *number > m_exists)
                m_doubtful = true;
            takeGone(1);
        }
    } else if (equalsNoCase(word, "VANISHED")) {
        scanner.skipSpaces();
        if (scanner.peek() == '(')
            return; // (EARLIER): from before the folder was opened; whoever asked reads it
        takeGone(countOfSet(scanner.rest()));
    } else if (equalsNoCase(word, "FLAGS")) {
        takeFlags(scanner, false);
    } else if (equalsNoCase(word, "OK") && scanner.take('[')) {
        takeCode(scanner);
    }
}

void ImapSelection::takeExists(quint64 count)
{
    if (m_open) {
        m_changed |= count != m_exists;
        if (count < m_exists) // only EXPUNGE or VANISHED may make a folder smaller (RFC 9051 section 7.4.1)
            m_doubtful = m_renumbered = true;
    } else {
        m_state.exists = count;
    }
    m_exists = count;
}

void ImapSelection::takeGone(quint64 count)
{
    m_renumbered = m_changed = true;
    m_exists -= qMin(m_exists, count);
    if (!m_open)
        m_state.exists = m_exists;
}

void ImapSelection::takeCode(ImapScanner &scanner)
{
    const auto number = [&] {
        auto text = scanner.atom();
        if (text.endsWith(']'))
            text.chop(1);
        return ImapScanner(text).number().value_or(0);
    };
    auto code = scanner.atom();
    if (code.endsWith(']'))
        code.chop(1);
    if (equalsNoCase(code, "CLOSED"))
        *this = ImapSelection(m_name); // what was said so far was about the folder before (RFC 7162, 3.2.11)
    else if (equalsNoCase(code, "UIDVALIDITY"))
        m_state.uidValidity = number();
    else if (equalsNoCase(code, "UIDNEXT") && !m_open)
        m_state.uidNext = number();
    else if (equalsNoCase(code, "HIGHESTMODSEQ") && !m_open)
        m_state.highestModSeq = number();
    else if (equalsNoCase(code, "NOMODSEQ"))
        m_state.highestModSeq = 0;
    else if (equalsNoCase(code, "PERMANENTFLAGS"))
        takeFlags(scanner, true);
    else if (equalsNoCase(code, "READ-ONLY"))
        m_readOnly = true;
    else if (equalsNoCase(code, "READ-WRITE"))
        m_readOnly = false;
}

void ImapSelection::takeFlags(ImapScanner &scanner, bool permanent)
{
    if (!scanner.take('('))
        return;
    if (permanent) {
        m_permanent = {};
        m_permanentNames.clear();
        m_anyKeyword = false;
        m_permanentKnown = true;
    }
    while (!scanner.atEnd() && !scanner.take(')')) {
        const auto before = scanner.position();
        const auto flag = scanner.atom();
        if (scanner.position() == before)
            return;
        if (flag == "\\*") {
            m_anyKeyword |= permanent;
            continue;
        }
        const auto name = flag.toByteArray().toLower();
        m_flags.insert(name);
        if (permanent) {
            m_permanentNames.insert(name);
            m_permanent |= flagFromImap(flag);
        }
    }
}

void ImapSelection::opened(QByteArrayView okText)
{
    if (okText.size() >= 10 && equalsNoCase(okText.first(10), "[READ-ONLY"))
        m_readOnly = true;
    m_open = true;
    m_changed = m_renumbered = false;
}

bool ImapSelection::keeps(MessageFlag flag) const
{
    const bool keyword
        = flag == MessageFlag::Forwarded || flag == MessageFlag::Junk || flag == MessageFlag::NotJunk;
    return !m_readOnly && (!m_permanentKnown || m_permanent.testFlag(flag) || (keyword && m_anyKeyword));
}

bool ImapSelection::keepsKeyword(const QByteArray &keyword) const
{
    return !m_readOnly && (!m_permanentKnown || m_anyKeyword || m_permanentNames.contains(keyword.toLower()));
}

} // namespace duopost
