#!/bin/sh
# Starts redis as a keeper of sessions: in memory only, with a password that stands
# in a file and on no command line.
set -eu

password=$(cat /secrets/redis/password)

exec redis-server - <<SETTINGS
bind 0.0.0.0
port 6379
protected-mode yes
dir /run/redis
save ""
appendonly no
maxmemory 96mb
maxmemory-policy volatile-lru
requirepass $password
SETTINGS
