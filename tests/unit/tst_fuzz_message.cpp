// SPDX-License-Identifier: GPL-3.0-or-later
// The fuzzer's entry over thousands of mutated samples, always the same ones.
#include "tests/fuzz/fuzz_message.cpp"
#include "tests/support/MessageCorpus.h"

#include <QElapsedTimer>
#include <QTest>
#include <random>

class TestFuzzMessage : public QObject {
    Q_OBJECT
private slots:
    void mutatedMessagesKeepThePromises();
};

namespace {

QByteArrayList samples()
{
    QByteArrayList all{
        "From: =?utf-8?q?J=C3=B6rg?= <a@b>\r\nTo: g: x@y, (c) \"q\" <z@w>;\r\nDate: Mon, 2 Jan 2023 03:04:05 "
        "+0100\r\n"
        "Subject: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=\r\nReferences: <a@b> <c@d>\r\n\r\nwords\r\n",
        "From: a@b\nContent-Type: multipart/mixed; boundary=\"x y\"\n\npre\n--x y\nContent-Type: text/html; "
        "charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>a=3Db &amp; <a href=3D\"http://x\">y</a>\n--x y\n"
        "Content-Type: image/png; name*0*=utf-8'de'%C3%A4; name*1=.png\nContent-Transfer-Encoding: "
        "base64\n\niVBORw0KGgo=\n"
        "--x y\nContent-Type: message/rfc822\n\nSubject: in\n\nin\n--x y--\npost\n",
        "From: a@b\nContent-Type: text/plain; charset=utf-7; format=flowed; delsp=yes\n\n> a \n> b\n-- \nbegin "
        "644 x\n#0V%T\n`\nend\n",
        "From: a@b\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\na\n--x\nContent-Type: "
        "multipart/related; boundary=xy\n\n"
        "--xy\nContent-Type: text/html\n\n<img src=cid:i>\n--xy\nContent-ID: <i>\nContent-Type: "
        "image/gif\n\nGIF\n--xy--\n--x--\n",
    };
    for (const char *corpus : {"mimetools-testmsgs", "mail-parser"}) {
        for (const auto &message : duopost::test::corpusMessages(QString::fromLatin1(corpus))) {
            if (message.raw.size() < 20000)
                all += message.raw;
        }
    }
    return all;
}

QByteArray mutated(QByteArray raw, std::mt19937 &random)
{
    static const QByteArrayList words{"--",
                                      "=?",
                                      "?=",
                                      "\n\n",
                                      "\r",
                                      QByteArray(1, '\0'),
                                      "boundary=",
                                      "multipart/mixed",
                                      ";",
                                      "\"",
                                      "(",
                                      "<",
                                      ":",
                                      "=",
                                      "\xff",
                                      "\xc3",
                                      "Content-Type: ",
                                      "base64",
                                      "\x1b$B",
                                      "*0*=",
                                      "%",
                                      "&#",
                                      "<!--"};
    const int edits = 1 + int(random() % 8);
    for (int i = 0; i < edits && !raw.isEmpty(); ++i) {
        const qsizetype at = qsizetype(random() % quint32(raw.size()));
        switch (random() % 6) {
        case 0:
            raw[at] = static_cast<char>(random());
            break;
        case 1:
            raw.remove(at, qsizetype(random() % 40));
            break;
        case 2:
            raw.insert(at, words[qsizetype(random() % quint32(words.size()))]);
            break;
        case 3:
            raw.insert(at, raw.mid(qsizetype(random() % quint32(raw.size())), qsizetype(random() % 200)));
            break;
        case 4:
            raw.truncate(at);
            break;
        default:
            raw.insert(at, words[qsizetype(random() % quint32(words.size()))].repeated(int(random() % 50)));
        }
    }
    return raw;
}

} // namespace

void TestFuzzMessage::mutatedMessagesKeepThePromises()
{
    std::mt19937 random(20230102);
    const QByteArrayList all = samples();
    QElapsedTimer timer;
    timer.start();
    int runs = 0;
    // A broken promise aborts; the seed makes it come again.
    for (; runs < 20000 && timer.elapsed() < 60000; ++runs) {
        const QByteArray raw = mutated(all[qsizetype(random() % quint32(all.size()))], random);
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(raw.constData()), size_t(raw.size()));
    }
    QVERIFY2(runs >= 1000, qPrintable(QStringLiteral("only %1 in a minute").arg(runs)));
}

QTEST_APPLESS_MAIN(TestFuzzMessage)
#include "tst_fuzz_message.moc"
