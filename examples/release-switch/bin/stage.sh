# Functions that the programs of this example share. They source it with `. stage.sh`; it does nothing on its own.
#
# Cutover describes a call to the program in environment variables. Two of them matter here:
#   CUTOVER_KEY            identifies the call: the same for all its attempts, even after a crash; its undo has another
#   CUTOVER_SEGMENT_HOST   the host of the step, if the step names one
set -eu

stage=${RELEASE_SWITCH_WORK:-.cutover/release-switch}
hosts=$stage/hosts

# The ledger has one file for each call: KEY.begun while the call is running, KEY.done after it. From that, `became` can
# tell later whether a call took effect.
page=$stage/ledger/$(printf %s "${CUTOVER_KEY:-by-hand}" | tr -c 'A-Za-z0-9' '_')

begin() {
    mkdir -p "$stage/ledger"
    printf '%s\n' "$*" >"$page.begun"
}

finish() {
    mv "$page.begun" "$page.done"
}

# Prints the release of a host: the name of the folder that its link points at.
shown_by() {
    basename "$(readlink "$hosts/$1/live")"
}

# Switches a host to a release atomically: makes a new link, then renames it over the old one. A valid link exists at
# every moment.
show() {
    rm -f "$hosts/$1/next"
    ln -s "releases/$2" "$hosts/$1/next"
    # -T (GNU, BusyBox) or -h (BSD, macOS) replaces the link itself instead of moving into the folder it points at.
    mv -T "$hosts/$1/next" "$hosts/$1/live" 2>/dev/null || mv -h "$hosts/$1/next" "$hosts/$1/live"
}

# local.yaml declares exit code 3 as "certainly nothing was changed".
refuse() {
    echo "$*" >&2
    exit 3
}
