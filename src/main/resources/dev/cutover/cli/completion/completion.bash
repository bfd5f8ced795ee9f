# Completion for cutover. Bash reads it as it is:
#   source <(cutover completion bash)
# It starts no program: it offers the words of the tool, and the names of runs, steps and segments, read from the home.

_cutover_table() {
    case $1 in
@TABLE@
    *) _cutover_subs= _cutover_flags= _cutover_valued= _cutover_words= ;;
    esac
}

# Offers the words that begin with the typed text.
_cutover_offer() {
    local word
    for word in $1; do
        case $word in
        "$_cutover_typed"*) COMPREPLY[${#COMPREPLY[@]}]=$word ;;
        esac
    done
}

_cutover_home() {
    _cutover_found=${_cutover_asked:-${CUTOVER_HOME:-.cutover}}
    case $_cutover_found in
    '~/'*) _cutover_found=$HOME/${_cutover_found#'~/'} ;;
    esac
}

# Sets _cutover_found to the ids of all runs, the oldest first.
_cutover_runs() {
    local folder ids=
    _cutover_home
    for folder in "$_cutover_found"/runs/*; do
        [ ! -f "$folder/events.log" ] || ids="$ids ${folder##*/}"
    done
    _cutover_found=$ids
}

# Sets _cutover_found to the text of the runbook that the newest run has pinned, line by line.
_cutover_runbook() {
    local home run first=
    _cutover_home
    home=$_cutover_found
    _cutover_runs
    run=${_cutover_found##* }
    _cutover_found=
    [ -n "$run" ] && IFS= read -r first <"$home/runs/$run/events.log" || return 0
    first=${first#*'"runbookText":"'}
    first=${first%%'","environment":"'*}
    printf -v _cutover_found '%b' "${first//\\\"/\"}"
}

# Sets _cutover_found to the ids of all steps.
_cutover_steps() {
    local line id ids=
    _cutover_runbook
    while IFS= read -r line; do
        case $line in
        *'id: '*)
            id=${line##*'id: '}
            id=${id%%[!a-z0-9-]*}
            ids="$ids $id"
            ;;
        esac
    done <<END
$_cutover_found
END
    _cutover_found=$ids
}

# Sets _cutover_found to the names of all dimensions, or to the values of the one that is named.
_cutover_dimensions() {
    local line name values in= all=
    _cutover_runbook
    while IFS= read -r line; do
        case $line in
        'dimensions:'*) in=yes ;;
        [!\ \#]*) in= ;;
        ' '*:*'['*']'*)
            if [ -n "$in" ]; then
                name=${line%%:*}
                name=${name##* }
                values=${line#*'['}
                values=${values%%']'*}
                case $1 in
                '') all="$all $name=" ;;
                "$name") all=${values//,/ } ;;
                esac
            fi
            ;;
        esac
    done <<END
$_cutover_found
END
    case $all in
    *[!A-Za-z0-9\ ._=-]*) _cutover_found= ;;
    *) _cutover_found=$all ;;
    esac
}

# Sets _cutover_found to the digests of the evidence of the run named before.
_cutover_evidence() {
    local file home digests=
    _cutover_home
    home=$_cutover_found
    for file in "$home/runs/$_cutover_first"*/evidence/*; do
        [ ! -f "$file" ] || digests="$digests ${file##*/}"
    done
    _cutover_found=$digests
}

# Offers the values of a placeholder, such as RUN, text|json or RUN|FOLDER; $2 is its option.
_cutover_values() {
    local place
    for place in ${1//|/ }; do
        case $place in
        RUN) _cutover_runs && _cutover_offer "$_cutover_found" ;;
        STEP) _cutover_steps && _cutover_offer "$_cutover_found" ;;
        SHA256) _cutover_evidence && _cutover_offer "$_cutover_found" ;;
        VALUE) _cutover_dimensions "${2#--}" && _cutover_offer "$_cutover_found" ;;
        DIMENSION=VALUE)
            _cutover_dimensions '' && _cutover_offer "$_cutover_found"
            compopt -o nospace 2>/dev/null
            ;;
        FILE | FOLDER | DIR | RUNBOOK | SCENARIO) compopt -o default 2>/dev/null ;;
        *[A-Z]*) ;;
        *) _cutover_offer "$place" ;;
        esac
    done
}

_cutover() {
    local _cutover_typed=${COMP_WORDS[COMP_CWORD]} _cutover_found= _cutover_asked= _cutover_first=
    local _cutover_subs= _cutover_flags= _cutover_valued= _cutover_words=
    local path= word at=1 option= dimension= given=0 last place
    COMPREPLY=()
    _cutover_table "$path"
    # The words before the word being typed.
    while [ "$at" -lt "$COMP_CWORD" ]; do
        word=${COMP_WORDS[at]}
        at=$((at + 1))
        if [ "$word" = = ]; then
            # Bash splits --option=value and dimension=value.
            continue
        elif [ -n "$option" ]; then
            [ "$option" != --home ] || _cutover_asked=$word
            [ "$option" != --scope ] || [ "${COMP_WORDS[at]:-}" != = ] || { dimension=$word && continue; }
            option= dimension=
            continue
        fi
        case $word in
        -*)
            case " $_cutover_valued " in
            *" $word="*) option=$word ;;
            esac
            ;;
        *)
            case " $_cutover_subs " in
            *" $word "*)
                path=$path/$word
                _cutover_table "$path"
                ;;
            *)
                [ "$given" -gt 0 ] || _cutover_first=$word
                given=$((given + 1))
                ;;
            esac
            ;;
        esac
    done
    [ "$_cutover_typed" != = ] || _cutover_typed=
    if [ -n "$dimension" ]; then
        _cutover_values VALUE "$dimension"
    elif [ -n "$option" ]; then
        place=" $_cutover_valued "
        place=${place#*" $option="}
        _cutover_values "${place%% *}" "$option"
    else
        case $_cutover_typed in
        -*)
            _cutover_offer "$_cutover_flags"
            for word in $_cutover_valued; do
                _cutover_offer "${word%%=*}"
            done
            ;;
        *)
            [ "$given" -gt 0 ] || _cutover_offer "$_cutover_subs"
            at=0
            for place in $_cutover_words; do
                last=$place
                [ "$at" -ne "$given" ] || _cutover_values "${place%...}" ''
                at=$((at + 1))
            done
            case ${last:-} in
            *...) [ "$given" -lt "$at" ] || _cutover_values "${last%...}" '' ;;
            esac
            ;;
        esac
    fi
}

complete -F _cutover cutover
