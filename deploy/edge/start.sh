#!/bin/sh
# Renders the configuration from the environment and becomes nginx. Arguments go to nginx.
set -eu
home=$(cd "$(dirname "$0")" && pwd)

: "${SITE_URL:?is missing: the address where readers find the site}"
EDGE_SITE_SCHEME=${SITE_URL%%://*}
EDGE_SITE_HOST=${SITE_URL#*://}
EDGE_SITE_HOST=${EDGE_SITE_HOST%%/*}

: "${EDGE_LISTEN:=8080}" "${EDGE_ADMIN_LISTEN:=8081}"
: "${EDGE_WEB:=web:3000}" "${EDGE_CMS:=cms:1337}"
: "${EDGE_RUN:=/tmp/edge}" "${EDGE_CACHE:=/var/cache/edge}" "${EDGE_PAGES:=$home/pages}" "${EDGE_LOG:=/dev/stdout}"
# Seconds until an instance of the web that accepts a request but does not answer counts as failed.
: "${EDGE_WAIT:=8}"
EDGE_WAIT_FOR_TWO=$((EDGE_WAIT * 2 + 1))
EDGE_WAIT_FOR_ALL=$((EDGE_WAIT * 2 + 2))
# Per reader, and only of requests that no cache answers.
: "${EDGE_MISSES_PER_SECOND:=50}" "${EDGE_MISSES_BURST:=200}"
: "${EDGE_SEARCHES_PER_SECOND:=5}" "${EDGE_SEARCHES_BURST:=20}"
# How many of them may wait for the web at a time: of one reader, of all.
: "${EDGE_PENDING_OF_READER:=128}" "${EDGE_PENDING:=512}"
# Per address that staff come from.
: "${EDGE_LOG_INS_PER_MINUTE:=30}" "${EDGE_LOG_INS_BURST:=30}"
# The load balancer in front, as an address or a CIDR range, and the one in front of the newsroom; none by default.
: "${EDGE_TRUSTED_PROXY:=unix:}" "${EDGE_ADMIN_TRUSTED_PROXY:=unix:}"
if [ -z "${EDGE_RESOLVER:-}" ]; then
  EDGE_RESOLVER=$(awk '$1 == "nameserver" { print ($2 ~ /:/ ? "[" $2 "]" : $2); exit }' /etc/resolv.conf)
  : "${EDGE_RESOLVER:=127.0.0.1}"
fi
export EDGE_SITE_SCHEME EDGE_SITE_HOST EDGE_LISTEN EDGE_ADMIN_LISTEN EDGE_WEB EDGE_CMS EDGE_RUN EDGE_CACHE EDGE_PAGES EDGE_LOG \
  EDGE_WAIT EDGE_WAIT_FOR_TWO EDGE_WAIT_FOR_ALL EDGE_MISSES_PER_SECOND EDGE_MISSES_BURST EDGE_SEARCHES_PER_SECOND \
  EDGE_SEARCHES_BURST EDGE_PENDING_OF_READER EDGE_PENDING EDGE_LOG_INS_PER_MINUTE EDGE_LOG_INS_BURST EDGE_TRUSTED_PROXY \
  EDGE_ADMIN_TRUSTED_PROXY EDGE_RESOLVER

mkdir -p "$EDGE_RUN/conf" "$EDGE_CACHE"
for template in "$home"/conf/*.template; do
  name=$(basename "$template" .template)
  awk '{
    rest = $0; line = ""
    while (match(rest, /\$\{EDGE_[A-Z_]+\}/)) {
      name = substr(rest, RSTART + 2, RLENGTH - 3)
      if (!(name in ENVIRON)) { print FILENAME ": " name " is not set" > "/dev/stderr"; exit 1 }
      line = line substr(rest, 1, RSTART - 1) ENVIRON[name]
      rest = substr(rest, RSTART + RLENGTH)
    }
    print line rest
  }' "$template" > "$EDGE_RUN/conf/$name"
done

exec "${NGINX_PATH:-nginx}" -e stderr -c "$EDGE_RUN/conf/nginx.conf" "$@"
