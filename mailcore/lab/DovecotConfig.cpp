// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/DovecotConfig.h"

#include <QStringList>

namespace duopost {

namespace {

// What both languages spell alike. Everything runs as one unprivileged user, so nothing may chroot.
const char commonPart[] = R"(
base_dir = @run@
state_dir = @run@
log_path = @log@
info_log_path = @log@
protocols = imap pop3 lmtp@sieve@
listen = 127.0.0.1
default_internal_user = @user@
default_internal_group = @group@
default_login_user = @user@
default_process_limit = 60
default_client_limit = 400
default_vsz_limit = 1G
first_valid_uid = 1
auth_mechanisms = plain login scram-sha-1 scram-sha-256
# Wrong passwords are part of practising: no waiting, no growing penalty.
auth_failure_delay = 0
ssl = yes
ssl_min_protocol = TLSv1.2
# It is practice mail: speed before safety.
mail_fsync = never
# Dovecot locks itself out of a folder that one session deletes under another's lock, by default for two minutes.
mail_max_lock_timeout = 5 secs
maildir_stat_dirs = no
mail_max_userip_connections = 200
pop3_no_flag_updates = yes
recipient_delimiter = +

service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  @reuse@
  process_limit = 2
  inet_listener imap {
    port = @imap@
  }
  inet_listener imaps {
    port = @imaps@
    ssl = yes
  }
}
service pop3-login {
  chroot =
  @reuse@
  process_limit = 2
  inet_listener pop3 {
    port = @pop3@
  }
  inet_listener pop3s {
    port = @pop3s@
    ssl = yes
  }
}
service lmtp {
  chroot =
  process_limit = 4
  inet_listener lmtp {
    port = @lmtp@
  }
}
service imap {
  process_limit = 200
}
service pop3 {
  process_limit = 200
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    auto = subscribe
    special_use = \Drafts
  }
  mailbox Sent {
    auto = subscribe
    special_use = \Sent
  }
  mailbox Trash {
    auto = subscribe
    special_use = \Trash
  }
  mailbox Junk {
    auto = subscribe
    special_use = \Junk
  }
  mailbox Archive {
    auto = subscribe
    special_use = \Archive
  }
}
)";

const char sievePart[] = R"(
service managesieve-login {
  chroot =
  @reuse@
  process_limit = 2
  inet_listener sieve {
    port = @sieveport@
  }
}
)";

const char part23[] = R"(
disable_plaintext_auth = no
auth_username_format = %Ln
ssl_cert = <@cert@
ssl_key = <@key@
mail_location = maildir:~/Maildir:LAYOUT=fs:UTF-8
mail_plugins = quota
service ipc {
  chroot =
}
service old-stats {
  chroot =
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%Ln @users@
}
userdb {
  driver = passwd-file
  args = username_format=%Ln @users@
}
plugin {
  quota = count:User quota
  quota_rule = *:storage=10G
  quota_vsizes = yes
  sieve = file:~/sieve;active=~/.dovecot.sieve
}
protocol imap {
  mail_plugins = quota imap_quota imap_zlib
}
protocol lmtp {
  mail_plugins = quota@sieveplugin23@
}
)";

const char part24[] = R"(
auth_allow_cleartext = yes
auth_username_format = %{user | username | lower}
ssl_server_cert_file = @cert@
ssl_server_key_file = @key@
mail_driver = maildir
mail_path = ~/Maildir
mailbox_list_layout = fs
mailbox_list_utf8 = yes
mail_plugins {
  quota = yes
}
quota_storage_size = 10G
quota "User quota" {
  driver = count
}
passdb passwd-file {
  passwd_file_path = @users@
  default_password_scheme = PLAIN
}
userdb passwd-file {
  passwd_file_path = @users@
}
protocol imap {
  mail_plugins {
    imap_quota = yes
  }
}
)";

const char sievePart24[] = R"(
protocol lmtp {
  mail_plugins {
    sieve = yes
  }
}
sieve_script personal {
  driver = file
  path = ~/sieve
  active_path = ~/.dovecot.sieve
}
)";

} // namespace

QString dovecotConfig(const DovecotSetup &setup, const QVersionNumber &version)
{
    const bool speaks24 = version >= QVersionNumber(2, 4);
    QString text;
    if (speaks24) // must be the first settings of the file
        text = QStringLiteral("dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n");
    text += QString::fromLatin1(commonPart);
    if (setup.sieve)
        text += QString::fromLatin1(sievePart);
    text += QString::fromLatin1(speaks24 ? part24 : part23);
    if (setup.sieve && speaks24)
        text += QString::fromLatin1(sievePart24);

    const std::pair<const char *, QString> values[] = {
        {"@run@", setup.runDir},
        {"@log@", setup.logFile},
        {"@user@", setup.user},
        // One process serves many connections: faster than a process each.
        {"@reuse@",
         speaks24 ? QStringLiteral("restart_request_count = unlimited") : QStringLiteral("service_count = 0")},
        {"@group@", setup.group},
        {"@users@", setup.userFile},
        {"@cert@", setup.certificate},
        {"@key@", setup.key},
        {"@imap@", QString::number(setup.ports.imap)},
        {"@imaps@", QString::number(setup.ports.imaps)},
        {"@pop3@", QString::number(setup.ports.pop3)},
        {"@pop3s@", QString::number(setup.ports.pop3s)},
        {"@lmtp@", QString::number(setup.ports.lmtp)},
        {"@sieveport@", QString::number(setup.ports.sieve)},
        {"@sieve@", setup.sieve ? QStringLiteral(" sieve") : QString()},
        {"@sieveplugin23@", setup.sieve ? QStringLiteral(" sieve") : QString()},
    };
    for (const auto &[name, value] : values)
        text.replace(QLatin1String(name), value);
    return text + setup.extra + QLatin1Char('\n');
}

} // namespace duopost
