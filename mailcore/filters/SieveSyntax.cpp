// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/filters/SieveSyntax.h"

#include "mailcore/filters/SieveWords.h"

namespace duopost {

namespace {

constexpr qsizetype largest = 1024 * 1024;
constexpr int deepest = 30;

class Parser {
public:
    explicit Parser(const QByteArray &script) : m_words(script) { advance(); }

    SieveScript script()
    {
        SieveScript script;
        script.commands = commands(0);
        if (m_word.kind != SieveWord::Kind::End)
            fail("a bracket that closes nothing");
        stray();
        script.strayRemark = m_stray;
        return script;
    }

    SieveTest onlyTest()
    {
        const auto result = test(0);
        if (m_word.kind != SieveWord::Kind::End || m_stray > 0)
            fail("more than a test");
        return result;
    }

private:
    void advance() { m_word = m_words.next(); }
    bool isSign(char c) const { return m_word.kind == SieveWord::Kind::Sign && m_word.text == QLatin1Char(c); }
    [[noreturn]] void fail(const char *why) const { throw SieveFault{m_word.line, QString::fromLatin1(why)}; }
    void stray()
    {
        if (m_stray == 0 && !m_word.remarks.isEmpty())
            m_stray = m_word.remarkLine;
    }
    void take(char c)
    {
        if (!isSign(c))
            fail("another sign was expected");
        stray();
        advance();
    }
    void requireDepth(int depth) const
    {
        if (depth > deepest)
            fail("nested too deeply");
    }

    QList<SieveCommand> commands(int depth)
    {
        requireDepth(depth);
        QList<SieveCommand> result;
        while (m_word.kind == SieveWord::Kind::Name) {
            SieveCommand command;
            command.name = m_word.text;
            command.line = m_word.line;
            command.remarks = m_word.remarks;
            if (m_word.bracketRemark)
                stray(); // it would become another kind of remark
            advance();
            arguments(command.arguments, command.tests, depth);
            if (isSign('{')) {
                command.hasBlock = true;
                command.blockRemarks = m_word.remarks;
                if (m_word.bracketRemark)
                    stray();
                advance();
                command.block = commands(depth + 1);
                take('}');
            } else {
                take(';');
            }
            result << command;
        }
        return result;
    }

    void arguments(QList<SieveArgument> &result, QList<SieveTest> &tests, int depth)
    {
        for (;; advance()) {
            SieveArgument argument;
            switch (m_word.kind) {
            case SieveWord::Kind::Tag:
                argument.tag = m_word.text;
                break;
            case SieveWord::Kind::Number:
                argument.kind = SieveArgument::Kind::Number;
                argument.number = m_word.number;
                break;
            case SieveWord::Kind::String:
                argument.kind = SieveArgument::Kind::Strings;
                argument.strings << m_word.text;
                break;
            case SieveWord::Kind::Name:
                tests << test(depth + 1);
                return;
            default:
                if (isSign('(')) {
                    testList(tests, depth);
                    return;
                }
                if (!isSign('['))
                    return;
                argument.kind = SieveArgument::Kind::Strings;
                argument.strings = stringList();
            }
            stray();
            result << argument;
        }
    }

    void testList(QList<SieveTest> &tests, int depth)
    {
        do {
            stray();
            advance(); // "(" or ","
            tests << test(depth + 1);
        } while (isSign(','));
        take(')');
    }

    // Ends on "]", which the caller passes over.
    QStringList stringList()
    {
        QStringList strings;
        do {
            stray();
            advance(); // "[" or ","
            if (m_word.kind != SieveWord::Kind::String)
                fail("a string was expected");
            strings << m_word.text;
            stray();
            advance();
        } while (isSign(','));
        if (!isSign(']'))
            fail("a list without an end");
        return strings;
    }

    SieveTest test(int depth)
    {
        requireDepth(depth);
        if (m_word.kind != SieveWord::Kind::Name)
            fail("a test was expected");
        SieveTest result;
        result.name = m_word.text;
        stray();
        advance();
        arguments(result.arguments, result.tests, depth);
        return result;
    }

    SieveWords m_words;
    SieveWord m_word;
    int m_stray = 0;
};

} // namespace

std::variant<SieveScript, SieveFault> parseSieve(const QByteArray &script)
{
    if (script.size() > largest)
        return SieveFault{1, QStringLiteral("too large")};
    try {
        return Parser(script).script();
    } catch (const SieveFault &fault) {
        return fault;
    }
}

std::optional<SieveTest> parseSieveTest(const QString &text)
{
    try {
        return Parser(text.toUtf8()).onlyTest();
    } catch (const SieveFault &fault) {
        qDebug("not a test: %s", qPrintable(fault.why));
        return std::nullopt;
    }
}

} // namespace duopost
