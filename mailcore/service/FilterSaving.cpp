// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/FilterSaving.h"

#include <QRegularExpression>
#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype mostScripts = 50; // whose texts are fetched; people have two or three

class Saving {
public:
    Saving(SieveSession &session, const FilterSave &wish, const FilterStep &step)
        : m_session(session), m_wish(wish), m_step(step)
    {
    }

    FilterSaved run()
    {
        m_names = m_session.scripts();
        FilterSaved result;
        result.activeNow = active();
        if (has(m_wish.name))
            result.theirs = m_session.script(m_wish.name);
        if (result.theirs != m_wish.before || (m_wish.activate && result.activeNow != m_wish.activeBefore)) {
            result.outcome = FilterSaved::Outcome::ChangedElsewhere;
            return result;
        }
        if (m_session.isRfc5804()) {
            result.verdict = checkFilterScript(m_session, m_wish.script);
            if (!result.verdict.ok) {
                result.outcome = FilterSaved::Outcome::Refused;
                return result;
            }
        }
        try {
            if (result.activeNow == m_wish.name)
                replaceActive(result.theirs == m_wish.script);
            else
                replaceIdle(result.theirs == m_wish.script);
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            result.outcome = FilterSaved::Outcome::Refused;
            result.verdict = {.text = error.serverText(), .lines = namedLines(error.serverText())};
            return result;
        }
        result.verdict.ok = true;
        return result;
    }

private:
    bool has(const QString &name) const
    {
        return std::any_of(m_names.begin(), m_names.end(), [&](const auto &one) { return one.name == name; });
    }
    QString active() const
    {
        const auto found
            = std::find_if(m_names.begin(), m_names.end(), [](const auto &one) { return one.active; });
        return found == m_names.end() ? QString() : found->name;
    }
    void step(const char *name) const
    {
        if (m_step)
            m_step(name);
    }

    void putVerified(const QString &name)
    {
        step("put");
        m_session.put(name, m_wish.script);
        step("read");
        if (m_session.script(name) != m_wish.script)
            throw MailError(
                MailError::Kind::ProtocolViolation, m_session.socket().host(), {},
                QStringLiteral("the server kept another text than it was sent"));
    }

    void setActive(const QString &name)
    {
        step("activate");
        m_session.setActive(name);
    }

    // Not while it decides what happens to mail: another one, already tried out, takes its place meanwhile.
    void replaceActive(bool isSame)
    {
        if (isSame)
            return;
        const auto passing = passingFilterScript();
        if (m_wish.name == passing)
            throw MailError(
                MailError::Kind::BadUsage, QStringLiteral("“%1” is not a name for keeping.").arg(passing));
        putVerified(passing);
        setActive(passing);
        try {
            putVerified(m_wish.name);
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::ServerRefused) { // the old text is still there
                setActive(m_wish.name);
                removePassing();
            }
            throw;
        }
        setActive(m_wish.name);
        removePassing();
    }

    void replaceIdle(bool isSame)
    {
        if (!isSame)
            putVerified(m_wish.name);
        if (!m_wish.activate)
            return;
        setActive(m_wish.name);
        if (has(passingFilterScript()) && m_wish.name != passingFilterScript())
            removePassing(); // left by an interrupted one
    }

    void removePassing()
    {
        step("remove");
        m_session.remove(passingFilterScript());
    }

    SieveSession &m_session;
    const FilterSave &m_wish;
    const FilterStep &m_step;
    QList<SieveScriptName> m_names;
};

} // namespace

QList<int> namedLines(const QString &words)
{
    static const QRegularExpression number(
        QStringLiteral("\\bline[\\s:]+(\\d{1,6})\\b"), QRegularExpression::CaseInsensitiveOption);
    QList<int> lines;
    for (auto found = number.globalMatch(words); found.hasNext();) {
        const auto line = found.next().captured(1).toInt();
        if (line > 0 && !lines.contains(line))
            lines << line;
    }
    return lines;
}

FilterState readFilterState(SieveSession &session, const ServerAddress &server)
{
    const auto &capabilities = session.capabilities();
    FilterState state;
    state.server
        = {.address = server,
           .there = true,
           .implementation = capabilities.implementation,
           .extensions = capabilities.extensions,
           .canCheck = session.isRfc5804(),
           .maxRedirects = capabilities.maxRedirects};
    const auto names = session.scripts();
    for (const auto &one : names) {
        FilterScript script{.name = one.name, .active = one.active};
        if (state.scripts.size() >= mostScripts && !one.active) {
            script.unreadable = QStringLiteral("There are too many scripts.");
        } else {
            try {
                script.script = session.script(one.name);
            } catch (const MailError &error) {
                if (error.kind() != MailError::Kind::ServerRefused && error.kind() != MailError::Kind::NotFound
                    && error.kind() != MailError::Kind::BadUsage)
                    throw;
                script.unreadable = error.serverText().isEmpty() ? error.summary() : error.serverText();
            }
        }
        state.scripts << script;
    }
    if (const auto *active = state.active())
        state.summary = summarizeFilters(active->name, active->script);
    return state;
}

FilterVerdict checkFilterScript(SieveSession &session, const QByteArray &script)
{
    try {
        const auto warnings = session.check(script);
        return {.ok = true, .text = warnings, .lines = namedLines(warnings)};
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused)
            throw;
        return {.text = error.serverText(), .lines = namedLines(error.serverText())};
    }
}

FilterSaved saveFilterScript(SieveSession &session, const FilterSave &wish, const FilterStep &step)
{
    return Saving(session, wish, step).run();
}

} // namespace duopost
