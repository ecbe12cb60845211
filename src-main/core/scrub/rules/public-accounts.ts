/** Accounts that systems and programs come with, and words that stand where a name would: nobody's. */
const PUBLIC =
  /^(?:root|admin|administrator|user|users|username|guest|test|tester|nobody|daemon|system|anonymous|default|none|null|undefined|true|false|unknown|me|you|current|self|service|postgres|mysql|redis|node|www-data|runner|ubuntu|ec2-user|git|sa|dbo|app|www|_[a-z]+|\d+|\$.*|<.*|\{.*|%.*|\*+|not|is|was|found|does|has|must|exists|name|id|agent|input|data|error|failed|invalid|missing|required|nil|disabled|enabled|locked|suspended|expired)$/i;

/** Those that listings of processes, files and log-ins name besides. */
const OF_MACHINES =
  /^(?:bin|sys|adm|lp|mail|news|uucp|proxy|backup|list|irc|games|man|sync|operator|nginx|apache|httpd|sshd|ntp|chrony|dbus|messagebus|syslog|polkitd|colord|avahi|rtkit|saned|kernoops|whoopsie|landscape|tcpdump|uuidd|dnsmasq|libvirt-\w+|systemd[\w+-]*|rabbitmq|elasticsearch|mongodb|memcache|docker|containerd|jenkins|reboot|shutdown|runlevel|wtmp|staff|wheel|USER|PID|UID|COMMAND|LOGIN)$/;

export function isPublicAccount(name: string): boolean {
  return PUBLIC.test(name) || OF_MACHINES.test(name);
}
