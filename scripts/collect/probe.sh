#!/bin/sh
# Looks at one eLabFTW from inside and prints what it found, one line each: what black-box
# HTTP and the API cannot show. It changes nothing, and prints no password, no name of a
# person and no content: read it, it is short.
#
#   sh probe.sh kubernetes SLUG            with a kubectl that may `exec` in eln-SLUG
#   sh probe.sh compose SLUG [WEB [DATABASE]]   on the host, names of the two containers
#   … | fleet audit SLUG --collect - > SLUG.evidence.json
#
# What cannot be seen is left out, and is then told as "unknown", never as good. Optional:
#   RESTIC_REPOSITORY (and its password variable)  the backups; FLEET_OFFSITE_REPOSITORY  those elsewhere
#   FLEET_STATUS_FILE  on a host: the file that the reconciler was given with --status
#   FLEET_DRILL_FILE   file whose first line is the day of the last restore drill
set -u

kind=${1-}
slug=${2-}
case $kind in
  kubernetes)
    docker=
    namespace=eln-$slug
    ;;
  compose)
    docker=${FLEET_DOCKER:-docker}
    web=${3:-elabftw}
    database=${4:-mysql}
    ;;
  *)
    echo 'usage: sh probe.sh kubernetes SLUG | sh probe.sh compose SLUG [WEB [DATABASE]]' >&2
    exit 2
    ;;
esac
case $slug in
  '' | *[!a-z0-9-]*)
    echo "The slug is missing or is none: ${slug:-nothing}." >&2
    exit 2
    ;;
esac

# A command in the container of eLabFTW, and one in that of MySQL.
inside() {
  if [ -n "$docker" ]; then
    "$docker" exec "$web" "$@" 2>/dev/null </dev/null
  else
    kubectl --namespace "$namespace" exec web-0 --container web -- "$@" 2>/dev/null </dev/null
  fi
}
beside() {
  if [ -n "$docker" ]; then
    "$docker" exec "$database" "$@" 2>/dev/null </dev/null
  else
    kubectl --namespace "$namespace" exec database-0 --container database -- "$@" 2>/dev/null </dev/null
  fi
}
# The same with eLabFTW's own variables, which our pods read from files.
configured() {
  if [ -n "$docker" ]; then inside "$@"; else inside sh /fleet/from-files.sh "$@"; fi
}

# Says a line, unless there is nothing to say.
say() {
  if [ -n "$2" ]; then printf '%s: %s\n' "$1" "$2"; else echo "not seen: $1" >&2; fi
}
digest() { grep -o 'sha256:[0-9a-f]\{64\}' | head -n 1; }
newest() { grep -o '"time": *"[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]' | grep -o '[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]' | sort | tail -n 1; }

# Day of the newest backup of a repository; "none" when it answers and holds none.
backups() {
  listed=$(restic --repo "$1" --no-lock snapshots --json 2>/dev/null) || return 0
  day=$(printf '%s' "$listed" | newest)
  printf '%s' "${day:-none}"
}

# --- who, when, what

if [ -n "$docker" ]; then
  image=$("$docker" inspect --format '{{.Config.Image}}' "$web" 2>/dev/null)
  running=$("$docker" image inspect --format '{{join .RepoDigests " "}}' "$("$docker" inspect --format '{{.Image}}' "$web" 2>/dev/null)" 2>/dev/null | digest)
else
  image=$(kubectl --namespace "$namespace" get pod web-0 -o 'jsonpath={.spec.containers[?(@.name=="web")].image}' 2>/dev/null)
  running=$(kubectl --namespace "$namespace" get pod web-0 -o 'jsonpath={.status.containerStatuses[?(@.name=="web")].imageID}' 2>/dev/null | digest)
fi
# What the code says of itself (6.x in the first file, 5.6 in the second), or else its tag.
release=$(inside sh -c 'cat /elabftw/src/Elabftw/BuildInfo.php /elabftw/src/Elabftw/App.php' |
  sed -n "s/.*VERSION = '\([0-9][0-9a-z.-]*\)'.*/\1/p" | head -n 1)
if [ -z "$release" ]; then
  release=$(printf '%s' "$image" | sed -n 's/^[^@]*:\([0-9][0-9a-z.-]*\)\(@.*\)\{0,1\}$/\1/p')
fi
if [ -z "$release" ]; then
  echo "No eLabFTW answers there: is it running, and may you look into it?" >&2
  exit 3
fi
say fleet-probe 1
say slug "$slug"
say day "$(date -u +%Y-%m-%d)"
say release "$release"
say image "$image"
say running "$running"

# GitHub's own client asks who built what runs. Without a network it proves nothing, so it says nothing.
attested=
if [ -n "$running" ] && command -v gh >/dev/null 2>&1; then
  if told=$(gh attestation verify "oci://docker.io/elabftw/elabimg@$running" --repo elabftw/elabftw 2>&1 </dev/null); then
    attested=$running
  elif ! printf '%s' "$told" | grep -qi 'connect\|dial\|timeout\|resolve\|auth login'; then
    attested=none
  fi
fi
say attested "$attested"

# --- the process, as the kernel sees it

status=$(inside cat /proc/1/status)
say uid "$(printf '%s\n' "$status" | sed -n 's/^Uid:[[:space:]]*\([0-9]*\).*/\1/p')"
say capabilities "$(printf '%s\n' "$status" | sed -n 's/^CapBnd:[[:space:]]*\([0-9a-f]*\)$/\1/p')"
say no-new-privileges "$(printf '%s\n' "$status" | sed -n 's/^NoNewPrivs:[[:space:]]*\([01]\)$/\1/p')"
say root "$(inside cat /proc/mounts | sed -n 's/^[^ ]* \/ [^ ]* \(r[ow]\)[ ,].*/\1/p' | tail -n 1)"
# Only whether the two are set leaves the container.
# shellcheck disable=SC2016
say dev-mode "$(inside sh -c 'case "${DEV_MODE:-false} ${DEMO_MODE:-false}" in *true* | *1*) echo on ;; *) echo off ;; esac')"

# --- the database

# shellcheck disable=SC2016
version=$(configured php -d open_basedir= -d display_errors=0 -r '
  $options = getenv("DB_CERT_PATH") ? [PDO::MYSQL_ATTR_SSL_CA => getenv("DB_CERT_PATH")] : [];
  $place = "mysql:host=" . getenv("DB_HOST") . ";port=" . (getenv("DB_PORT") ?: "3306");
  echo (new PDO($place, getenv("DB_USER"), getenv("DB_PASSWORD"), $options))->query("SELECT VERSION()")->fetchColumn();')
say mysql "$(printf '%s' "$version" | sed -n 's/^\([0-9]*\.[0-9]*\(\.[0-9]*\)\{0,1\}\).*/\1/p')"
# Its exit status proves nothing: its sentence does.
schema=$(configured php -d open_basedir= -d memory_limit=512M /elabftw/bin/console db:check)
case $schema in
  *'No upgrade required.'*) say schema required ;;
  *'An upgrade is required.'*) say schema another ;;
  *) say schema '' ;;
esac

# --- the settings, as the reconciler left them: the last word of its last run

last=
if [ -n "${FLEET_STATUS_FILE-}" ]; then
  last="$(date -u -r "$FLEET_STATUS_FILE" +%Y-%m-%d 2>/dev/null) $(head -c 4096 "$FLEET_STATUS_FILE" 2>/dev/null)"
elif [ -z "$docker" ]; then
  last=$(kubectl --namespace "$namespace" get pods --selector eln.fleet/role=drift -o 'jsonpath={range .items[*]}{.status.containerStatuses[0].state.terminated.finishedAt}{" "}{.status.containerStatuses[0].state.terminated.message}{"\n"}{end}' 2>/dev/null |
    grep '^2' | sort | tail -n 1)
fi
settings=
case $last in
  *'"ok":true'*) settings=as-declared ;;
  *'"ok":false'*) settings=differing ;;
esac
say settings "$settings"
say settings-day "$(printf '%s' "$last" | sed -n 's/^\([0-9]\{4\}-[0-9][0-9]-[0-9][0-9]\).*/\1/p')"

# --- the data

say disk "$(
  {
    inside df -P /var/lib/elabftw/uploads || inside df -P /elabftw/uploads
    beside df -P /var/lib/mysql
  } | sed -n 's/.* \([0-9]\{1,3\}\)% .*/\1/p' | sort -n | tail -n 1
)"
say backup "$([ -n "${RESTIC_REPOSITORY-}" ] && backups "$RESTIC_REPOSITORY")"
say off-site "$([ -n "${FLEET_OFFSITE_REPOSITORY-}" ] && backups "$FLEET_OFFSITE_REPOSITORY")"
drill=
if [ -n "${FLEET_DRILL_FILE-}" ]; then
  drill=$(sed -n '1s/^\([0-9]\{4\}-[0-9][0-9]-[0-9][0-9]\)$/\1/p' "$FLEET_DRILL_FILE" 2>/dev/null)
  drill=${drill:-none}
fi
say drill "$drill"
