-- What was reconciled, and runs that are a reconciliation on their own.

create table only_step (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    step varchar not null,
    segment varchar not null,
    primary key (run, seq)
);

create table reconciliation (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    step varchar not null,
    attempt integer not null,
    segment varchar not null,
    recipe varchar not null,
    compared bigint not null,
    equal bigint not null,
    by_rule bigint not null,
    different bigint not null,
    missing_left bigint not null,
    missing_right bigint not null,
    duplicates bigint not null,
    faulty bigint not null,
    never_settled bigint not null,
    moving bigint not null,
    left_rows bigint not null,
    right_rows bigint not null,
    unread bigint not null,
    mismatch_rate numeric(20, 10),
    money_difference numeric(38, 6),
    complete boolean not null,
    incomplete_why varchar not null,
    passed boolean not null,
    primary key (run, seq)
);

create table reconciliation_cause (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    number integer not null,
    step varchar not null,
    attempt integer not null,
    kind varchar not null,
    about varchar not null,
    signature varchar not null,
    findings bigint not null,
    at_least boolean not null,
    dimension varchar,
    dimension_value varchar,
    share double precision,
    usual double precision,
    primary key (run, seq, number)
);

create table reconciliation_total (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    number integer not null,
    step varchar not null,
    attempt integer not null,
    total varchar not null,
    segment varchar not null,
    part varchar not null,
    old_value varchar not null,
    new_value varchar not null,
    agrees boolean not null,
    primary key (run, seq, number)
);

update column_meaning
set meaning = 'of one that failed: SAID_NO, TIMED_OUT, RED, NO_DATA, DRIFT, BREACH, ERROR, DECLINED, UNREACHABLE, MISMATCH or INCOMPLETE'
where view_name in ('attempt', 'step') and column_name = 'cause';

insert into column_meaning (view_name, number, column_name, meaning) values
    ('run', 25, 'only_step', 'the step, if the run is a reconciliation on its own; null otherwise'),
    ('reconciliation', 1, 'run', 'the run''s id'),
    ('reconciliation', 2, 'seq', 'the number of its event'),
    ('reconciliation', 3, 'at', 'when it had its result'),
    ('reconciliation', 4, 'step', 'the step'),
    ('reconciliation', 5, 'attempt', 'which execution of the step it was, from 1'),
    ('reconciliation', 6, 'segment', 'what was compared; everything for all rows'),
    ('reconciliation', 7, 'compared', 'how many keys were compared: all but the moving ones'),
    ('reconciliation', 8, 'equal', 'on how many of them the sides agree'),
    ('reconciliation', 9, 'by_rule', 'how many of these agree only because of a rule'),
    ('reconciliation', 10, 'different', 'how many have other values'),
    ('reconciliation', 11, 'missing_left', 'how many the old side lacks'),
    ('reconciliation', 12, 'missing_right', 'how many the new side lacks'),
    ('reconciliation', 13, 'duplicates', 'how many a side has more than once'),
    ('reconciliation', 14, 'faulty', 'how many have a wrong stage, history or account'),
    ('reconciliation', 15, 'never_settled', 'how many were other ones at each look'),
    ('reconciliation', 16, 'moving', 'how many keys had not settled; they are not among those compared'),
    ('reconciliation', 17, 'left_rows', 'how many rows were read of the old side'),
    ('reconciliation', 18, 'right_rows', 'how many rows were read of the new side'),
    ('reconciliation', 19, 'unread', 'how many rows are there and could not be read'),
    ('reconciliation', 20, 'mismatch_rate', 'the keys with a finding as a share of those compared, from 0 to 1; null if none were'),
    ('reconciliation', 21, 'money_difference', 'the sum of all differences of amounts; null if it could not be determined'),
    ('reconciliation', 22, 'complete', 'whether everything was read and enough of it had settled'),
    ('reconciliation', 23, 'incomplete_why', 'why not, a line each'),
    ('reconciliation', 24, 'passed', 'whether every limit was kept'),
    ('reconciliation', 25, 'recipe', 'tells what was compared, and how: results with another one cannot be set beside each other'),
    ('reconciliation_cause', 1, 'run', 'the run''s id'),
    ('reconciliation_cause', 2, 'at', 'when the reconciliation had its result'),
    ('reconciliation_cause', 3, 'step', 'the step'),
    ('reconciliation_cause', 4, 'attempt', 'which execution of the step it was, from 1'),
    ('reconciliation_cause', 5, 'number', 'the most frequent one is 1'),
    ('reconciliation_cause', 6, 'kind', 'what kind of problem it is, such as value or missing-right'),
    ('reconciliation_cause', 7, 'about', 'the column, account or stage; empty for the row as a whole'),
    ('reconciliation_cause', 8, 'signature', 'what the problems have in common'),
    ('reconciliation_cause', 9, 'findings', 'how many there are'),
    ('reconciliation_cause', 10, 'at_least', 'whether there may be more'),
    ('reconciliation_cause', 11, 'dimension', 'the dimension in which they stand out; null if they stand out nowhere'),
    ('reconciliation_cause', 12, 'dimension_value', 'where they do'),
    ('reconciliation_cause', 13, 'share', 'which share of them is there, from 0 to 1'),
    ('reconciliation_cause', 14, 'usual', 'which share of all rows is there'),
    ('reconciliation_total', 1, 'run', 'the run''s id'),
    ('reconciliation_total', 2, 'at', 'when the reconciliation had its result'),
    ('reconciliation_total', 3, 'step', 'the step'),
    ('reconciliation_total', 4, 'attempt', 'which execution of the step it was, from 1'),
    ('reconciliation_total', 5, 'number', 'its place in the runbook, segments and parts of one total after each other'),
    ('reconciliation_total', 6, 'total', 'its name'),
    ('reconciliation_total', 7, 'segment', 'the segment; empty for all'),
    ('reconciliation_total', 8, 'part', 'what tells its sums apart, such as a currency; empty for none'),
    ('reconciliation_total', 9, 'old_value', 'what the old side has'),
    ('reconciliation_total', 10, 'new_value', 'what the new side has'),
    ('reconciliation_total', 11, 'agrees', 'whether both are the same');

create view ask.reconciliation as
select run, seq, at, step, attempt, segment, compared, equal, by_rule, different, missing_left, missing_right,
    duplicates, faulty, never_settled, moving, left_rows, right_rows, unread, mismatch_rate, money_difference,
    complete, incomplete_why, passed, recipe
from public.reconciliation;

create view ask.reconciliation_cause as
select run, at, step, attempt, number, kind, about, signature, findings, at_least, dimension, dimension_value,
    share, usual
from public.reconciliation_cause;

create view ask.reconciliation_total as
select run, at, step, attempt, number, total, segment, part, old_value, new_value, agrees
from public.reconciliation_total;

comment on view ask.reconciliation is 'Every result of a step that reconciles, in keys.';
comment on view ask.reconciliation_cause is 'What the findings of a reconciliation have in common, the most frequent first.';
comment on view ask.reconciliation_total is 'The totals of both sides, old against new.';

create or replace view ask.run as
select c.run, c.runbook, o.title, c.environment, c.mode, c.mode = 'DRY_RUN' as dry_run, c.scenario, c.pace, c.starts,
    c.at as created, case when b.reopened is null then e.at end as ended,
    case when b.reopened is null
        then cast(datediff(millisecond, c.at, e.at) / 1000.0 as numeric(14, 3)) end as seconds,
    case when b.reopened is null then e.ending end as ending, case when b.reopened is null then e.why end as why,
    coalesce(s.steps, 0) as steps, coalesce(s.done, 0) as done,
    case when b.reopened is null then e.exceptions end as exceptions,
    case when b.reopened is null then e.exception_list end as exception_list,
    nullif(c.initiator, '') as initiator, c.os_user, c.tool, coalesce(k.seq, l.seq) as events, coalesce(k.hash, h.hash) as head, o.trouble,
    z.step as only_step
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
left join public.only_step z on z.run = c.run
where c.seq = 1;

comment on view ask.run is 'The run as a whole.';

grant select on schema ask to reader;
