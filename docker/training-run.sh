#!/usr/bin/env bash
# Starts the application of this directory once and ends it, so that the JVM writes down what a start loads and runs:
#   training-run.sh -XX:AOTCacheOutput=vigia.aot    on 17: -XX:ArchiveClassesAtExit=vigia.jsa
# The environment names an empty database, as `QUARKUS_DATASOURCE_*`; no provider is asked before somebody signs in.
set -euo pipefail

scratch=$(mktemp -d)
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-8080}
export QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY=$scratch
export QUARKUS_OIDC_AUTH_SERVER_URL=http://localhost:1 QUARKUS_OIDC_CLIENT_ID=vigia
export QUARKUS_OIDC_CREDENTIALS_SECRET=a-secret-that-nothing-is-signed-with
export VIGIA_SECRETS_KEYSET_FILE=$scratch/keyset.json VIGIA_SECRETS_CREATE_KEYSET=true

is_ready() {
    exec 3<>"/dev/tcp/127.0.0.1/$QUARKUS_HTTP_PORT" || return 1
    printf 'GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    head -n 1 <&3 | grep -q ' 200 '
}

java "$@" -jar quarkus-run.jar &
application=$!
left=600
until (is_ready) 2>/dev/null; do
    ((left-- > 0)) && kill -0 "$application" || { kill -KILL "$application"; exit 1; }
    sleep 0.2
done
# It ends as a stop ends it, and only then writes.
kill -TERM "$application"
wait "$application" || true
rm -r "$scratch"

[[ -s ${1#*=} ]] || { echo "${1#*=} was not written"; exit 1; }
