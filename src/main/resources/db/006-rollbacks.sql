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
    case when f.left_undone > 0 then f.detail end as left_undone
from public.rollback_requested q
left join (select run, rollback, max(seq) as seq from public.rollback_explained group by run, rollback) x
    on x.run = q.run and x.rollback = q.rollback
left join public.rollback_explained e on e.run = x.run and e.seq = x.seq
left join (select run, rollback, min(at) as at from public.rollback_change where state = 'RESTORED'
        group by run, rollback) r
    on r.run = q.run and r.rollback = q.rollback
left join public.rollback_change f on f.run = q.run and f.rollback = q.rollback and f.state = 'FINISHED'
left join public.rollback_change t on t.run = q.run and t.rollback = q.rollback and t.state = 'TAKEN_OVER';

comment on view ask.rollback is 'Every rollback and its clock. A time that was not measured is null.';

update column_meaning
set meaning = 'OPEN, DONE, LEFT_UNDONE, or TAKEN_OVER by a wider one'
where view_name = 'rollback' and column_name = 'outcome';

grant select on schema ask to reader;

update column_meaning
    set meaning = 'ATTEST, APPROVE, DECIDE, TASK, FAILURE, RED_GATE, BREACH, DOUBT, COMMIT, TRIGGER, DRIFT, AFTER_ROLLBACK, TAKE_BACK or OPENING'
    where view_name = 'question' and column_name = 'kind';
