#!/bin/bash
# Edits a source in a copy of this checkout while ./serve --reload runs on it, and prints how long each edit took: from the
# save to the first answer of the new class, and the processor time of the server until then.
#
#   ./bench/reload.sh
#
# EDITS (10) is how many edits there are, SETTLE (10) how many seconds after its start the server gets before the first one,
# PAUSE (2) how many it gets between two. KIND=constant also changes a constant that other classes could have read, and so
# makes the server compile all sources; the usual KIND=text changes nothing that others see. Needs curl.
set -eu

cd "$(dirname "$0")/.."
./serve --help >/dev/null
work=$(mktemp -d)
trap '[ -z "${server:-}" ] || { kill "$server"; wait "$server" || true; }; rm -rf "$work"' EXIT
for module in domain-model api-server; do
    mkdir -p "$work/$module/src" "$work/$module/target"
    cp -R "$module/src/main" "$work/$module/src/main"
    cp -R "$module/target/classes" "$work/$module/target/classes"
done
jar=$PWD/api-server/target/api-server.jar
source=$work/api-server/src/main/java/dev/alambique/escola/api/language/Message.java
said="There is nothing at this path."

cd "$work"
: >log
POSTGRES_HOST='' java ${JAVA_FLAGS:--XX:+UseSerialGC -Xms256m -Xmx512m -Xss512k -XX:TieredStopAtLevel=1} \
    -jar "$jar" serve --reload --host 127.0.0.1 --port 0 --access-log off >log 2>&1 &
server=$!
until grep -q "watching " log; do
    kill -0 "$server" || { cat log; exit 1; }
    sleep 0.1
done
url=$(sed -n 's|.*listening on \(http://[0-9.:]*\).*|\1|p' log)/nowhere
processor() { awk '{print ($14 + $15) * 10}' "/proc/$server/stat"; }
now() { date +%s%3N; }

sleep "${SETTLE:-10}"
echo "| edit | ms | ms of processor | load of the machine |"
echo "| ---: | ---: | ---: | ---: |"
for edit in $(seq "${EDITS:-10}"); do
    before=$(processor)
    start=$(now)
    case ${KIND:-text} in
        text) change="" ;;
        constant) change="; s/^( static final int MARK = [0-9]+;)?(    private final String english;)/ static final int MARK = $edit;\\2/" ;;
    esac
    sed -i -E "s/$said/Edit $edit./$change" "$source"
    said="Edit $edit."
    until curl -s "$url" | grep -q "$said"; do sleep 0.01; done
    echo "| $edit | $(($(now) - start)) | $(($(processor) - before)) | $(cut -d' ' -f1 /proc/loadavg) |"
    sleep "${PAUSE:-2}"
done
