#!/bin/sh
# Writes the settings that docker-compose.yml asks for into .env beside it, with random secrets.
# Run again it adds what is missing and changes nothing that is there.
set -eu
umask 077
file=$(cd "$(dirname "$0")/.." && pwd)/.env
touch "$file"
# What an editor left without an end of line would swallow the first setting.
[ -z "$(tail -c 1 "$file")" ] || echo >> "$file"

random() { od -An -v -tx1 -N 32 /dev/urandom | tr -d ' \n'; }
setting() {
  if ! grep -q "^$1=" "$file"; then
    printf '%s=%s\n' "$1" "$2" >> "$file"
    echo "wrote $1"
  fi
}

setting SITE_URL "${SITE_URL:-http://localhost:8080}"
# The first administrator, so that nobody else can be the first. Of no use any more after the first start.
setting ADMIN_EMAIL "${ADMIN_EMAIL:-admin@example.com}"
setting ADMIN_PASSWORD "${ADMIN_PASSWORD:-$(random | cut -c 1-20)-Aa1}"
setting APP_KEYS "$(random),$(random)"
for name in POSTGRES_PASSWORD API_TOKEN_SALT ADMIN_JWT_SECRET TRANSFER_TOKEN_SALT ENCRYPTION_KEY \
  CMS_TOKEN CMS_PREVIEW_TOKEN REVALIDATE_SECRET PREVIEW_SECRET; do
  setting "$name" "$(random)"
done
echo "The settings are in $file. Keep a copy in a safe place: the backups are of no use without them."
