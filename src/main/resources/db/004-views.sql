-- The rest of a record as tables, and documented views for every question. The tables are for the views; the schema ask
-- is for people.

create table created (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    runbook varchar not null,
    environment varchar not null,
    starts timestamp(6) with time zone not null,
    mode varchar not null,
    pace varchar not null,
    seed bigint not null,
    os_user varchar not null,
    initiator varchar not null,
    tool varchar not null,
    scenario varchar,
    primary key (run, seq)
);

create table ended (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    ending varchar not null,
    why varchar not null,
    exceptions integer not null,
    exception_list varchar not null,
    primary key (run, seq)
);

create table standstill (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    held boolean not null,
    person varchar not null,
    why varchar not null,
    primary key (run, seq)
);

create table amended (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    what varchar not null,
    value_before varchar not null,
    value_after varchar not null,
    person varchar not null,
    reason varchar not null,
    impact varchar not null,
    overrides boolean not null,
    primary key (run, seq)
);

create table asked (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    question varchar not null,
    step varchar not null,
    attempt integer not null,
    kind varchar not null,
    text varchar not null,
    roles varchar not null,
    choices varchar not null,
    digest char(64) not null,
    primary key (run, seq)
);

-- What a decision has besides its row in decision, under the same number.
create table decision_detail (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    given timestamp(6) with time zone not null,
    unasked boolean not null,
    step varchar,
    ticket varchar not null,
    stood_in_as varchar not null,
    instead_of varchar not null,
    saw varchar not null,
    primary key (run, seq)
);

create index decision_by_question on decision (run, question, seq);

-- How tasks are going, by the word of people; a report answers nothing.
create table report (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    question varchar not null,
    person varchar not null,
    role varchar not null,
    subject varchar not null,
    choice varchar not null,
    reason varchar not null,
    impact varchar not null,
    via varchar not null,
    os_user varchar not null,
    stood_in_as varchar not null,
    instead_of varchar not null,
    primary key (run, seq)
);

create table lapsed (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    question varchar not null,
    why varchar not null,
    primary key (run, seq)
);

create index lapsed_by_question on lapsed (run, question, seq);

create table escalated (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    question varchar not null,
    rung varchar not null,
    after_seconds numeric(14, 3) not null,
    people varchar not null,
    via varchar not null,
    primary key (run, seq)
);

create table notified (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    question varchar not null,
    rung varchar not null,
    sent boolean not null,
    detail varchar not null,
    primary key (run, seq)
);

create table noted (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    person varchar not null,
    os_user varchar not null,
    text varchar not null,
    primary key (run, seq)
);

create index intent_by_effect on intent (run, effect, seq);

create table message_intent (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    effect varchar not null,
    recipients varchar not null,
    text varchar not null,
    primary key (run, seq)
);

-- What was redacted in a piece of evidence, under the number of its row in evidence; none where the runbook has no rules.
create table redaction (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    looked_into boolean not null,
    redacted bigint not null,
    redactions varchar not null,
    primary key (run, seq)
);

-- The weights that an intent moves, in basis points of the new platform.
create table weight_move (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    number integer not null,
    effect varchar not null,
    traffic varchar not null,
    segment varchar not null,
    from_weight integer not null,
    to_weight integer not null,
    primary key (run, seq, number)
);

create table weight_drift (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    number integer not null,
    system varchar not null,
    traffic varchar not null,
    segment varchar not null,
    expected integer not null,
    actual integer not null,
    primary key (run, seq, number)
);

-- A guard that was breached, and a trigger that has fired.
create table breach_sign (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    step varchar,
    attempt integer,
    criterion varchar not null,
    segment varchar,
    measured varchar,
    red_since timestamp(6) with time zone,
    consequence varchar not null,
    primary key (run, seq)
);

create table rollback_requested (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    rollback integer not null,
    scope varchar not null,
    person varchar not null,
    role varchar not null,
    reason varchar not null,
    sign varchar,
    noticed timestamp(6) with time zone not null,
    detect_seconds numeric(14, 3),
    slack_seconds numeric(14, 3),
    decide_seconds numeric(14, 3),
    window_seconds numeric(14, 3) not null,
    primary key (run, seq)
);

create table rollback_explained (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    rollback integer not null,
    person varchar not null,
    role varchar not null,
    reason varchar not null,
    impact varchar not null,
    primary key (run, seq)
);

create table rollback_change (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    rollback integer not null,
    state varchar not null,
    left_undone integer not null,
    detail varchar not null,
    primary key (run, seq)
);

-- What the run's own copy of its runbook says, as one version of the tool has read it.
create table outline (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    read_by varchar not null,
    title varchar,
    trouble varchar,
    primary key (run, seq)
);

create table phase_outline (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    number integer not null,
    phase varchar not null,
    planned_start timestamp(6) with time zone not null,
    planned_end timestamp(6) with time zone not null,
    primary key (run, seq, number)
);

create table step_outline (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    number integer not null,
    phase varchar,
    step varchar not null,
    kind varchar not null,
    title varchar not null,
    owner varchar,
    segment varchar,
    critical boolean not null,
    planned_start timestamp(6) with time zone,
    planned_seconds numeric(14, 3),
    primary key (run, seq, number)
);

create index step_outline_by_step on step_outline (run, step);

create table waiver_outline (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    number integer not null,
    finding varchar not null,
    about varchar not null,
    because varchar not null,
    primary key (run, seq, number)
);

-- How far the record of a run goes, where its events are left out.
create table record_end (
    run varchar primary key,
    seq bigint not null,
    hash char(64) not null
);

-- Nobody asks for it, and it cost as much as the events themselves.
drop index event_by_step;

-- H2 keeps no comments on the columns of views.
create table column_meaning (
    view_name varchar not null,
    number integer not null,
    column_name varchar not null,
    meaning varchar not null,
    primary key (view_name, column_name)
);

insert into column_meaning (view_name, number, column_name, meaning) values
    ('event', 1, 'run', 'the run''s id'),
    ('event', 2, 'seq', 'the number of the event in its run, from 1'),
    ('event', 3, 'at', 'when it was recorded'),
    ('event', 4, 'epoch', 'which runner wrote it: counts up each time that a process takes the run'),
    ('event', 5, 'type', 'what kind of event it is, such as STEP_STARTED'),
    ('event', 6, 'step', 'the step that it is about; null if it is about none'),
    ('event', 7, 'attempt', 'the attempt of the step, from 1; null if none is meant'),
    ('event', 8, 'actor', 'engine, or the person who did it'),
    ('event', 9, 'json', 'the event as it stands in the record'),
    ('event', 10, 'hash', 'SHA-256, in hex, of the hash before it followed by json'),
    ('attempt', 1, 'run', 'the run''s id'),
    ('attempt', 2, 'step', 'the step'),
    ('attempt', 3, 'attempt', 'which execution of the step it is, from 1'),
    ('attempt', 4, 'state', 'STARTED, SUCCEEDED, FAILED or CANCELLED'),
    ('attempt', 5, 'how', 'of one that succeeded: PLAINLY, BY_HAND, RECOVERED or OVERRIDDEN'),
    ('attempt', 6, 'cause', 'of one that failed: SAID_NO, TIMED_OUT, RED, NO_DATA, DRIFT, BREACH, ERROR, DECLINED or UNREACHABLE'),
    ('attempt', 7, 'why', 'in words, if it failed or was cancelled'),
    ('attempt', 8, 'started', 'when it began'),
    ('attempt', 9, 'ended', 'when it ended; null while it is under way'),
    ('attempt', 10, 'seconds', 'from its beginning to its end'),
    ('effect', 1, 'run', 'the run''s id'),
    ('effect', 2, 'effect', 'its key, which stays the same over all repetitions'),
    ('effect', 3, 'step', 'the step that intended it'),
    ('effect', 4, 'attempt', 'the attempt of the step'),
    ('effect', 5, 'direction', 'FORWARD, or BACK for an undo'),
    ('effect', 6, 'system', 'the system that is changed'),
    ('effect', 7, 'deed', 'what is done: an operation, weights, a message, or what a person does'),
    ('effect', 8, 'state', 'INTENDED, IN_DOUBT, UNKNOWN, DONE, NOT_DONE, or POSSIBLE: failed, and may have had an effect'),
    ('effect', 9, 'intended', 'when the intent was recorded, before the system was asked'),
    ('effect', 10, 'since', 'since when it has this state'),
    ('effect', 11, 'seconds', 'from the intent to the outcome; null while the outcome is open'),
    ('effect', 12, 'detail', 'what the system said'),
    ('effect', 13, 'correlation', 'the id under which the system''s own logs may have it'),
    ('question', 1, 'run', 'the run''s id'),
    ('question', 2, 'question', 'its id'),
    ('question', 3, 'step', 'the step that asks'),
    ('question', 4, 'attempt', 'the attempt of the step'),
    ('question', 5, 'kind', 'ATTEST, APPROVE, DECIDE, TASK, FAILURE, RED_GATE, BREACH, DOUBT, COMMIT, TRIGGER, DRIFT, AFTER_ROLLBACK or TAKE_BACK'),
    ('question', 6, 'state', 'OPEN, ANSWERED or WITHDRAWN'),
    ('question', 7, 'text', 'what was asked'),
    ('question', 8, 'roles', 'the roles that may answer, in the order in which they are asked'),
    ('question', 9, 'choices', 'the answers that it takes'),
    ('question', 10, 'asked', 'since when it stood open'),
    ('question', 11, 'answered', 'when it was answered; null if it was not'),
    ('question', 12, 'seconds', 'how long it stood open, until it was answered or withdrawn; null while it is open'),
    ('question', 13, 'answer', 'the choice that was made'),
    ('question', 14, 'person', 'who answered'),
    ('question', 15, 'role', 'the role that the answer counts for'),
    ('question', 16, 'withdrawn_why', 'why it was withdrawn; null if it was not'),
    ('decision', 1, 'run', 'the run''s id'),
    ('decision', 2, 'seq', 'the number of its event, by which `cutover decisions show` names it'),
    ('decision', 3, 'at', 'when it was recorded'),
    ('decision', 4, 'kind', 'ANSWER to a question, ADDED without one, or REPORT on how a task is going'),
    ('decision', 5, 'question', 'the question that it answers; null if it answers none'),
    ('decision', 6, 'step', 'the step that it is about; null if it is about the run as a whole'),
    ('decision', 7, 'person', 'who decided'),
    ('decision', 8, 'role', 'the role that the decision counts for'),
    ('decision', 9, 'stood_in_as', 'deputy, or the role as which somebody spoke for the one that was asked; null for a person of that role'),
    ('decision', 10, 'instead_of', 'the person on whose behalf it was said; null if nobody else''s'),
    ('decision', 11, 'subject', 'what was decided about'),
    ('decision', 12, 'choice', 'what was decided'),
    ('decision', 13, 'reason', 'why'),
    ('decision', 14, 'impact', 'what it means for customers and the business'),
    ('decision', 15, 'ticket', 'where else it is dealt with'),
    ('decision', 16, 'via', 'prompt, answers, command or socket'),
    ('decision', 17, 'os_user', 'the operating-system user behind it'),
    ('decision', 18, 'given', 'when it was made: before it was recorded, if it waited for a runner'),
    ('approval', 1, 'run', 'the run''s id'),
    ('approval', 2, 'gate', 'the step that asked'),
    ('approval', 3, 'attempt', 'the attempt of the step'),
    ('approval', 4, 'kind', 'APPROVE, ATTEST, or COMMIT for a point of no return'),
    ('approval', 5, 'person', 'who said it'),
    ('approval', 6, 'role', 'the role that it counts for'),
    ('approval', 7, 'choice', 'what was said, such as go or no-go'),
    ('approval', 8, 'reason', 'why'),
    ('approval', 9, 'at', 'when'),
    ('approval', 10, 'stood_in_as', 'deputy, or the role as which somebody spoke for the one that was asked; null for a person of that role'),
    ('approval', 11, 'lapsed', 'when it ceased to count: it was withdrawn, has expired, or what it was based on has changed; null if it counts'),
    ('approval', 12, 'lapsed_why', 'why it ceased to count'),
    ('approval', 13, 'saw', 'SHA-256, in hex, of the evidence and thresholds that the person saw'),
    ('evidence', 1, 'run', 'the run''s id'),
    ('evidence', 2, 'step', 'the step that captured it'),
    ('evidence', 3, 'attempt', 'the attempt of the step'),
    ('evidence', 4, 'name', 'its name'),
    ('evidence', 5, 'media_type', 'such as text/plain'),
    ('evidence', 6, 'bytes', 'its size'),
    ('evidence', 7, 'source', 'the system or the person that it comes from'),
    ('evidence', 8, 'at', 'when it was captured'),
    ('evidence', 9, 'sha256', 'its name in the run''s folder evidence'),
    ('evidence', 10, 'looked_into', 'whether it is text, in which personal data was looked for; null without rules'),
    ('evidence', 11, 'redacted', 'how many values were redacted before it was stored; null without rules'),
    ('evidence', 12, 'redactions', 'how many of what, such as card 1, email 2; null if none, or without rules'),
    ('sample', 1, 'run', 'the run''s id'),
    ('sample', 2, 'seq', 'the number of the event that recorded it'),
    ('sample', 3, 'criterion', 'the criterion'),
    ('sample', 4, 'segment', 'the slice of traffic, such as region=us-east; everything for all traffic'),
    ('sample', 5, 'verdict', 'GREEN, RED or NO_DATA'),
    ('sample', 6, 'began', 'when it was measured, or when the first of them was'),
    ('sample', 7, 'ended', 'when the last of them was measured'),
    ('sample', 8, 'times', 'how many measurements the row stands for'),
    ('sample', 9, 'measured', 'the value, or that of the last of them'),
    ('sample', 10, 'least', 'the least value of them'),
    ('sample', 11, 'greatest', 'the greatest value of them'),
    ('sample', 12, 'samples', 'how many single observations the value is made of, in the last of them'),
    ('sample', 13, 'note', 'what was compared, in words'),
    ('breach', 1, 'run', 'the run''s id'),
    ('breach', 2, 'seq', 'the number of its event'),
    ('breach', 3, 'at', 'when it was noticed'),
    ('breach', 4, 'kind', 'GUARD of a step, or TRIGGER of the runbook'),
    ('breach', 5, 'step', 'the step whose guard it is; null for a trigger'),
    ('breach', 6, 'attempt', 'the attempt of the step'),
    ('breach', 7, 'criterion', 'the criterion that was red'),
    ('breach', 8, 'segment', 'the slice of traffic; null for a guard'),
    ('breach', 9, 'measured', 'the value, with its unit; null for a trigger'),
    ('breach', 10, 'red_since', 'since when it had been red; null for a guard'),
    ('breach', 11, 'consequence', 'what the runbook says that happens then'),
    ('weight', 1, 'run', 'the run''s id'),
    ('weight', 2, 'at', 'when the change was intended, or the drift was found'),
    ('weight', 3, 'kind', 'MOVE, or DRIFT: found at another weight than the record says'),
    ('weight', 4, 'system', 'the router'),
    ('weight', 5, 'traffic', 'the flow that is moved'),
    ('weight', 6, 'segment', 'the slice of traffic'),
    ('weight', 7, 'step', 'the step that moved it; null for a drift'),
    ('weight', 8, 'direction', 'FORWARD, or BACK in a rollback; null for a drift'),
    ('weight', 9, 'from_percent', 'the share of the new platform before; of a drift the one that the record says'),
    ('weight', 10, 'to_percent', 'the share of the new platform that was asked for; of a drift the one that the router reports'),
    ('weight', 11, 'state', 'DONE once the router has reported the new weight; otherwise as in effect.state'),
    ('weight', 12, 'settled', 'since when it has this state'),
    ('weight', 13, 'effect', 'the key of the effect'),
    ('rollback', 1, 'run', 'the run''s id'),
    ('rollback', 2, 'rollback', 'its number in the run, from 1'),
    ('rollback', 3, 'scope', 'what it takes back'),
    ('rollback', 4, 'decided', 'when it was decided'),
    ('rollback', 5, 'person', 'who decided, or engine'),
    ('rollback', 6, 'role', 'the role of that person'),
    ('rollback', 7, 'reason', 'why'),
    ('rollback', 8, 'impact', 'what it means for customers and the business, if that was said later'),
    ('rollback', 9, 'sign', 'the first sign of the fault: BREACH, TRIGGER, FAILED_STEP, HOLD, REQUEST, or DECISION where nothing came before it'),
    ('rollback', 10, 'noticed', 'when that sign came'),
    ('rollback', 11, 'detect_seconds', 'from the fault to its first sign; null if nothing tells when the fault began'),
    ('rollback', 12, 'slack_seconds', 'how much earlier it could have been noticed, by the pace of the sampling'),
    ('rollback', 13, 'decide_seconds', 'from the sign to the decision; null if nothing came before the decision'),
    ('rollback', 14, 'restore_seconds', 'from the decision until the traffic was back and read back; null if it was not'),
    ('rollback', 15, 'settle_seconds', 'from the decision until orders in flight were reconciled; null: this version does not reconcile them'),
    ('rollback', 16, 'finish_seconds', 'from the decision until everything was undone or given up'),
    ('rollback', 17, 'window_seconds', 'how long the runbook tolerates that traffic is not back'),
    ('rollback', 18, 'within_window', 'whether traffic was back within the window; null if it was not restored'),
    ('rollback', 19, 'outcome', 'OPEN, DONE, or LEFT_UNDONE'),
    ('rollback', 20, 'restored', 'when the traffic was back'),
    ('rollback', 21, 'finished', 'when it ended'),
    ('rollback', 22, 'left_undone_count', 'how many things are not proven undone'),
    ('rollback', 23, 'left_undone', 'what they are, a line each'),
    ('amendment', 1, 'run', 'the run''s id'),
    ('amendment', 2, 'seq', 'the number of its event'),
    ('amendment', 3, 'at', 'when'),
    ('amendment', 4, 'what', 'what was changed, such as a threshold'),
    ('amendment', 5, 'value_before', 'the value until then'),
    ('amendment', 6, 'value_after', 'the value from then on'),
    ('amendment', 7, 'person', 'who changed it'),
    ('amendment', 8, 'reason', 'why'),
    ('amendment', 9, 'impact', 'what it means for customers and the business'),
    ('amendment', 10, 'overrides', 'whether it makes a criterion pass that was red'),
    ('message', 1, 'run', 'the run''s id'),
    ('message', 2, 'at', 'when it was intended'),
    ('message', 3, 'step', 'the step that sends it, or that asks'),
    ('message', 4, 'question', 'the question that was escalated; null for a message of a notify step'),
    ('message', 5, 'system', 'the system that sends it; null if none does'),
    ('message', 6, 'recipients', 'to whom'),
    ('message', 7, 'text', 'what it says; null for an escalation'),
    ('message', 8, 'state', 'SENT, NOT_SENT or UNKNOWN'),
    ('message', 9, 'sent', 'when it was sent; null if it was not'),
    ('message', 10, 'detail', 'what the system said'),
    ('note', 1, 'run', 'the run''s id'),
    ('note', 2, 'seq', 'the number of its event'),
    ('note', 3, 'at', 'when'),
    ('note', 4, 'person', 'who wrote it, as a person of the runbook; null if nobody was named'),
    ('note', 5, 'os_user', 'the operating-system user'),
    ('note', 6, 'text', 'what it says'),
    ('hold', 1, 'run', 'the run''s id'),
    ('hold', 2, 'held', 'when the run was stopped'),
    ('hold', 3, 'continued', 'when it went on; null if it has not'),
    ('hold', 4, 'seconds', 'how long it stood'),
    ('hold', 5, 'person', 'who stopped it'),
    ('hold', 6, 'why', 'why'),
    ('hold', 7, 'continued_by', 'who let it go on'),
    ('hold', 8, 'continued_why', 'why it went on'),
    ('waiver', 1, 'run', 'the run''s id'),
    ('waiver', 2, 'finding', 'the word of the finding, as `cutover validate` prints it'),
    ('waiver', 3, 'about', 'what the finding is about'),
    ('waiver', 4, 'because', 'why the authors live with it'),
    ('step', 1, 'run', 'the run''s id'),
    ('step', 2, 'number', 'its place in the runbook, from 1; null for a step of a rollback'),
    ('step', 3, 'phase', 'the phase that it belongs to; null for a step of a rollback'),
    ('step', 4, 'step', 'its id'),
    ('step', 5, 'kind', 'such as action, task, gate or shift'),
    ('step', 6, 'title', 'its title, as written'),
    ('step', 7, 'owner', 'the role that owns it; null if none does'),
    ('step', 8, 'segment', 'the slice of traffic that it is about; everything for all traffic'),
    ('step', 9, 'critical', 'whether the run is tainted when it fails or is skipped'),
    ('step', 10, 'state', 'PENDING, STARTED, SUCCEEDED, FAILED, SKIPPED, CANCELLED or TAKEN_BACK'),
    ('step', 11, 'how', 'of one that succeeded: PLAINLY, BY_HAND, RECOVERED or OVERRIDDEN'),
    ('step', 12, 'cause', 'of one that failed, as in attempt.cause'),
    ('step', 13, 'why', 'in words, if it failed, was skipped, cancelled or opened again'),
    ('step', 14, 'attempts', 'how often it was begun'),
    ('step', 15, 'planned_start', 'when it was planned to begin, if everything takes as long as the runbook says'),
    ('step', 16, 'planned_seconds', 'how long the runbook says that it takes; null if it does not say'),
    ('step', 17, 'started', 'when it began for the first time; null if it has not'),
    ('step', 18, 'ended', 'when it ended for the last time; null if it has not'),
    ('step', 19, 'seconds', 'from the first beginning to the last end, with retries and waiting for people'),
    ('step', 20, 'question_seconds', 'how long its questions were open, each counted by itself; several at once add up to more than seconds; null if it asked none'),
    ('phase', 1, 'run', 'the run''s id'),
    ('phase', 2, 'number', 'its place in the runbook, from 1'),
    ('phase', 3, 'phase', 'its name'),
    ('phase', 4, 'planned_start', 'when its first step was planned to begin'),
    ('phase', 5, 'planned_end', 'when its last step was planned to end'),
    ('phase', 6, 'planned_seconds', 'from the one to the other'),
    ('phase', 7, 'started', 'when its first step began'),
    ('phase', 8, 'ended', 'when the last of its steps ended; null before all are settled'),
    ('phase', 9, 'seconds', 'from the one to the other'),
    ('phase', 10, 'steps', 'how many steps it has'),
    ('phase', 11, 'done', 'how many of them succeeded'),
    ('run', 1, 'run', 'the run''s id'),
    ('run', 2, 'runbook', 'the name of the runbook'),
    ('run', 3, 'title', 'its title; null if the runbook cannot be read'),
    ('run', 4, 'environment', 'the name of the environment'),
    ('run', 5, 'mode', 'LIVE, REHEARSAL or DRY_RUN'),
    ('run', 6, 'dry_run', 'whether nothing of it reached any system'),
    ('run', 7, 'scenario', 'the scenario, if `cutover rehearse` played it; null otherwise'),
    ('run', 8, 'pace', 'real, virtual, or how many times as fast'),
    ('run', 9, 'starts', 'the planned start T'),
    ('run', 10, 'created', 'when the run began'),
    ('run', 11, 'ended', 'when it ended; null while it is open'),
    ('run', 12, 'seconds', 'from the one to the other'),
    ('run', 13, 'ending', 'COMPLETED, COMPLETED_WITH_EXCEPTIONS, ROLLED_BACK, STOPPED, STUCK, ABORTED or DECLINED; null while it is open'),
    ('run', 14, 'why', 'in words'),
    ('run', 15, 'steps', 'how many steps its phases have'),
    ('run', 16, 'done', 'how many of them succeeded'),
    ('run', 17, 'exceptions', 'how many things keep it from having been plainly completed'),
    ('run', 18, 'exception_list', 'what they are, a line each'),
    ('run', 19, 'initiator', 'the person of the runbook who began it; null if nobody was named'),
    ('run', 20, 'os_user', 'the operating-system user who began it'),
    ('run', 21, 'tool', 'the version of Cutover that began it'),
    ('run', 22, 'events', 'how many events its record has'),
    ('run', 23, 'head', 'the hash of the last event, which proves all before it'),
    ('run', 24, 'trouble', 'why its runbook cannot be read, so that titles, phases and plans are missing; null if it can');

create schema ask;

create view ask.column_meaning as
select view_name, number, column_name, meaning
from public.column_meaning;

comment on view ask.column_meaning is 'What the columns of these views mean.';

create view ask.event as
select run, seq, at, epoch, type, step, attempt, actor, json, hash
from public.event;

comment on view ask.event is 'Every line of the record, in order: what all other views are made of.';

create view ask.attempt as
select s.run, s.step, s.attempt, coalesce(e.state, 'STARTED') as state, e.how, e.cause, e.why,
    s.at as started, e.at as ended,
    cast(datediff(millisecond, s.at, e.at) / 1000.0 as numeric(14, 3)) as seconds
from public.step_change s
left join public.step_change e
    on e.run = s.run and e.step = s.step and e.attempt = s.attempt
    and e.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
where s.state = 'STARTED';

comment on view ask.attempt is 'Every execution of a step; a step may have several.';

create view ask.effect as
select i.run, i.effect, i.step, i.attempt, i.direction, i.system, i.deed, l.state, i.at as intended,
    l.at as since,
    case when l.state in ('DONE', 'NOT_DONE', 'POSSIBLE')
        then cast(datediff(millisecond, i.at, l.at) / 1000.0 as numeric(14, 3)) end as seconds,
    nullif(l.detail, '') as detail, i.correlation
from (select run, effect, max(seq) as seq from public.intent group by run, effect) last_intent
join public.intent i on i.run = last_intent.run and i.seq = last_intent.seq
join (select run, effect, max(seq) as seq from public.effect_change group by run, effect) last_change
    on last_change.run = i.run and last_change.effect = i.effect
join public.effect_change l on l.run = last_change.run and l.seq = last_change.seq;

comment on view ask.effect is 'Every change of a system that was intended, as it was intended last, and what is known of it.';

create view ask.question as
select a.run, a.question, a.step, a.attempt, a.kind,
    case when d.seq is not null then 'ANSWERED' when l.seq is not null then 'WITHDRAWN' else 'OPEN' end as state,
    a.text, a.roles, a.choices, a.at as asked, d.at as answered,
    cast(datediff(millisecond, a.at, coalesce(d.at, l.at)) / 1000.0 as numeric(14, 3)) as seconds,
    d.choice as answer, d.owner as person, d.role,
    case when d.seq is null then l.why end as withdrawn_why
from (select run, seq, at, question, step, attempt, kind, text, roles, choices,
        (select min(d.seq) from public.decision d where d.run = q.run and d.question = q.question and d.seq > q.seq)
            as answer_seq,
        (select min(l.seq) from public.lapsed l where l.run = q.run and l.question = q.question and l.seq > q.seq)
            as lapse_seq
    from public.asked q) a
left join public.decision d on d.run = a.run and d.seq = a.answer_seq
    and (a.lapse_seq is null or a.lapse_seq > a.answer_seq)
left join public.lapsed l on l.run = a.run and l.seq = a.lapse_seq;

comment on view ask.question is 'Every question to people, how long it stood open, and how it was answered.';

create view ask.decision as
select d.run, d.seq, d.at, case when m.unasked then 'ADDED' else 'ANSWER' end as kind, nullif(d.question, '') as question,
    coalesce(m.step, a.step) as step, d.owner as person, d.role, nullif(m.stood_in_as, '') as stood_in_as,
    nullif(m.instead_of, '') as instead_of, d.subject, d.choice, nullif(d.reason, '') as reason,
    nullif(d.impact, '') as impact, nullif(m.ticket, '') as ticket, d.via, d.os_user, m.given
from public.decision d
join public.decision_detail m on m.run = d.run and m.seq = d.seq
left join (select run, question, min(step) as step from public.asked group by run, question) a
    on a.run = d.run and a.question = d.question
union all
select r.run, r.seq, r.at, 'REPORT', r.question, a.step, r.person, r.role, nullif(r.stood_in_as, ''),
    nullif(r.instead_of, ''), r.subject, r.choice, nullif(r.reason, ''), nullif(r.impact, ''), null, r.via, r.os_user, r.at
from public.report r
left join (select run, question, min(step) as step from public.asked group by run, question) a
    on a.run = r.run and a.question = r.question;

comment on view ask.decision is 'What people have decided: answers, decisions that nobody had asked for, and reports on tasks. Rollbacks, amendments and holds have views of their own.';

create view ask.approval as
select a.run, a.step as gate, a.attempt, a.kind, d.owner as person, d.role, d.choice, nullif(d.reason, '') as reason, d.at,
    nullif(m.stood_in_as, '') as stood_in_as,
    l.at as lapsed, l.why as lapsed_why, nullif(m.saw, '') as saw
from public.decision d
join public.decision_detail m on m.run = d.run and m.seq = d.seq
join public.asked a on a.run = d.run and a.question = d.question
    and a.seq = (select max(q.seq) from public.asked q
        where q.run = d.run and q.question = d.question and q.seq < d.seq)
left join public.lapsed l on l.run = d.run and l.seq =
    (select min(w.seq) from public.lapsed w where w.run = d.run and w.question = d.question and w.seq > d.seq)
where a.kind in ('APPROVE', 'ATTEST', 'COMMIT');

comment on view ask.approval is 'Every go, no-go and attestation that was given, and whether it still counts.';

create index asked_by_question on asked (run, question, seq);

create view ask.evidence as
select e.run, e.step, e.attempt, e.name, e.media_type, e.bytes, e.source, e.at, e.sha256,
    r.looked_into, r.redacted, nullif(r.redactions, '') as redactions
from public.evidence e
left join public.redaction r on r.run = e.run and r.seq = e.seq;

comment on view ask.evidence is 'What was captured; the bytes are in the run''s folder under their SHA-256.';

create view ask.sample as
select run, seq, criterion, segment, verdict, at as began, at as ended, cast(1 as bigint) as times, measured,
    measured as least, measured as greatest, samples, note
from public.sample
union all
select run, seq, criterion, segment, verdict, began, ended, times, last_measured, least, greatest, samples, note
from public.stretch;

comment on view ask.sample is 'What criteria have measured. Measurements that all said the same, one after the other, are one row.';

create view ask.breach as
select run, seq, at, case when step is null then 'TRIGGER' else 'GUARD' end as kind, step, attempt, criterion, segment,
    measured, red_since, consequence
from public.breach_sign;

comment on view ask.breach is 'Every guard that was breached and every trigger that has fired.';

create view ask.weight as
select m.run, m.at, 'MOVE' as kind, i.system, m.traffic, m.segment, i.step, i.direction,
    cast(m.from_weight / 100.0 as numeric(6, 2)) as from_percent,
    cast(m.to_weight / 100.0 as numeric(6, 2)) as to_percent,
    c.state, c.at as settled, m.effect
from public.weight_move m
join public.intent i on i.run = m.run and i.seq = m.seq
left join public.effect_change c on c.run = m.run and c.seq =
    (select max(e.seq) from public.effect_change e where e.run = m.run and e.effect = m.effect)
union all
select run, at, 'DRIFT', system, traffic, segment, null, null,
    cast(expected / 100.0 as numeric(6, 2)), cast(actual / 100.0 as numeric(6, 2)), null, null, null
from public.weight_drift;

comment on view ask.weight is 'Every change of a weight, in percent of the new platform, and every weight that was found to be another one than recorded.';

create view ask.rollback as
select q.run, q.rollback, q.scope, q.at as decided, q.person, q.role,
    coalesce(nullif(q.reason, ''), e.reason) as reason, nullif(e.impact, '') as impact, q.sign, q.noticed,
    q.detect_seconds, q.slack_seconds, q.decide_seconds,
    cast(datediff(millisecond, q.at, r.at) / 1000.0 as numeric(14, 3)) as restore_seconds,
    cast(null as numeric(14, 3)) as settle_seconds,
    cast(datediff(millisecond, q.at, f.at) / 1000.0 as numeric(14, 3)) as finish_seconds,
    q.window_seconds,
    case when r.at is not null
        then datediff(millisecond, q.at, r.at) / 1000.0 <= q.window_seconds end as within_window,
    case when f.at is null then 'OPEN' when f.left_undone > 0 then 'LEFT_UNDONE' else 'DONE' end as outcome,
    r.at as restored, f.at as finished, f.left_undone as left_undone_count,
    case when f.left_undone > 0 then f.detail end as left_undone
from public.rollback_requested q
left join (select run, rollback, max(seq) as seq from public.rollback_explained group by run, rollback) x
    on x.run = q.run and x.rollback = q.rollback
left join public.rollback_explained e on e.run = x.run and e.seq = x.seq
left join (select run, rollback, min(at) as at from public.rollback_change where state = 'RESTORED'
        group by run, rollback) r
    on r.run = q.run and r.rollback = q.rollback
left join public.rollback_change f on f.run = q.run and f.rollback = q.rollback and f.state = 'FINISHED';

comment on view ask.rollback is 'Every rollback and its clock. A time that was not measured is null.';

create view ask.amendment as
select run, seq, at, what, value_before, value_after, person, reason, nullif(impact, '') as impact,
    overrides
from public.amended;

comment on view ask.amendment is 'Every pinned value that was changed in the run.';

create view ask.message as
select m.run, m.at, i.step, null as question, i.system, m.recipients, m.text,
    case when c.state = 'DONE' then 'SENT' when c.state in ('NOT_DONE', 'POSSIBLE') then 'NOT_SENT' else 'UNKNOWN' end
        as state,
    case when c.state = 'DONE' then c.at end as sent, c.detail
from public.message_intent m
join public.intent i on i.run = m.run and i.seq = m.seq
left join public.effect_change c on c.run = m.run and c.seq =
    (select max(e.seq) from public.effect_change e where e.run = m.run and e.effect = m.effect)
union all
select e.run, e.at, a.step, e.question, case when e.via <> '' then e.via end, e.people, null,
    case when n.sent then 'SENT' when n.seq is not null then 'NOT_SENT' else 'UNKNOWN' end,
    case when n.sent then n.at end, n.detail
from public.escalated e
left join public.notified n on n.run = e.run and n.question = e.question and n.rung = e.rung
left join (select run, question, min(step) as step from public.asked group by run, question) a
    on a.run = e.run and a.question = e.question;

comment on view ask.message is 'Every message: those of notify steps, and those to whom a question was escalated.';

create view ask.note as
select run, seq, at, nullif(person, '') as person, os_user, text
from public.noted;

comment on view ask.note is 'What people have written down; a note decides nothing.';

create view ask.hold as
select h.run, h.at as held, c.at as continued,
    cast(datediff(millisecond, h.at, c.at) / 1000.0 as numeric(14, 3)) as seconds,
    h.person, nullif(h.why, '') as why, c.person as continued_by, nullif(c.why, '') as continued_why
from public.standstill h
left join public.standstill c on c.run = h.run and c.seq =
    (select min(n.seq) from public.standstill n where n.run = h.run and n.seq > h.seq and not n.held)
where h.held;

comment on view ask.hold is 'Every time that people stopped the run, and when it went on.';

create view ask.waiver as
select run, finding, about, because
from public.waiver_outline;

comment on view ask.waiver is 'The findings that the authors of the runbook have decided to live with.';

create view ask.step as
select o.run, o.number, o.phase, o.step, o.kind, o.title, o.owner, o.segment, o.critical,
    coalesce(l.state, 'PENDING') as state, l.how, l.cause, l.why, coalesce(c.attempts, 0) as attempts,
    o.planned_start, o.planned_seconds, c.started, case when l.state <> 'STARTED' then c.ended end as ended,
    case when l.state <> 'STARTED'
        then cast(datediff(millisecond, c.started, c.ended) / 1000.0 as numeric(14, 3)) end as seconds,
    w.seconds as question_seconds
from (
    select run, number, phase, step, kind, title, owner, segment, critical, planned_start, planned_seconds
    from public.step_outline
    where phase is not null
    union all
    select s.run, null, null, s.step, r.kind, r.title, r.owner, r.segment, r.critical, null, r.planned_seconds
    from (select distinct run, step from public.step_change) s
    left join public.step_outline r on r.run = s.run and r.phase is null
        and r.step = regexp_replace(s.step, '@[0-9]+$', '')
    where not exists (select 1 from public.step_outline p
        where p.run = s.run and p.step = s.step and p.phase is not null)
) o
left join (
    select run, step, max(seq) as seq, sum(case when state = 'STARTED' then 1 else 0 end) as attempts,
        min(case when state = 'STARTED' then at end) as started,
        max(case when state in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'SKIPPED') then at end) as ended
    from public.step_change
    group by run, step
) c on c.run = o.run and c.step = o.step
left join public.step_change l on l.run = c.run and l.seq = c.seq
left join (select run, step, sum(seconds) as seconds from ask.question group by run, step) w
    on w.run = o.run and w.step = o.step;

comment on view ask.step is 'Every step of the run, with its plan; steps of rollbacks have the rollback''s number behind an @.';

create view ask.phase as
select p.run, p.number, p.phase, p.planned_start, p.planned_end,
    cast(datediff(millisecond, p.planned_start, p.planned_end) / 1000.0 as numeric(14, 3)) as planned_seconds,
    s.started, case when s.settled = s.steps then s.ended end as ended,
    case when s.settled = s.steps
        then cast(datediff(millisecond, s.started, s.ended) / 1000.0 as numeric(14, 3)) end as seconds,
    coalesce(s.steps, 0) as steps, coalesce(s.done, 0) as done
from public.phase_outline p
left join (
    select run, phase, count(*) as steps, min(started) as started, max(ended) as ended,
        sum(case when state = 'SUCCEEDED' then 1 else 0 end) as done,
        sum(case when state in ('SUCCEEDED', 'SKIPPED', 'TAKEN_BACK') then 1 else 0 end) as settled
    from ask.step
    group by run, phase
) s on s.run = p.run and s.phase = p.phase;

comment on view ask.phase is 'The phases of the runbook, planned against actual.';

create view ask.run as
select c.run, c.runbook, o.title, c.environment, c.mode, c.mode = 'DRY_RUN' as dry_run, c.scenario, c.pace, c.starts,
    c.at as created, case when b.reopened is null then e.at end as ended,
    case when b.reopened is null
        then cast(datediff(millisecond, c.at, e.at) / 1000.0 as numeric(14, 3)) end as seconds,
    case when b.reopened is null then e.ending end as ending, case when b.reopened is null then e.why end as why,
    coalesce(s.steps, 0) as steps, coalesce(s.done, 0) as done,
    case when b.reopened is null then e.exceptions end as exceptions,
    case when b.reopened is null then e.exception_list end as exception_list,
    nullif(c.initiator, '') as initiator, c.os_user, c.tool, coalesce(k.seq, l.seq) as events, coalesce(k.hash, h.hash) as head, o.trouble
from public.created c
left join public.record_end k on k.run = c.run
left join (select run, max(seq) as seq from public.event group by run) l on l.run = c.run and k.seq is null
left join public.event h on h.run = l.run and h.seq = l.seq
left join (select run, max(seq) as seq from public.ended group by run) x on x.run = c.run
left join public.ended e on e.run = x.run and e.seq = x.seq
left join (select t.run, max(t.seq) as reopened from public.rollback_requested t
        join (select run, max(seq) as seq from public.ended group by run) y on y.run = t.run and t.seq > y.seq
        group by t.run) b on b.run = c.run
left join public.outline o on o.run = c.run and o.seq = c.seq
left join (
    select run, sum(case when number is not null then 1 else 0 end) as steps,
        sum(case when number is not null and state = 'SUCCEEDED' then 1 else 0 end) as done
    from ask.step
    group by run
) s on s.run = c.run
where c.seq = 1;

comment on view ask.run is 'The run as a whole.';

create user reader password '';

grant select on schema ask to reader;
