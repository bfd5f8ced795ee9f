-- Several rollbacks of a run side by side: a wider one takes over what a narrower has not begun.

drop view ask.rollback;

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
    case when t.at is not null then 'TAKEN_OVER' when f.at is null then 'OPEN'
        when f.left_undone > 0 then 'LEFT_UNDONE' else 'DONE' end as outcome,
    r.at as restored, coalesce(f.at, t.at) as finished, f.left_undone as left_undone_count,
    case when f.left_undone > 0 then f.detail end as left_undone,
    o.at as opened, o.state as opening, b.at as returned,
    cast(substring(t.detail, 13) as integer) as taken_over_by
from public.rollback_requested q
left join (select run, rollback, max(seq) as seq from public.rollback_explained group by run, rollback) x
    on x.run = q.run and x.rollback = q.rollback
left join public.rollback_explained e on e.run = x.run and e.seq = x.seq
left join (select run, rollback, min(at) as at from public.rollback_change where state = 'RESTORED'
        group by run, rollback) r
    on r.run = q.run and r.rollback = q.rollback
left join (select run, rollback, min(at) as at from public.rollback_change where state in ('RETURNED', 'RESTORED')
        group by run, rollback) b
    on b.run = q.run and b.rollback = q.rollback
left join public.rollback_change o on o.run = q.run and o.rollback = q.rollback
    and o.state in ('OPEN', 'TRAFFIC_FIRST', 'PARKED')
left join public.rollback_change f on f.run = q.run and f.rollback = q.rollback and f.state = 'FINISHED'
left join public.rollback_change t on t.run = q.run and t.rollback = q.rollback and t.state = 'TAKEN_OVER';

comment on view ask.rollback is 'Every rollback and its clock. A time that was not measured is null.';

update column_meaning
set meaning = 'OPEN, DONE, LEFT_UNDONE, or TAKEN_OVER by a wider one'
where view_name = 'rollback' and column_name = 'outcome';

update column_meaning
set meaning = 'from the decision until the traffic was back, read back, and measured to take orders where the runbook names a criterion for that; null if it was not'
where view_name = 'rollback' and column_name = 'restore_seconds';

update column_meaning
set meaning = 'when that was so'
where view_name = 'rollback' and column_name = 'restored';

update column_meaning
set meaning = 'whether it was restored within the window; null if it was not restored'
where view_name = 'rollback' and column_name = 'within_window';

insert into column_meaning (view_name, number, column_name, meaning) values
    ('rollback', 24, 'opened', 'when it was over what comes before traffic; null until then, and where nothing had to be opened'),
    ('rollback', 25, 'opening', 'OPEN, TRAFFIC_FIRST where traffic returned all the same, or PARKED where it stays'),
    ('rollback', 26, 'returned', 'when all its traffic was back and read back, whether or not the old platform took orders'),
    ('rollback', 27, 'taken_over_by', 'the number of the wider one that took it over');

grant select on schema ask to reader;

update column_meaning
    set meaning = 'ATTEST, APPROVE, DECIDE, TASK, FAILURE, RED_GATE, BREACH, DOUBT, COMMIT, TRIGGER, DRIFT, AFTER_ROLLBACK, TAKE_BACK or OPENING'
    where view_name = 'question' and column_name = 'kind';
