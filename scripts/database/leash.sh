#!/bin/sh
# Stops the server ($1 its process id, $3 its data) when the process that started it is gone and nobody else in $2 uses it.
trap '' INT TERM HUP
cat > /dev/null
for holder in "$2"/*; do
  pid=${holder##*/}
  [ -e "$holder" ] && kill -0 "$pid" 2> /dev/null && exit 0
done
# Stopped already? Then the number may belong to another process by now.
[ "$(head -n 1 "$3/postmaster.pid" 2> /dev/null)" = "$1" ] || exit 0
kill -INT "$1" 2> /dev/null
