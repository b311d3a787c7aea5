#!/bin/sh
# Loads this API and the same one in FastAPI, on the same database, with wrk, and prints a table of both.
#
#   POSTGRES_HOST=127.0.0.1 POSTGRES_PORT=5432 POSTGRES_USER=… POSTGRES_PASSWORD=… POSTGRES_DB=bench ./bench/api.sh
#
# The database must hold no table but those of this API: its rows are deleted. Everything else is Debian's:
#   apt-get install wrk postgresql-client curl python3-fastapi python3-uvicorn python3-uvloop python3-httptools \
#                   python3-sqlalchemy python3-psycopg2
# DURATION (20) is how many seconds each load lasts, WARM_UP (15) how many each kind of it lasts before anything is measured
# (a JVM compiles what it runs for most of a minute), CONNECTIONS ("1 16 64") how many connections there are,
# APIS ("alambique fastapi") which APIs are loaded and KINDS ("list get create") how, JAVA_FLAGS what the JVM is started with instead of the usual.
set -eu

: "${POSTGRES_HOST:?names the server of the database}"
: "${POSTGRES_DB:?names the database, whose rows are deleted}"
DURATION=${DURATION:-20}
WARM_UP=${WARM_UP:-15}
CONNECTIONS=${CONNECTIONS:-"1 16 64"}
APIS=${APIS:-"alambique fastapi"}
KINDS=${KINDS:-"list get create"}
PYTHON=${PYTHON:-/usr/bin/python3}
PORT=${BENCH_PORT:-18080}
export POSTGRES_HOST POSTGRES_DB
export POSTGRES_PORT="${POSTGRES_PORT:-5432}" POSTGRES_USER="${POSTGRES_USER:-postgres}"
export POSTGRES_PASSWORD="${POSTGRES_PASSWORD:-}"
export PGHOST="$POSTGRES_HOST" PGPORT="$POSTGRES_PORT" PGUSER="$POSTGRES_USER" PGPASSWORD="$POSTGRES_PASSWORD"
export PGDATABASE="$POSTGRES_DB"

cd "$(dirname "$0")/.."
BENCH=$PWD/bench
export BENCH
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM

sql() {
    psql -X -q -A -t -v ON_ERROR_STOP=1 -c "$1"
}

start() {
    case $1 in
        alambique) HOST=127.0.0.1 PORT=$PORT ./serve --access-log off >"$work/log" 2>&1 & ;;
        fastapi)
            (cd "$BENCH/fastapi" && exec "$PYTHON" -m uvicorn main:app --host 127.0.0.1 --port "$PORT" \
                --no-access-log --log-level warning) >"$work/log" 2>&1 &
            ;;
    esac
    server=$!
    tries=0
    until curl -s -o "$work/probe" "http://127.0.0.1:$PORT/alunos?limit=1"; do
        tries=$((tries + 1))
        if [ $tries -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
            echo "bench: $1 does not listen:" >&2
            cat "$work/log" >&2
            exit 1
        fi
        sleep 0.2
    done
}

stop() {
    kill "$server"
    wait "$server" || true
    server=
}

fill() {
    sql "TRUNCATE alunos, matriculas RESTART IDENTITY"
    sql "INSERT INTO alunos (nome, email, telefone, data_nascimento, versao)
         SELECT 'Aluno ' || n, 'aluno' || n || '@escola.example', '+55 11 5555-0001', date '2000-01-01' + n, 0
         FROM generate_series(1, 1000) n"
    sql "VACUUM ANALYZE alunos"
}

threads() {
    if [ "$1" -lt 2 ]; then echo 1; else echo 2; fi
}

load() {
    RUN="$1-$2-$3" wrk -t "$(threads "$3")" -c "$3" -d "$4s" --timeout 10s -s "$BENCH/$2.lua" \
        "http://127.0.0.1:$PORT" >"$work/wrk"
}

failed=0
./serve --help >"$work/probe"
start alambique # Its start makes the tables.
stop
echo "| API | load | connections | requests/s | p50 ms | p99 ms | errors | resident MiB after |"
echo "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
for api in $APIS; do
    fill
    start "$api"
    for kind in $KINDS; do
        load "warm-$api" "$kind" 16 "$WARM_UP"
    done
    for kind in $KINDS; do
        for connections in $CONNECTIONS; do
            fill
            load "$api" "$kind" "$connections" "$DURATION"
            read -r _ rate p50 p99 errors _ <<EOF
$(grep ^RESULT "$work/wrk")
EOF
            resident=$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$server/status")
            echo "| $api | $kind | $connections | $rate | $p50 | $p99 | $errors | $resident |"
            if [ "$kind" = create ]; then
                read -r _ created asked <<EOF
$(grep ^CREATED "$work/wrk")
EOF
                # wrk ends while requests are under way: they may be stored, but nobody was told.
                sleep 1
                stored=$(($(sql "SELECT count(*) FROM alunos") - 1000))
                echo "$api, create, $connections connections: $created answered with 201 of $asked asked, $stored stored" >>"$work/counts"
                if [ "$stored" -lt "$created" ] || [ "$stored" -gt $((created + connections)) ]; then
                    failed=1
                    echo "  ^ rows were lost, or stored without an answer" >>"$work/counts"
                fi
            fi
        done
    done
    stop
done
echo
[ ! -f "$work/counts" ] || cat "$work/counts"
exit $failed
