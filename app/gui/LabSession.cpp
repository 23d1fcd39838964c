// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/LabSession.h"

#include "ui/words/Futures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace duopost {

namespace {
const QString mark = QStringLiteral("practice-profile");
}

LabSession::~LabSession()
{
    if (m_thread.joinable())
        m_thread.join();
}

bool LabSession::isPracticeProfile(const QString &profileDir)
{
    return QFileInfo::exists(QDir(profileDir).filePath(mark));
}

void LabSession::prepareProfile(const QString &profileDir)
{
    QDir dir(profileDir);
    const bool empty
        = !dir.exists() || dir.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    if (!empty && !isPracticeProfile(profileDir)) {
        throw MailError(
            MailError::Kind::BadUsage,
            tr("the practice mailbox needs a folder of its own, and %1 holds something else").arg(profileDir));
    }
    // How the window looks is kept; the mail and the accounts of the last practice server are not.
    const QFileInfoList entries
        = dir.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() == QLatin1String("window.ini") || entry.fileName() == mark)
            continue;
        const bool removed = entry.isDir() && !entry.isSymLink() ? QDir(entry.filePath()).removeRecursively()
                                                                 : QFile::remove(entry.filePath());
        if (!removed)
            throw MailError(MailError::Kind::FileUnwritable, entry.filePath());
    }
    if (!dir.mkpath(QStringLiteral(".")))
        throw MailError(MailError::Kind::FileUnwritable, profileDir);
    QFile::setPermissions(profileDir, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QFile file(dir.filePath(mark));
    if (!file.open(QIODevice::WriteOnly))
        throw MailError(MailError::Kind::FileUnwritable, file.fileName(), {}, file.errorString());
}

void LabSession::start()
{
    if (m_thread.joinable())
        m_thread.join(); // an earlier try that ended with failed()
    m_thread = std::thread([this] {
        try {
            std::shared_ptr<Lab> lab = Lab::start();
            QMetaObject::invokeMethod(this, [this, lab] {
                m_lab = lab;
                emit ready();
            });
        } catch (const MailError &error) {
            QMetaObject::invokeMethod(this, [this, error] { emit failed(error); });
        } catch (const std::exception &error) {
            const MailError told(
                MailError::Kind::LabUnavailable, QString(), {}, QString::fromUtf8(error.what()));
            QMetaObject::invokeMethod(this, [this, told] { emit failed(told); });
        }
    });
}

QList<Account> LabSession::accounts() const
{
    QList<Account> accounts;
    const QList<LabUser> users = m_lab->users();
    const auto add = [&](const LabUser &user, Protocol protocol) {
        Account account = m_lab->account(user, protocol);
        account.name = QStringLiteral("%1 (%2)").arg(
            user.displayName, protocol == Protocol::Imap ? QStringLiteral("IMAP") : QStringLiteral("POP3"));
        accounts << account;
    };
    if (!users.isEmpty()) {
        add(users.first(), Protocol::Imap);
        add(users.first(), Protocol::Pop3);
    }
    if (users.size() > 1)
        add(users.at(1), Protocol::Imap);
    return accounts;
}

void LabSession::fill(MailService &service)
{
    addNext(service, accounts());
}

void LabSession::addNext(MailService &service, QList<Account> left)
{
    if (left.isEmpty()) {
        emit filled();
        return;
    }
    const Account account = left.takeFirst();
    whenFinished(
        service.addAccount({account, {}}), this,
        [this, &service, left](const Account &) { addNext(service, left); },
        [this](const MailError &error) { emit failed(error); });
}

} // namespace duopost
