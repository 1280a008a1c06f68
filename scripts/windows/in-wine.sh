#!/bin/sh
# Runs a program in the small Debian that holds wine, with a folder of this machine in it as /lab ("Z:\lab");
# its folder tmp is /tmp there.
#   in-wine.sh ROOT LAB COMMAND...
# The mounts belong to this process alone and are gone with it. Every step replaces the one before, so that whoever
# kills the process that was started kills the Windows program itself.
set -eu
if [ "${1:-}" != --mounting ]; then
  exec unshare --mount --propagation private "$0" --mounting "$@"
fi
root=$2
lab=$3
shift 3
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind "$lab" "$root/lab"
mount --bind "$lab/tmp" "$root/tmp"
exec chroot "$root" env -i PATH=/usr/bin:/bin HOME=/root LANG=C.UTF-8 WINEPREFIX=/lab/prefix WINEDEBUG=-all \
  'WINEDLLOVERRIDES=mscoree=;mshtml=;winedbg.exe,winemenubuilder.exe=d' "$@"
