#!/usr/bin/env bash
# Runs once, when the volume is still empty. Neither role is a superuser: one would see through row-level security.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v vigia="$VIGIA_DATABASE_PASSWORD" -v keycloak="$KEYCLOAK_DATABASE_PASSWORD" <<'SQL'
create role vigia login createrole password :'vigia';
create database vigia owner vigia;
create role keycloak login password :'keycloak';
create database keycloak owner keycloak;
SQL
