// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

namespace duopost {

/// ":contains", a number, or one or more strings (RFC 5228 section 2.6).
struct SieveArgument {
    enum class Kind { Tag, Number, Strings };
    Kind kind = Kind::Tag;
    QString tag; ///< lower case, without the colon
    qint64 number = 0;
    QStringList strings; ///< line ends are \n
};

struct SieveTest {
    QString name; ///< lower case
    QList<SieveArgument> arguments;
    QList<SieveTest> tests;
};

struct SieveCommand {
    QString name; ///< lower case
    QList<SieveArgument> arguments;
    QList<SieveTest> tests;
    QList<SieveCommand> block;
    bool hasBlock = false;
    int line = 0; ///< from 1
    QStringList remarks; ///< "#" lines in front of it, without their sign
    QStringList blockRemarks; ///< between its test and its block
};

struct SieveFault {
    int line = 0;
    QString why; ///< English, technical
};

struct SieveScript {
    QList<SieveCommand> commands;
    int strayRemark = 0; ///< a line with a remark that belongs to no command; 0 = there is none
};

/// The grammar of RFC 5228 section 8, whatever the words mean. Pure; at most 1 MiB, at most 30 levels deep.
std::variant<SieveScript, SieveFault> parseSieve(const QByteArray &script);
/// A test alone.
std::optional<SieveTest> parseSieveTest(const QString &text);

} // namespace duopost
