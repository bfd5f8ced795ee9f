-- A check that was begun anew and is not passed anew is what it was before: its plan, its end and who passed it count.

create view public.withdrawn as
select w.run, w.seq, w.at, w.step, w.attempt, w.why,
    (select max(p.seq) from public.step_change p
        where p.run = w.run and p.step = w.step and p.seq < w.seq and p.state in ('SUCCEEDED', 'SKIPPED')) as since
from public.event e
join public.step_change w on w.run = e.run and w.seq = e.seq
where e.type = 'STEP_WITHDRAWN';

create or replace view ask.attempt as
select s.run, s.step, s.attempt,
    coalesce(e.state, case when w.seq is not null then 'CANCELLED' end, 'STARTED') as state, e.how, e.cause,
    case when e.state is not null then e.why else w.why end as why,
    s.at as started, coalesce(e.at, w.at) as ended,
    cast(datediff(millisecond, s.at, coalesce(e.at, w.at)) / 1000.0 as numeric(14, 3)) as seconds
from public.step_change s
left join public.step_change e
    on e.run = s.run and e.step = s.step and e.attempt = s.attempt
    and e.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
    and not exists (select 1 from public.withdrawn n where n.run = e.run and n.seq = e.seq)
left join public.withdrawn w
    on w.run = s.run and w.step = s.step and w.attempt = s.attempt and s.seq between w.since and w.seq
where s.state = 'STARTED';

comment on view ask.attempt is 'Every execution of a step; a step may have several.';

create or replace view ask.step as
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
    select s.run, s.step, max(case when w.seq is null then s.seq end) as seq,
        sum(case when s.state = 'STARTED' then 1 else 0 end) as attempts,
        min(case when s.state = 'STARTED' then s.at end) as started,
        max(case when w.seq is null and s.state in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'SKIPPED') then s.at end)
            as ended
    from public.step_change s
    left join public.withdrawn w
        on w.run = s.run and w.step = s.step and s.seq > w.since and s.seq <= w.seq
    group by s.run, s.step
) c on c.run = o.run and c.step = o.step
left join public.step_change l on l.run = c.run and l.seq = c.seq
left join (select run, step, sum(seconds) as seconds from ask.question group by run, step) w
    on w.run = o.run and w.step = o.step;

comment on view ask.step is 'Every step of the run, with its plan; steps of rollbacks have the rollback''s number behind an @.';
