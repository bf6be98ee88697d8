#!/bin/sh
# Runs a command while a small file system is at STORE, which nobody else sees: without room until a file ROOM is there.
# What is in it at the end is copied to COPY. Usage: on-full-disk.sh STORE ROOM COPY COMMAND... ; 97: it may not mount here.
store=$1 room=$2 copy=$3
shift 3
mount -t tmpfs -o size=8m,nr_inodes=200 full "$store" || exit 97
[ -z "${APART:-}" ] || { mkdir "$store/queue" "$store/$APART" && mount -t tmpfs apart "$store/$APART"; } # has room
dd if=/dev/zero of="$store/filler" bs=64k 2>/dev/null # until there is no room
i=0
while [ -z "${APART:-}" ] && [ $i -lt 200 ]; do touch "$store/none-$i" 2>/dev/null || break; i=$((i + 1)); done
"$@" &
pid=$!
trap 'kill -TERM $pid' TERM
while [ ! -e "$room" ] && kill -0 $pid 2>/dev/null; do sleep 0.05; done
rm -f "$store"/filler "$store"/none-*
wait $pid
code=$?
while kill -0 $pid 2>/dev/null; do wait $pid; code=$?; done
cp -r "$store"/. "$copy"
exit $code
