// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/LabProcess.h"

#include "mailcore/MailError.h"

#ifdef Q_OS_LINUX

#include <QFile>
#include <QList>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace duopost {

namespace {

// Descriptor 3 is the pipe. The watcher waits for its end, the main part for Dovecot's. A trap of ":" instead
// of "" keeps the signals deadly for the servers, which inherit what is ignored. Dovecot gets a process group
// of its own, so that all its processes can be killed together; an orderly end takes it a second, which only
// mail that is kept is worth.
const char supervisor[] = R"sh(
dir=$1 dovecot=$2 config=$3 python=$4 script=$5 settings=$6 keep=$7
trap : HUP INT TERM
umask 077
cd "$dir" || exit 1
setsid "$dovecot" -F -c "$config" </dev/null 3<&- &
server=$!
sender=
if [ -n "$python" ]; then
  ( child= over=
    trap 'over=1; [ -z "$child" ] || kill -KILL $child' TERM
    "$python" "$script" "$settings" &
    child=$!
    [ -z "$over" ] || kill -KILL $child
    wait $child
    : >"$dir/submission.ended"
  ) </dev/null 3<&- 2>>"$dir/submission.log" &
  sender=$!
fi
( while read -r line; do :; done <&3
  exec 2>/dev/null
  [ -z "$sender" ] || kill -TERM $sender
  if [ -n "$keep" ]; then
    kill -TERM $server
    rounds=0
    while kill -0 $server && [ $rounds -lt 60 ]; do sleep 0.05; rounds=$((rounds+1)); done
  fi
  kill -KILL -$server || kill -KILL $server # the group does not exist in the first instant
) &
watcher=$!
while kill -0 $server; do wait $server; done 2>/dev/null
: >"$dir/dovecot.ended"
while kill -0 $watcher; do wait $watcher; done 2>/dev/null
[ -z "$sender" ] || wait $sender
cd /
rounds=0
while ! rm -rf "$dir" 2>/dev/null && [ $rounds -lt 20 ]; do sleep 0.05; rounds=$((rounds+1)); done
exit 0
)sh";

[[noreturn]] void fail(const QString &reason, int error)
{
    throw MailError(MailError::Kind::LabUnavailable, reason, {}, QString::fromLocal8Bit(std::strerror(error)));
}

/// Runs in the forked child of a program that may have many threads: nothing here may allocate or lock.
[[noreturn]] void becomeSupervisor(
    int pipe, int log, char *const *arguments, char *const *environment, const LabIdentity &identity)
{
    setsid();
    struct sigaction byDefault = {};
    byDefault.sa_handler = SIG_DFL;
    for (int number : {SIGPIPE, SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGQUIT})
        sigaction(number, &byDefault, nullptr);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);

    // Above the numbers they are moved to, so that neither overwrites the other.
    const int highPipe = fcntl(pipe, F_DUPFD, 10);
    const int highLog = fcntl(log, F_DUPFD, 10);
    const int null = open("/dev/null", O_RDONLY);
    if (highPipe < 0 || highLog < 0 || null < 0 || dup2(null, 0) < 0 || dup2(highLog, 1) < 0
        || dup2(highLog, 2) < 0 || dup2(highPipe, 3) < 0)
        _exit(126);
    closefrom(4); // a kept end of someone's output pipe would make that someone wait for us
    if (identity.switchUser
        && (setgroups(1, &identity.gid) != 0 || setgid(identity.gid) != 0 || setuid(identity.uid) != 0))
        _exit(126);
    execve("/bin/sh", arguments, environment);
    _exit(127);
}

std::vector<char *> pointers(QList<QByteArray> &words)
{
    std::vector<char *> result;
    for (QByteArray &word : words)
        result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

} // namespace

LabProcess::LabProcess(const LabCommands &commands, const LabIdentity &identity)
    : m_directory(commands.directory)
{
    QList<QByteArray> words{"sh", "-c", supervisor, "duopost-lab"};
    for (const QString *word :
         {&commands.directory, &commands.dovecot, &commands.config, &commands.python, &commands.script,
          &commands.scriptSettings})
        words << QFile::encodeName(*word);
    words << (commands.keepsMail ? "keep" : "");
    QList<QByteArray> variables{
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
        "PYTHONDONTWRITEBYTECODE=1", "HOME=" + QFile::encodeName(m_directory),
        "TMPDIR=" + QFile::encodeName(m_directory)};
    const auto arguments = pointers(words);
    const auto environment = pointers(variables);

    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        fail(QStringLiteral("no pipe can be made."), errno);
    const QByteArray logFile = QFile::encodeName(m_directory + QStringLiteral("/start.log"));
    const int log = open(logFile.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const int logError = errno;
    const pid_t pid = log < 0 ? -1 : fork();
    const int error = log < 0 ? logError : errno;
    if (pid == 0)
        becomeSupervisor(ends[0], log, arguments.data(), environment.data(), identity);
    close(ends[0]);
    if (log >= 0)
        close(log);
    if (pid < 0) {
        close(ends[1]);
        fail(QStringLiteral("its process cannot be started."), error);
    }
    m_pipe = ends[1];
    m_pid = pid;
}

LabProcess::~LabProcess()
{
    stop();
}

bool LabProcess::dovecotEnded() const
{
    return QFile::exists(m_directory + QStringLiteral("/dovecot.ended")) || !QFile::exists(m_directory);
}

bool LabProcess::submissionEnded() const
{
    return QFile::exists(m_directory + QStringLiteral("/submission.ended"));
}

void LabProcess::stop()
{
    if (m_pid < 0)
        return;
    close(m_pipe);
    // The supervisor is bounded itself: it kills what has not ended after three seconds.
    while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) { }
    m_pipe = -1;
    m_pid = -1;
}

void LabProcess::leave()
{
    if (m_pid < 0)
        return;
    close(m_pipe);
    // Or it would stay in the list of processes until this one ends. The thread knows nothing but the number.
    std::thread([pid = m_pid] {
        while (waitpid(pid, nullptr, 0) < 0 && errno == EINTR) { }
    }).detach();
    m_pipe = -1;
    m_pid = -1;
}

} // namespace duopost

#endif
