// SPDX-License-Identifier: GPL-3.0-or-later
// A second device beside an account: what it and the server have is what they are asked, and looking changes
// nothing.
#include "mailcore/SecondDevice.h"
#include "tests/support/MailState.h"
#include "tests/support/ServiceClient.h"

#include <QSignalSpy>
#include <QtTest>

using namespace duopost;

namespace {

struct Columns {
    explicit Columns(SecondDevice &device)
    {
        QObject::connect(&device, &SecondDevice::viewed, &device, [this](const DeviceView &view) {
            (view.side == DeviceView::Side::Server ? server : second) = view;
            ++views;
        });
        QObject::connect(&device, &SecondDevice::failed, &device, [this](const MailError &error) {
            failed = error.summary() + error.serverText();
        });
    }
    static const DeviceMessage *find(const DeviceView &view, const QByteArray &id)
    {
        for (const auto &message : view.messages) {
            if (message.messageId == id)
                return &message;
        }
        return nullptr;
    }
    DeviceView server, second;
    QString failed;
    int views = 0;
};

} // namespace

class TestSecondDevice : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account(Protocol protocol) const
    {
        auto result = m_lab->account(m_user, protocol, Security::Plaintext);
        result.name = QStringLiteral("anna");
        return result;
    }

private slots:
    void init()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_user = m_lab->users().first();
        QList<LabMessage> messages;
        for (int i = 0; i < 3; ++i)
            messages << LabMessage{
                .bytes = "From: a@lab.example\r\nSubject: Nachricht\r\nMessage-ID: <m" + QByteArray::number(i)
                    + "@x.example>\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\n\r\nText\r\n"};
        m_lab->fill(m_user, QStringLiteral("INBOX"), messages);
    }

    void lookingChangesNothingAndShowsBothSides()
    {
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id);
        const auto before = test::stateThere(account(Protocol::Imap)).text();
        {
            const auto device = client.service->secondDevice(id, account(Protocol::Imap));
            Columns columns(*device);
            device->look();
            QTRY_COMPARE_WITH_TIMEOUT(columns.views, 2, 20'000);
            QCOMPARE(columns.server.messages.size(), 3);
            QCOMPARE(columns.second.messages.size(), 3);
            QVERIFY(columns.second.folders.contains(QStringLiteral("INBOX")));
            QTRY_VERIFY(!device->isBusy());
            QVERIFY(!QDir(client.profile.path()).entryList({QStringLiteral("device-*")}, QDir::Dirs).isEmpty());
        }
        QCOMPARE(test::stateThere(account(Protocol::Imap)).text(), before);
        QVERIFY(QDir(client.profile.path()).entryList({QStringLiteral("device-*")}, QDir::Dirs).isEmpty());
    }

    // Read on the phone: the server knows it, a POP3 account does not.
    void whatItDoesReachesTheServerAndNotAPop3Account()
    {
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id);
        const auto device = client.service->secondDevice(id, account(Protocol::Imap));
        Columns columns(*device);
        device->look();
        QTRY_COMPARE_WITH_TIMEOUT(columns.views, 2, 20'000);
        device->act("m1@x.example", DeviceAction::MarkRead);
        QTRY_COMPARE_WITH_TIMEOUT(columns.views, 4, 20'000);
        QVERIFY(Columns::find(columns.second, "m1@x.example")->flags.testFlag(MessageFlag::Seen));
        QVERIFY(Columns::find(columns.server, "m1@x.example")->flags.testFlag(MessageFlag::Seen));
        client.sync(id);
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).unread, 3);
    }

    void aDeviceThatCannotLogInSaysWhy()
    {
        ServiceClient client;
        const auto id = client.add(account(Protocol::Imap)).id;
        client.sync(id);
        auto other = account(Protocol::Pop3);
        other.incoming.port = m_lab->ports().lmtp; // somebody else answers there
        const auto device = client.service->secondDevice(id, other);
        Columns columns(*device);
        device->look();
        QTRY_VERIFY_WITH_TIMEOUT(!columns.failed.isEmpty(), 30'000);
    }
};

QTEST_GUILESS_MAIN(TestSecondDevice)
#include "tst_second_device.moc"
