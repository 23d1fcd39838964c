// SPDX-License-Identifier: GPL-3.0-or-later
#include "CyrusServer.h"

#include "LineClient.h"

#include "mailcore/MailError.h"
#include "mailcore/files/PrivateFile.h"
#include "mailcore/lab/Greeting.h"
#include "mailcore/lab/LabCertificate.h"
#include "mailcore/lab/LabPortPicker.h"
#include "mailcore/lab/LmtpDelivery.h"

#include <QDir>
#include <QFileInfo>
#include <csignal>
#include <grp.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace duopost::test {

namespace {

constexpr int startTimeout = 30'000;
const QString password = QStringLiteral("geheim-4711");
const QString administrator = QStringLiteral("admin");
const QString unpacked = QStringLiteral(DUOPOST_SOURCE_DIR "/build/cyrus");

const char imapdConf[] = R"(configdirectory: @place@/conf
partition-default: @place@/spool
defaultpartition: default
cyrus_user: @user@
servername: 127.0.0.1
syslog_prefix: duopost
admins: admin
allowplaintext: yes
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: @place@/sasldb
sasl_mech_list: PLAIN LOGIN SCRAM-SHA-1
tls_server_cert: @place@/server.pem
tls_server_key: @place@/server.key
unixhierarchysep: @slash@
altnamespace: @slash@
autocreate_quota: 0
autocreate_post: yes
autocreate_inbox_folders: Sent|Drafts|Trash|Junk|Archive
autocreate_subscribe_folders: Sent|Drafts|Trash|Junk|Archive
xlist-sent: Sent
xlist-drafts: Drafts
xlist-trash: Trash
xlist-junk: Junk
xlist-archive: Archive
delete_mode: immediate
expunge_mode: immediate
sievedir: @place@/sieve
lmtpsocket: @place@/socket/lmtp
idlesocket: @place@/socket/idle
notifysocket: @place@/socket/notify
proc_path: @place@/conf/proc
mboxname_lockpath: @place@/conf/lock
)";

const char cyrusConf[] = R"(START {
  recover cmd="@bin@/ctl_cyrusdb -C @place@/imapd.conf -r"
}
SERVICES {
  imap cmd="@bin@/imapd -C @place@/imapd.conf" listen="127.0.0.1:@imap@" prefork=1 maxchild=100
  imaps cmd="@bin@/imapd -s -C @place@/imapd.conf" listen="127.0.0.1:@imaps@" prefork=0 maxchild=100
  pop3 cmd="@bin@/pop3d -C @place@/imapd.conf" listen="127.0.0.1:@pop3@" prefork=1 maxchild=100
  pop3s cmd="@bin@/pop3d -s -C @place@/imapd.conf" listen="127.0.0.1:@pop3s@" prefork=0 maxchild=100
  lmtp cmd="@bin@/lmtpd -a -C @place@/imapd.conf" listen="127.0.0.1:@lmtp@" prefork=0 maxchild=10
  sieve cmd="@bin@/timsieved -C @place@/imapd.conf" listen="127.0.0.1:@sieve@" prefork=0 maxchild=10
}
DAEMON {
  idled cmd="@bin@/idled -C @place@/imapd.conf"
}
)";

[[noreturn]] void unavailable(const QString &what, const QString &detail = {})
{
    throw MailError(MailError::Kind::LabUnavailable, what, {}, detail);
}

// Nobody but this process: the child may run as another user.
void run(
    const QString &program, const QStringList &arguments, const QProcessEnvironment &environment,
    const QByteArray &input = {})
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(startTimeout) || process.exitCode() != 0)
        unavailable(program, QString::fromLocal8Bit(process.readAll()));
}

} // namespace

QString CyrusServer::whyNot()
{
    if (QFileInfo::exists(unpacked + QStringLiteral("/usr/lib/cyrus/bin/imapd")))
        return {};
    QFile reason(unpacked + QStringLiteral("/why-not"));
    if (reason.open(QIODevice::ReadOnly))
        return QString::fromUtf8(reason.readAll()).trimmed();
    return QStringLiteral("its packages are not unpacked in build/cyrus (./check does that on Debian)");
}

CyrusServer::CyrusServer(const QStringList &users, Names names)
    : m_identity(LabIdentity::current()), m_names(names), m_place(QStringLiteral("/tmp/duopost-cyrus-XXXXXX")),
      m_ports(freeLabPorts())
{
    if (!m_place.isValid())
        unavailable(m_place.errorString());
    copyPrograms();
    writeConfiguration();
    addUsers(users + QStringList{administrator});
    start();
}

CyrusServer::~CyrusServer()
{
    m_master.terminate(); // takes its children with it
    if (!m_master.waitForFinished(10'000))
        m_master.kill();
    m_master.waitForFinished(1000);
}

// The build may lie where the server's user cannot go.
void CyrusServer::copyPrograms()
{
    makePrivateFolder(at("root/usr"));
    for (const auto *folder : {"/usr/lib", "/usr/sbin"})
        run(QStringLiteral("cp"),
            {QStringLiteral("-a"), unpacked + QString::fromLatin1(folder), at("root/usr/")},
            QProcessEnvironment::systemEnvironment());
}

void CyrusServer::writeConfiguration()
{
    for (const auto *folder :
         {"conf", "conf/proc", "conf/lock", "conf/db", "conf/log", "conf/msg", "conf/ptclient", "conf/socket",
          "spool", "socket", "sieve"})
        makePrivateFolder(at(folder));
    const auto certificates = makeLabCertificates();
    writePrivateFile(at("authority.pem"), certificates.authority);
    writePrivateFile(at("server.pem"), certificates.server);
    writePrivateFile(at("server.key"), certificates.serverKey);
    writePrivateFile(at("password"), password.toUtf8() + '\n');
    const auto filled = [this](const char *text) {
        return QByteArray(text)
            .replace("@place@", m_place.path().toUtf8())
            .replace("@bin@", program("usr/lib/cyrus/bin").toUtf8())
            .replace("@user@", m_identity.user.toUtf8())
            .replace("@slash@", m_names == Names::Plain ? "yes" : "no")
            .replace("@imap@", QByteArray::number(m_ports.imap))
            .replace("@imaps@", QByteArray::number(m_ports.imaps))
            .replace("@pop3@", QByteArray::number(m_ports.pop3))
            .replace("@pop3s@", QByteArray::number(m_ports.pop3s))
            .replace("@lmtp@", QByteArray::number(m_ports.lmtp))
            .replace("@sieve@", QByteArray::number(m_ports.sieve));
    };
    writePrivateFile(at("imapd.conf"), filled(imapdConf));
    writePrivateFile(at("cyrus.conf"), filled(cyrusConf));
}

QProcessEnvironment CyrusServer::environment() const
{
    auto result = QProcessEnvironment::systemEnvironment();
    QStringList libraries, plugins;
    for (const auto &folder :
         QDir(program("usr/lib")).entryList({QStringLiteral("*-linux-gnu*")}, QDir::Dirs)) {
        libraries << program("usr/lib/") + folder;
        for (const auto &root : {at("root"), QString()})
            plugins << root + QStringLiteral("/usr/lib/") + folder + QStringLiteral("/sasl2");
    }
    result.insert(QStringLiteral("LD_LIBRARY_PATH"), libraries.join(QLatin1Char(':')));
    result.insert(QStringLiteral("SASL_PATH"), plugins.join(QLatin1Char(':')));
    return result;
}

void CyrusServer::addUsers(const QStringList &users)
{
    for (const auto &user : users)
        run(program("usr/sbin/saslpasswd2"),
            {QStringLiteral("-p"), QStringLiteral("-c"), QStringLiteral("-f"), at("sasldb"),
             QStringLiteral("-u"), QStringLiteral("127.0.0.1"), user},
            environment(), password.toUtf8());
    if (m_identity.switchUser) {
        run(QStringLiteral("chown"), {QStringLiteral("-R"), m_identity.user, m_place.path()}, environment());
        // The tests read these, too.
        for (const auto *mine : {"password", "authority.pem"})
            run(QStringLiteral("chown"), {QStringLiteral("root"), at(mine)}, environment());
    }
}

void CyrusServer::start()
{
    m_master.setProcessEnvironment(environment());
    m_master.setProcessChannelMode(QProcess::MergedChannels);
    m_master.setStandardOutputFile(at("out"));
    m_master.setChildProcessModifier([identity = m_identity] {
        if (identity.switchUser
            && (setgroups(0, nullptr) != 0 || setgid(identity.gid) != 0 || setuid(identity.uid) != 0))
            _exit(99);
        setsid(); // when told to end it tells its whole process group, which must not be ours
        prctl(PR_SET_PDEATHSIG, SIGTERM); // however the test ends, so does the server
    });
    m_master.start(
        program("usr/lib/cyrus/bin/master"),
        {QStringLiteral("-C"), at("imapd.conf"), QStringLiteral("-M"), at("cyrus.conf"), QStringLiteral("-p"),
         at("pid")});
    const auto ended
        = [this] { return m_master.waitForFinished(0) || m_master.state() == QProcess::NotRunning; };
    if (!m_master.waitForStarted())
        unavailable(m_master.errorString());
    for (const auto port : {m_ports.imap, m_ports.pop3}) {
        if (awaitGreeting(port, startTimeout, ended) != GreetingResult::Greeted)
            unavailable(
                QStringLiteral("Cyrus did not become ready."),
                QString::fromUtf8(readFile(at("out")).right(2000)));
    }
}

LabUser CyrusServer::user(const QString &name) const
{
    return {name, name + QStringLiteral("@cyrus.example"), name, password};
}

Account CyrusServer::account(const QString &user, Protocol protocol, Security security) const
{
    const bool imap = protocol == Protocol::Imap;
    Account account;
    account.name = user;
    account.address = user + QStringLiteral("@cyrus.example");
    account.protocol = protocol;
    const auto port = security == Security::Tls ? (imap ? m_ports.imaps : m_ports.pop3s)
                                                : (imap ? m_ports.imap : m_ports.pop3);
    account.incoming = {QStringLiteral("127.0.0.1"), port, security, user};
    account.caFile = at("authority.pem");
    account.passwordFile = at("password");
    return account;
}

QByteArray CyrusServer::wireName(const QString &folder) const
{
    auto name = folder.toUtf8();
    if (m_names == Names::BelowInbox && name != "INBOX")
        name = "INBOX." + name.replace('/', '.');
    return '"' + name + '"';
}

void CyrusServer::fill(const QString &user, const QString &folder, const QList<LabMessage> &messages) const
{
    LineClient client({});
    const auto refused = [](const QByteArray &answer) {
        throw MailError(MailError::Kind::ServerRefused, {}, QString::fromUtf8(answer));
    };
    if (!logIn(client, account(user, Protocol::Imap, Security::Plaintext)))
        refused(client.greeting);
    const auto name = wireName(folder);
    if (folder != QLatin1String("INBOX")) {
        const auto made = client.imap("CREATE " + name);
        if (!made.contains("OK") && !made.contains("exists"))
            refused(made);
    }
    for (const auto &message : messages) {
        const auto flags = toImapNames(message.flags).join(QLatin1Char(' ')).toLatin1();
        const auto date = message.received.isValid()
            ? QLocale::c()
                  .toString(message.received.toUTC(), QStringLiteral(" \"dd-MMM-yyyy hh:mm:ss +0000\""))
                  .toLatin1()
            : QByteArray();
        const auto answer = client.imap(
            "APPEND " + name + " (" + flags + ")" + date + " {" + QByteArray::number(message.bytes.size())
            + "+}\r\n" + message.bytes);
        if (!answer.startsWith("OK"))
            refused(answer);
    }
    client.imap("LOGOUT");
}

QString CyrusServer::deliver(const QString &user, const QByteArray &message) const
{
    return deliverByLmtp(m_ports.lmtp, user, message);
}

void CyrusServer::setQuota(const QString &user, int kibibytes) const
{
    LineClient client({});
    if (!logIn(client, account(administrator, Protocol::Imap, Security::Plaintext)))
        unavailable(QStringLiteral("the administrator"), QString::fromUtf8(client.greeting));
    const auto root = (m_names == Names::Plain ? "user/" : "user.") + user.toUtf8();
    const auto answer = client.imap("SETQUOTA " + root + " (STORAGE " + QByteArray::number(kibibytes) + ")");
    if (!answer.startsWith("OK"))
        throw MailError(MailError::Kind::ServerRefused, {}, QString::fromUtf8(answer));
    client.imap("LOGOUT");
}

// RFC 5804, as much of it as is needed for one script.
void CyrusServer::setFilter(const QString &user, const QByteArray &script) const
{
    LineClient client({});
    const auto say = [&](const QByteArray &command) {
        client.send(command);
        QByteArray line;
        do
            line = client.readLine();
        while (!line.isEmpty() && !line.startsWith("OK") && !line.startsWith("NO") && !line.startsWith("BYE"));
        if (!line.startsWith("OK"))
            unavailable(QStringLiteral("Filters are not possible on this server."), QString::fromUtf8(line));
    };
    if (!client.connectPlain(m_ports.sieve) || !client.greeting.startsWith("OK"))
        unavailable(QStringLiteral("Filters are not possible on this server."));
    const auto plain = (QByteArray(1, '\0') + user.toUtf8() + '\0' + password.toUtf8()).toBase64();
    say("AUTHENTICATE \"PLAIN\" \"" + plain + '"');
    say("PUTSCRIPT \"practice\" {" + QByteArray::number(script.size()) + "+}\r\n" + script);
    say("SETACTIVE \"practice\"");
    client.send("LOGOUT");
}

} // namespace duopost::test
