#!/usr/bin/env bash
# GNU make as a peer: a stamp file for each step, so that a second start would go on where the first one stopped.
set -eu
cd "$WORK"
kind=$1 count=$2
rm -f stamp-*
case $kind in
    programs) work=/bin/true jobs=1 ;;
    naps) work='/bin/sleep 0.05' jobs=10 ;;
    *) exit 77 ;;
esac
{
    printf 'all: stamp-%d\n' "$count"
    [ "$jobs" = 1 ] || printf 'all: %s\n' "$(seq -f 'stamp-%g' -s ' ' "$count")"
    for i in $(seq "$count"); do
        before=
        [ "$jobs" = 10 ] || [ "$i" = 1 ] || before=stamp-$((i - 1))
        printf 'stamp-%d: %s\n\t@%s && touch $@\n' "$i" "$before" "$work"
    done
} >makefile-"$kind"-"$count"
make -s -j "$jobs" -f makefile-"$kind"-"$count"
