// SPDX-License-Identifier: GPL-3.0-or-later
// Filters on the server (Sieve, RFC 5228, through ManageSieve, RFC 5804): rules as a form can show them, the
// scripts they are written as, and storing them without ever leaving mail without its filter.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Folder.h"
#include "mailcore/MailError.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QStringList>
#include <optional>

namespace duopost {

struct FilterCondition {
    enum class Field {
        From, ///< the text of the line: name and address
        FromAddress,
        To, ///< To or Cc, the text of the lines
        ToAddress,
        Subject,
        Header, ///< any other; see header
        ListId,
        Size,
        Spam, ///< the server itself marked it as spam; takes no match and no text
    };
    enum class Match {
        Contains,
        Is,
        Matches, ///< with * and ?
        Exists, ///< Field::Header only
        Larger, ///< Field::Size only, as Smaller
        Smaller,
    };
    Field field = Field::Subject;
    QString header = {};
    Match match = Match::Contains;
    bool negated = false;
    QString text = {};
    qint64 bytes = 0;
    bool operator==(const FilterCondition &) const = default;
};

struct FilterAction {
    enum class Kind {
        MoveTo, ///< target: a folder as the server calls it, in plain text
        CopyTo, ///< and it stays in the inbox too
        MarkRead,
        Star,
        Forward, ///< target: an address; nothing stays here
        ForwardCopy,
        Discard, ///< gone at once, without any trash; not offered by the form
        Keep, ///< in the inbox
        Stop, ///< later rules do not look at it
    };
    Kind kind = Kind::MoveTo;
    QString target = {};
    bool operator==(const FilterAction &) const = default;
};

struct FilterRule {
    enum class Combine { All, Any, Always }; ///< Always: there are no conditions
    QString name;
    bool enabled = true;
    Combine combine = Combine::All;
    QList<FilterCondition> conditions;
    QList<FilterAction> actions;
    bool operator==(const FilterRule &) const = default;
};

/// "I am away": an answer to whoever writes, once in so many days each (RFC 5230).
struct AbsenceNotice {
    bool enabled = true;
    QString name; ///< what another program calls it; empty = as we do
    QString subject; ///< empty = the server makes one
    QString text;
    std::optional<QDate> from, until; ///< both count
    QStringList addresses; ///< further ones of the person's own
    int days = 7; ///< until the same sender is answered again; 0 = as the server does
    bool operator==(const AbsenceNotice &) const = default;
};

struct FilterSet {
    QStringList remarks; ///< at the top of the script, kept as they are
    QList<FilterRule> rules;
    std::optional<AbsenceNotice> absence;
    int absenceAfter = 0; ///< how many rules come before it
    QStringList includes; ///< other scripts of the same person, carried out at the end (RFC 6609)
    bool operator==(const FilterSet &) const = default;
};

/// A script held against what the form can show. Pure.
struct ReadFilters {
    std::optional<FilterSet> filters; ///< only if every word of the script is in it
    int line = 0; ///< else: where it stopped being understood, from 1
    QString why; ///< English, technical
};
ReadFilters readFilters(const QByteArray &script);

/// A script that readFilters() understands again. Pure.
struct WrittenFilters {
    QByteArray script; ///< CRLF; empty if something is missing
    QStringList missing; ///< extensions it would need and the server does not offer
};
/// @param extensions what the server offers ("fileinto", "vacation", …)
WrittenFilters writeFilters(const FilterSet &filters, const QStringList &extensions);
/// Where a new notice belongs: behind the rules that put spam away, so that spam is never answered. Pure.
int placeForAbsence(const QList<FilterRule> &rules);

/// What a script does, in a line; also of scripts that the form cannot show. Pure.
struct FilterSummary {
    QString script; ///< its name; empty = no script is active
    bool understood = false; ///< the form can show all of it
    bool readable = false; ///< it is Sieve at all; else everything below is empty
    int rules = 0, rulesOff = 0;
    QStringList folders; ///< mail is filed into these, each once
    QStringList forwardsTo; ///< mail is sent on to these addresses
    bool discards = false; ///< some mail is thrown away at once
    bool absence = false; ///< a notice is switched on
    std::optional<QDate> absenceFrom, absenceUntil;
    QStringList includes; ///< other scripts that it calls
    bool operator==(const FilterSummary &) const = default;
};
FilterSummary summarizeFilters(const QString &name, const QByteArray &script);

struct FilterScript {
    QString name;
    bool active = false;
    QByteArray script;
    QString unreadable; ///< why its text could not be fetched; else empty
};

struct FilterServer {
    ServerAddress address;
    bool there = false; ///< somebody answers in ManageSieve
    QString why; ///< else: the technical reason, English
    QString implementation;
    QStringList extensions; ///< of Sieve
    bool canCheck = false; ///< without storing (CHECKSCRIPT)
    int maxRedirects = -1; ///< addresses a message may be sent on to; -1 = not said
};

struct FilterState {
    FilterServer server;
    QList<FilterScript> scripts; ///< as the server lists them
    FilterSummary summary; ///< of the active one
    const FilterScript *active() const;
    const FilterScript *named(const QString &name) const;
};

/// What the server says of a script.
struct FilterVerdict {
    bool ok = false;
    QString text; ///< its own words: errors, or warnings with ok
    QList<int> lines; ///< numbers it names, from 1; as far as they can be recognised
};

struct FilterSave {
    QString name;
    QByteArray script;
    bool activate = false;
    /// The text under this name when it was loaded; empty optional = there was none.
    std::optional<QByteArray> before;
    /// With activate: which script was active then; empty = none.
    QString activeBefore;
};

struct FilterSaved {
    enum class Outcome {
        Saved, ///< read back, byte for byte
        Refused, ///< by the server; see verdict. Nothing has changed
        ChangedElsewhere, ///< somebody else was faster; see theirs, activeNow. Nothing has changed
    };
    Outcome outcome = Outcome::Saved;
    FilterVerdict verdict;
    std::optional<QByteArray> theirs; ///< what is under this name now
    QString activeNow;
    FilterState state; ///< after Saved
};

/// What was seen of an account's filters when they were last asked for.
struct SeenFilters {
    QDateTime at; ///< invalid = never
    ServerAddress address;
    bool there = false; ///< somebody answered
    bool failed = false; ///< asking ended in an error
    FilterSummary summary = {};
    QString why = {}; ///< if not there: technical, or the server's own words
};

/// What a folder is called in a script: in UTF-8, with the server's own separator and prefix.
QString filterFolderName(const Folder &folder);
/// What the form's own script is called.
QString ownFilterScript();
/// Under this name a script is tried out before it takes the place of an active one.
QString passingFilterScript();

/// GUI thread; nothing blocks; futures may end in a MailError. Each call is a connection of its own.
class Filters : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Everything there is. A server that offers no filters is no error: server.there is false then.
    virtual QFuture<FilterState> load(AccountId account) = 0;
    /// Asks the server what it thinks of a script, without storing it.
    /// @throws (in the future) MailError NotSupported if it cannot be asked that
    virtual QFuture<FilterVerdict> check(AccountId account, const QByteArray &script) = 0;
    /// Stores a script, checked before and read back afterwards. An active one is never overwritten in place:
    /// whatever interrupts it, the old one or the new one is active, whole.
    virtual QFuture<FilterSaved> save(AccountId account, const FilterSave &wish) = 0;
    /// @param name empty = none is active from now on
    virtual QFuture<FilterState> activate(AccountId account, const QString &name) = 0;
    /// @throws (in the future) MailError ServerRefused for the active one
    virtual QFuture<FilterState> remove(AccountId account, const QString &name) = 0;
    /// When they were last asked for in this run, a failure included; held in memory.
    virtual SeenFilters seen(AccountId) const { return {}; }
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::FilterState)
