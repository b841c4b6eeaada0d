#!/bin/sh
# Runs a command with the secrets of a folder in its environment: one file a
# variable, named like it. eLabFTW reads its secrets from the environment only, and
# this way they stand in no manifest, no `kubectl describe` and no crash report.
#
#   from-files.sh COMMAND [ARGUMENT...]
#
# People use it too: kubectl exec web-0 -- sh /fleet/from-files.sh /elabftw/bin/console db:check
set -eu

folder=${FLEET_SECRETS:-/secrets/environment}

for file in "$folder"/*; do
  name=${file##*/}
  if ! value=$(cat "$file" 2>/dev/null) || [ -z "$value" ]; then
    echo "refused: the secret $name is missing or empty in $folder. Look at the ExternalSecret of that name." >&2
    exit 10
  fi
  export "$name=$value"
done

exec "$@"
