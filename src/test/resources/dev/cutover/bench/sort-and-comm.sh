#!/usr/bin/env bash
# GNU sort of two CSV files one after the other, comm, and awk for the columns: prints what is missing on the left or
# there twice on the right (it cannot tell these apart), what is missing on the right, and what differs in a column.
set -eu
export LC_ALL=C
cd "$WORK"
tail -n +2 "$1" | sort -o left-sorted /dev/stdin -S 1G
tail -n +2 "$2" | sort -o right-sorted /dev/stdin -S 1G
comm -3 left-sorted right-sorted | awk -F, '
    /^\t/ { key = substr($1, 2); right[key]++; next }
    { left[$1] = 1 }
    END {
        for (key in left) if (key in right) differ++; else missing_right++
        for (key in right) if (!(key in left)) missing_left_or_copy++
        print missing_left_or_copy + 0, missing_right + 0, differ + 0
    }'
rm left-sorted right-sorted
