# What the programs of this example share. They read it with `. stage.sh`; it is never run by itself.
#
# Cutover tells a program about its call in variables. Two of them matter here:
#   CUTOVER_KEY            the same for every attempt at this call, also after a crash; another for the way back
#   CUTOVER_SEGMENT_HOST   the host that the step is about, if it is about one
set -eu

stage=${RELEASE_SWITCH_WORK:-.cutover/release-switch}
hosts=$stage/hosts

# The ledger: a page for each call. While the call is under way, the page is called "begun"; after it, "done".
# That is all that is needed to say later, honestly, what became of a call: see `became`.
page=$stage/ledger/$(printf %s "${CUTOVER_KEY:-by-hand}" | tr -c 'A-Za-z0-9' '_')

begin() {
    mkdir -p "$stage/ledger"
    printf '%s\n' "$*" >"$page.begun"
}

finish() {
    mv "$page.begun" "$page.done"
}

# What a host shows now: the name of the release that its link points at.
shown_by() {
    basename "$(readlink "$hosts/$1/live")"
}

# Lets a host show a release from one moment to the next: a link beside, then one rename. There is no moment without
# a link, and no moment with half of one.
show() {
    rm -f "$hosts/$1/next"
    ln -s "releases/$2" "$hosts/$1/next"
    # -T (GNU, BusyBox) or -h (BSD, macOS): put it in the place of the link, not into the folder that it points at.
    mv -T "$hosts/$1/next" "$hosts/$1/live" 2>/dev/null || mv -h "$hosts/$1/next" "$hosts/$1/live"
}

# Exit code 3 is declared in local.yaml: "nothing has changed, and that is certain".
refuse() {
    echo "$*" >&2
    exit 3
}
