// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pictures of a page come from: out of its own message, and from nowhere else.
#include "ui/html/PageImages.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;

namespace {

QByteArray picture()
{
    QImage image(7, 5, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestPageImages : public QObject {
    Q_OBJECT

    QTemporaryDir m_place;
    QString m_file;

private slots:
    void initTestCase()
    {
        m_file = m_place.filePath(QStringLiteral("secret.png"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(picture());
    }

    // CASES W4, H26: cid: of the same message and data: of a raster picture; nothing else is even asked for.
    void w4OnlyItsOwnPartsAndWrittenOutPicturesAreAnswered_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("shown");
        QTest::newRow("own part") << QStringLiteral("cid:logo@x") << true;
        QTest::newRow("written out") << QStringLiteral("data:image/png;base64,")
                + QString::fromLatin1(picture().toBase64())
                                     << true;
        QTest::newRow("another part") << QStringLiteral("cid:other@x") << false;
        QTest::newRow("file") << QStringLiteral("file://") + m_file << false;
        QTest::newRow("path") << m_file << false;
        QTest::newRow("resource") << QStringLiteral("qrc:/icons/duopost.svg") << false;
        QTest::newRow("resource path") << QStringLiteral(":/icons/duopost.svg") << false;
        QTest::newRow("web") << QStringLiteral("https://127.0.0.1/a.png") << false;
        QTest::newRow("no scheme") << QStringLiteral("//127.0.0.1/a.png") << false;
        QTest::newRow("page") << QStringLiteral("data:text/html,<img src=x>") << false;
        const QByteArray drawing("<svg xmlns='http://www.w3.org/2000/svg' width='7' height='5'/>");
        QTest::newRow("drawing") << QStringLiteral("data:image/svg+xml;base64,")
                + QString::fromLatin1(drawing.toBase64())
                                 << false;
    }
    void w4OnlyItsOwnPartsAndWrittenOutPicturesAreAnswered()
    {
        QFETCH(const QString, address);
        QFETCH(const bool, shown);
        QList<QByteArray> asked;
        const auto images = std::make_shared<PageImages>([&](const QByteArray &id) {
            asked << id;
            return id == "logo@x" ? picture() : QByteArray();
        });
        images->unpackAtOnce();
        QCOMPARE(images->size(address), shown ? QSize(7, 5) : QSize());
        QCOMPARE(images->image(address).isNull(), !shown);
        QVERIFY(address.startsWith(QLatin1String("cid:")) ? asked.size() == 1 : asked.isEmpty());
    }

    // CASES W5: what looks like a path or an address is still only the name of a part.
    void w5AContentIdIsLookedUpAndIsNeverAPath_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("path") << m_file;
        QTest::newRow("way up") << QStringLiteral("../../../../../../../..") + m_file;
        QTest::newRow("file address") << QStringLiteral("file://") + m_file;
        QTest::newRow("resource") << QStringLiteral("qrc:/icons/duopost.svg");
        QTest::newRow("web") << QStringLiteral("https://127.0.0.1/a.png");
    }
    void w5AContentIdIsLookedUpAndIsNeverAPath()
    {
        QFETCH(const QString, id);
        QList<QByteArray> asked;
        const auto images = std::make_shared<PageImages>([&](const QByteArray &name) {
            asked << name;
            return QByteArray();
        });
        images->unpackAtOnce();
        const auto address = QStringLiteral("cid:") + id;
        QCOMPARE(images->size(address), QSize());
        QVERIFY(images->image(address).isNull());
        QCOMPARE(asked, QList<QByteArray>{id.toUtf8()});
    }
};

QTEST_MAIN(TestPageImages)
#include "tst_page_images.moc"
