#!/bin/sh
# Stops the server ($1 its process id, $3 its data) once the process that started it is gone and nobody else in $2 uses it.
trap '' INT TERM HUP
cat > /dev/null

held() {
  for holder in "$2"/*; do
    [ -e "$holder" ] && kill -0 "${holder##*/}" 2> /dev/null && return 0
  done
  return 1
}

# Stopped already? Then the number may belong to another process by now.
runs() {
  [ "$(head -n 1 "$3/postmaster.pid" 2> /dev/null)" = "$1" ]
}

while runs "$@" && held "$@"; do sleep 1; done
runs "$@" && kill -INT "$1" 2> /dev/null
