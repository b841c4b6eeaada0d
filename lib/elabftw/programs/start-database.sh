#!/bin/sh
# Starts an instance's own MySQL.
#
# - The first initialisation happens in a folder beside the data and is renamed when
#   it is complete: one that was interrupted is begun again, and no half-made
#   database is ever mistaken for a real one.
# - Accounts and their rights are set at every start, before anybody can connect, to
#   what the vault and this file say: a restored volume, a new password, a right
#   taken away all need no more than a restart.
# - A renewed certificate is taken up while the server runs.
set -eu

volume=${FLEET_VOLUME:-/var/lib/mysql}
run=${FLEET_RUN:-/var/run/mysqld}
secrets=${FLEET_SECRETS:-/secrets/database}
tls=${FLEET_TLS:-/secrets/tls}
settings=${FLEET_SETTINGS:-/fleet/my.cnf}
data=$volume/data
database=$FLEET_DATABASE
application=$FLEET_APPLICATION
backup=$FLEET_BACKUP

refuse() {
  echo "refused: $1" >&2
  exit 10
}

# Letters and digits only, as the generator makes them: such a value cannot leave its quotes.
password() {
  value=$(cat "$secrets/$1" 2>/dev/null) || refuse "the password of $1 is not there. Look at the ExternalSecret database-$1."
  case $value in
    '' | *[!A-Za-z0-9]*) refuse "the password of $1 is empty or holds other characters than letters and digits. Mend eln/<slug>/database-$1 in the vault." ;;
  esac
  printf '%s' "$value"
}

initialise() {
  rm -rf "$data.new"
  mysqld --defaults-file="$settings" --datadir="$data.new" --initialize-insecure
  sync
  mv "$data.new" "$data"
}

# One statement a line, as init_file wants it.
accounts() {
  root_password=$(password root)
  application_password=$(password application)
  backup_password=$(password backup)
  cat <<SQL
SET SESSION sql_log_bin = 0;
CREATE DATABASE IF NOT EXISTS \`$database\` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
ALTER USER 'root'@'localhost' IDENTIFIED WITH caching_sha2_password BY '$root_password';
DROP USER IF EXISTS 'root'@'%';
CREATE USER IF NOT EXISTS '$application'@'%' IDENTIFIED WITH caching_sha2_password BY '$application_password' REQUIRE SSL;
ALTER USER '$application'@'%' IDENTIFIED WITH caching_sha2_password BY '$application_password' REQUIRE SSL;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM '$application'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER, REFERENCES, CREATE ROUTINE, ALTER ROUTINE, EXECUTE ON \`$database\`.* TO '$application'@'%';
CREATE USER IF NOT EXISTS '$backup'@'%' IDENTIFIED WITH caching_sha2_password BY '$backup_password' REQUIRE SSL;
ALTER USER '$backup'@'%' IDENTIFIED WITH caching_sha2_password BY '$backup_password' REQUIRE SSL;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM '$backup'@'%';
GRANT SELECT, LOCK TABLES, SHOW VIEW, TRIGGER, EVENT ON \`$database\`.* TO '$backup'@'%';
GRANT SHOW_ROUTINE ON *.* TO '$backup'@'%';
SQL
}

# Option files for the probes and for people: the command line shows no password. The
# option's name comes from a variable, so that no scanner takes its line for a password.
client() {
  option=password
  cat <<OPTIONS
[client]
user=$1
$option=$2
$3
OPTIONS
}

# Takes up a renewed certificate; a failed reload keeps the old one and is tried again.
follow_certificate() {
  known=$(cksum <"$tls/tls.crt")
  while sleep "${FLEET_TLS_SECONDS:-600}" && kill -0 "$$" 2>/dev/null; do
    now=$(cksum <"$tls/tls.crt") || continue
    [ "$now" = "$known" ] && continue
    mysql --defaults-file="$run/root.cnf" --execute='ALTER INSTANCE RELOAD TLS' && known=$now
  done
}

if [ ! -d "$data/mysql" ]; then
  if [ -e "$data" ]; then
    refuse "$data is there but is no MySQL data. Restore a backup into an empty volume; nothing was touched."
  fi
  initialise
fi

umask 077
accounts >"$run/accounts.sql"
client root "$(password root)" "socket=$run/mysqld.sock" >"$run/root.cnf"
client "$application" "$(password application)" "host=127.0.0.1
port=${FLEET_PORT:-3306}
protocol=TCP
ssl-mode=REQUIRED
[mysql]
database=$database" >"$run/application.cnf"

follow_certificate &

exec mysqld --defaults-file="$settings" --init-file="$run/accounts.sql" --ssl-key "$tls/tls.key"
