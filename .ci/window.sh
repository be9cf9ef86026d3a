#!/usr/bin/env bash
# Drives the real window under Xvfb as a person would: open, scrub, toggle, click a mark, open a file; and proves that
# no socket but the display's is opened. Needs the debug build and the packages that .ci/run installs.
set -euo pipefail
cd "$(dirname "$0")/.."

app=$PWD/target/debug/conflict-atlas
[ -x "$app" ] || cargo build
work=$(mktemp -d)
display=:$((80 + RANDOM % 100))
atlas=
xvfb=
cleanup() {
  # Never an empty number: "kill 0" would end everything around us.
  for process in $atlas $xvfb; do kill "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT
fail() {
  printf 'window: %s\n' "$*" >&2
  exit 1
}

export HOME=$work XDG_CONFIG_HOME=$work/config LIBGL_ALWAYS_SOFTWARE=1
Xvfb "$display" -screen 0 1440x900x24 -nolisten tcp +extension GLX +render -noreset >"$work/xvfb.log" 2>&1 &
xvfb=$!
export DISPLAY=$display
for _ in $(seq 100); do [ -e "/tmp/.X11-unix/X${display#:}" ] && break; sleep 0.1; done

# The network check must be able to fail: a planted connection is seen by the same command.
trace=(strace -f -qq -e trace=socket,connect,sendto,bind,execve -o)
inet() { grep -cE 'AF_INET|AF_NETLINK|AF_PACKET|AF_VSOCK' "$1" || true; }
"${trace[@]}" "$work/control.log" bash -c 'exec 3<>/dev/udp/127.0.0.1/9' 2>/dev/null || true
[ "$(inet "$work/control.log")" -gt 0 ] || fail "the network check does not see a planted connection"

"${trace[@]}" "$work/net.log" "$app" >"$work/app.log" 2>&1 &
atlas=$!
for _ in $(seq 300); do
  window=$(xdotool search --onlyvisible --name 'invented sample' 2>/dev/null | head -1 || true)
  [ -n "$window" ] && break
  kill -0 "$atlas" 2>/dev/null || fail "the atlas ended: $(cat "$work/app.log")"
  sleep 0.2
done
[ -n "${window:-}" ] || fail "no window with the sample within a minute"
xdotool windowfocus "$window"

shot() { import -window "$window" "$work/$1.png"; }
# Waits until the window holds still: two shots a third of a second apart are the same.
settle() {
  shot "$1"
  for _ in $(seq 60); do
    sleep 0.35
    cp "$work/$1.png" "$work/before.png"
    shot "$1"
    [ "$(compare -metric AE "$work/before.png" "$work/$1.png" null: 2>&1 | cut -d' ' -f1)" = 0 ] && return
  done
  fail "the window never holds still at: $1"
}
# Pixels that differ between two shots inside a WxH+X+Y part of the window.
changed() {
  convert "$work/$1.png" -crop "$3" +repage "$work/a.png"
  convert "$work/$2.png" -crop "$3" +repage "$work/b.png"
  compare -metric AE "$work/a.png" "$work/b.png" null: 2>&1 | cut -d' ' -f1 || true
}
differ() {
  local pixels
  pixels=$(changed "$1" "$2" "$3")
  [ "${pixels%%.*}" -gt "${4:-200}" ] || fail "$5 ($pixels pixels changed)"
  printf 'window: %s\n' "$5: seen"
}
map=700x500+300+150
side=340x400+1060+100

settle open
colours=$(convert "$work/open.png" -crop "$map" +repage -unique-colors -format '%w' info:)
[ "$colours" -gt 200 ] || fail "the map is bare: $colours colours"
xdotool key Right
settle scrubbed
differ open scrubbed "$side" 200 "the arrow key moves the month and the figures follow"
xdotool mousemove 100 98 click 1
settle toggled
differ scrubbed toggled "$map" 200 "a click in the legend takes a type off the map"
xdotool mousemove 100 98 click 1
settle untoggled
xdotool mousemove 600 420 click 5 click 5
settle zoomed
differ untoggled zoomed "$map" 2000 "the wheel zooms"
xdotool key 0
settle whole
# Marks stand densely about the middle of the country: some point of this row hits one.
hit=
for x in $(seq 470 12 560); do
  xdotool mousemove "$x" 290
  sleep 0.15
  xdotool click 1
  settle card
  if [ "$(changed whole card "$side" | cut -d. -f1)" -gt 2000 ]; then hit=$x; break; fi
done
[ -n "$hit" ] || fail "no mark opens its events"
echo "window: a click on a mark opens its events: seen"
xdotool key Escape
settle closed
xdotool key ctrl+t
settle listed
differ closed listed 700x150+100+560 2000 "a table of the events opens below the map"
xdotool key ctrl+t
settle unlisted
xdotool key ctrl+p
sleep 0.5
xdotool type --delay 30 "compare with the period before"
xdotool key Return
settle compared
differ unlisted compared "$map" 2000 "the palette puts the period before on a map beside"

cat >"$work/mine.csv" <<'CSV'
date,latitude,longitude,type,notes
2024-05-01,21.9,96.1,Raid,invented
2024-05-03,16.8,96.2,Fire,invented
not a date,16.8,96.2,Fire,invented
CSV
xdotool key ctrl+o
sleep 1
xdotool type --delay 30 "$work/mine.csv"
xdotool key Return
for _ in $(seq 100); do
  xdotool search --onlyvisible --name 'mine.csv' >/dev/null 2>&1 && break
  sleep 0.2
done
xdotool search --onlyvisible --name 'mine.csv' >/dev/null || fail "the file does not open"
settle opened
differ closed opened "$map" 2000 "a file typed into the dialog opens"
xdotool key ctrl+z
sleep 0.3
xdotool key ctrl+q
for _ in $(seq 50); do kill -0 "$atlas" 2>/dev/null || break; sleep 0.2; done
kill -0 "$atlas" 2>/dev/null && fail "Ctrl+Q does not end the atlas"
wait "$atlas" || fail "the atlas ended badly: $(cat "$work/app.log")"
atlas=

"${trace[@]}" "$work/render.log" "$app" render -o "$work/map.png" --size 800x600 2>/dev/null
"${trace[@]}" "$work/check.log" "$app" check "$work/mine.csv" >/dev/null && code=0 || code=$?
[ "$code" -eq 3 ] || fail "check of a table with a bad row ends with $code, not 3"
for log in net render check; do
  [ "$(inet "$work/$log.log")" -eq 0 ] || fail "$log opens a socket: $(grep -E 'AF_INET|AF_NETLINK' "$work/$log.log" | head -3)"
  [ "$(grep -c execve "$work/$log.log")" -eq 1 ] || fail "$log starts another program"
done
echo "window: no socket but the display's, no other program: seen"
set +e
said=$(env -u DISPLAY -u WAYLAND_DISPLAY "$app" 2>&1)
code=$?
set -e
[ "$code" -eq 1 ] && grep -q 'render' <<<"$said" || fail "without a display: exit $code, $said"
echo "window: without a display it says so and names the commands: seen"
echo "window: all seen"
