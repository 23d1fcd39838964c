// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/MaildirWriter.h"

#include "mailcore/MailError.h"

#ifdef Q_OS_LINUX

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace duopost {

namespace {

[[noreturn]] void unwritable(const QString &path)
{
    const QString reason = QString::fromLocal8Bit(std::strerror(errno));
    throw MailError(MailError::Kind::FileUnwritable, path, {}, reason);
}

// $Forwarded, $Junk and $NotJunk are keywords: letters of the file name, named in dovecot-keywords.
const char keywordNames[] = "0 $Forwarded\n1 $Junk\n2 $NotJunk\n";

QByteArray flagLetters(MessageFlags flags)
{
    // Maildir wants them in ASCII order.
    constexpr std::pair<MessageFlag, char> letters[]
        = {{MessageFlag::Draft, 'D'}, {MessageFlag::Flagged, 'F'}, {MessageFlag::Answered, 'R'},
           {MessageFlag::Seen, 'S'},  {MessageFlag::Deleted, 'T'}, {MessageFlag::Forwarded, 'a'},
           {MessageFlag::Junk, 'b'},  {MessageFlag::NotJunk, 'c'}};
    QByteArray result;
    for (const auto &[flag, letter] : letters) {
        if (flags.testFlag(flag))
            result += letter;
    }
    return result;
}

/// As Dovecot counts: every bare LF becomes CRLF on the way out.
qsizetype wireSize(const QByteArray &bytes)
{
    qsizetype size = bytes.size();
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) {
        if (at == 0 || bytes[at - 1] != '\r')
            ++size;
    }
    return size;
}

void writeFile(const QString &path, const QByteArray &bytes, const QDateTime &time, const LabIdentity &identity)
{
    const QByteArray name = QFile::encodeName(path);
    const int file = open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        unwritable(path);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t wrote = write(file, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (wrote < 0) {
            close(file);
            unwritable(path);
        }
        done += wrote;
    }
    bool ok = !identity.switchUser || fchown(file, identity.uid, identity.gid) == 0;
    if (time.isValid()) {
        const timespec moment{static_cast<time_t>(time.toSecsSinceEpoch()), 0};
        const timespec both[2] = {moment, moment};
        ok = futimens(file, both) == 0 && ok;
    }
    if (close(file) != 0 || !ok)
        unwritable(path);
}

} // namespace

MaildirWriter::MaildirWriter(QString root, LabIdentity identity)
    : m_root(std::move(root)), m_identity(std::move(identity))
{
}

void MaildirWriter::createFolder(const QString &folder)
{
    QStringList paths{m_root};
    if (folder != QLatin1String("INBOX")) {
        for (const QString &part : folder.split(QLatin1Char('/')))
            paths << paths.last() + QLatin1Char('/') + part;
    }
    for (const QString &path : paths) {
        for (const char *child : {"", "/cur", "/new", "/tmp"}) {
            const QString full = path + QLatin1String(child);
            if (mkdir(QFile::encodeName(full).constData(), 0700) == 0)
                m_identity.own(full);
            else if (errno != EEXIST)
                unwritable(full);
        }
    }
}

void MaildirWriter::append(const QString &folder, const QList<LabMessage> &messages)
{
    createFolder(folder);
    const bool inbox = folder == QLatin1String("INBOX");
    const QString path = inbox ? m_root : m_root + QLatin1Char('/') + folder;
    const QString keywords = path + QStringLiteral("/dovecot-keywords");
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const quint32 unique = QRandomGenerator::global()->generate();
    for (const LabMessage &message : messages) {
        const qint64 number = m_next++;
        const auto letters = flagLetters(message.flags);
        if (message.flags & (MessageFlag::Forwarded | MessageFlag::Junk | MessageFlag::NotJunk)) {
            if (!QFile::exists(keywords))
                writeFile(keywords, keywordNames, {}, m_identity);
        }
        // Sizes in the name spare the server from reading every file before it can tell them.
        const QString name = QStringLiteral("%1.M%2P%3.lab,S=%4,W=%5:2,%6")
                                 .arg(now)
                                 .arg(number, 9, 10, QLatin1Char('0'))
                                 .arg(unique)
                                 .arg(message.bytes.size())
                                 .arg(wireSize(message.bytes))
                                 .arg(QLatin1String(letters));
        writeFile(path + QStringLiteral("/cur/") + name, message.bytes, message.received, m_identity);
    }
}

void MaildirWriter::subscribe(const QStringList &folders)
{
    const QString path = m_root + QStringLiteral("/subscriptions");
    QFile::remove(path);
    QByteArray text = "V\t2\n\n"; // version 2: one folder a line, levels parted by tabs
    for (const QString &folder : folders)
        text += folder.toUtf8().replace('/', '\t') + '\n';
    writeFile(path, text, {}, m_identity);
}

} // namespace duopost

#endif
