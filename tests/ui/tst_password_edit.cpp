// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into a password field is not left behind in memory.
#include "tests/support/GuiThreadGuard.h"
#include "ui/accounts/PasswordEdit.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace duopost;

namespace {

constexpr int length = 20;
constexpr char16_t mask = 0x5a5a;

/// Known to the test only in a form in which nobody would find it.
struct Masked {
    char16_t letters[length];
    QChar at(int i) const { return QChar(char16_t(letters[i] ^ mask)); }
};

/// How often the text stands in the writable memory of this process, as UTF-16.
int countInMemory(const Masked &text)
{
    QFile maps(QStringLiteral("/proc/self/maps")), memory(QStringLiteral("/proc/self/mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qFatal("the memory cannot be read");
    int found = 0;
    for (const auto &line : maps.readAll().split('\n')) {
        const auto words = line.simplified().split(' ');
        const auto range = words.value(0).split('-');
        if (range.size() != 2 || !words.value(1).startsWith("rw"))
            continue;
        const auto begin = range[0].toLongLong(nullptr, 16), end = range[1].toLongLong(nullptr, 16);
        constexpr qint64 shadow = qint64(1) << 32; // what sanitizers reserve; nothing of ours lies there
        if (end - begin > shadow || !memory.seek(begin))
            continue;
        auto bytes = memory.read(end - begin);
        const auto *letters = reinterpret_cast<const char16_t *>(bytes.constData());
        const auto size = bytes.size() / 2;
        for (qsizetype i = 0; i + length <= size; ++i) {
            int same = 0;
            while (same < length && char16_t(letters[i + same] ^ mask) == text.letters[same])
                ++same;
            found += same == length;
        }
        bytes.fill('\0'); // or the search finds itself
    }
    return found;
}

} // namespace

class TestPasswordEdit : public QObject {
    Q_OBJECT
private slots:
    void whatWasTypedIsOverwritten_data()
    {
        QTest::addColumn<bool>("deleted");
        QTest::newRow("when the account is there") << false;
        QTest::newRow("when the field goes") << true;
    }
    void whatWasTypedIsOverwritten()
    {
        QFETCH(bool, deleted);
        Masked text;
        for (auto &letter : text.letters)
            letter = char16_t(u'a' + QRandomGenerator::global()->bounded(26)) ^ mask;
        auto edit = std::make_unique<PasswordEdit>(nullptr);
        edit->show();
        for (int i = 0; i < length; ++i)
            QTest::keyClick(edit.get(), Qt::Key(text.at(i).toUpper().unicode()));
        QCOMPARE(edit->text().size(), length);
        QVERIFY(countInMemory(text) > 0); // the search finds it where it has to be
        {
            const auto given = edit->text(); // as a dialog hands it on
            if (deleted)
                edit.reset();
            else
                edit->forget();
        }
        QCOMPARE(countInMemory(text), 0);
    }
};

DUOPOST_UI_TEST_MAIN(TestPasswordEdit)
#include "tst_password_edit.moc"
