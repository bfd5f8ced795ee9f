-- A run's record, to be asked. Rows are only ever added, and each comes from the event of its number.

create table event (
    run varchar not null,
    seq bigint not null,
    epoch bigint not null,
    at timestamp(6) with time zone not null,
    type varchar not null,
    step varchar,
    attempt integer,
    actor varchar not null,
    json varchar not null,
    hash char(64) not null,
    primary key (run, seq)
);

create index event_by_step on event (step, attempt);

create table decision (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    question varchar not null,
    owner varchar not null,
    role varchar not null,
    subject varchar not null,
    choice varchar not null,
    reason varchar not null,
    impact varchar not null,
    via varchar not null,
    os_user varchar not null,
    primary key (run, seq)
);

create table evidence (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    step varchar not null,
    attempt integer not null,
    sha256 char(64) not null,
    name varchar not null,
    media_type varchar not null,
    bytes bigint not null,
    source varchar not null,
    primary key (run, seq)
);

create table sample (
    run varchar not null,
    seq bigint not null,
    number integer not null,
    at timestamp(6) with time zone not null,
    criterion varchar not null,
    segment varchar not null,
    verdict varchar not null,
    measured double precision not null,
    samples bigint not null,
    note varchar not null,
    primary key (run, seq, number)
);

create table step_change (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    step varchar not null,
    attempt integer not null,
    state varchar not null,
    how varchar,
    cause varchar,
    why varchar,
    primary key (run, seq)
);

create index step_change_by_step on step_change (run, step, attempt);

create table intent (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    effect varchar not null,
    correlation varchar not null,
    step varchar not null,
    attempt integer not null,
    direction varchar not null,
    system varchar not null,
    deed varchar not null,
    primary key (run, seq)
);

create table effect_change (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    effect varchar not null,
    state varchar not null,
    detail varchar not null,
    primary key (run, seq)
);

create index effect_change_by_effect on effect_change (run, effect, seq);

create view attempt as
select s.run, s.step, s.attempt, s.at as started, e.at as ended, coalesce(e.state, 'STARTED') as state, e.how, e.cause, e.why
from step_change s
left join step_change e
    on e.run = s.run and e.step = s.step and e.attempt = s.attempt
    and e.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
where s.state = 'STARTED';

-- Each effect as it was meant last, and what is known of it.
create view effect as
select i.run, i.effect, i.correlation, i.step, i.attempt, i.direction, i.system, i.deed, i.at as intended,
    l.state, l.at as since, l.detail
from intent i
join effect_change l on l.run = i.run and l.effect = i.effect
where not exists (select 1 from intent n where n.run = i.run and n.effect = i.effect and n.seq > i.seq)
    and not exists (select 1 from effect_change n where n.run = l.run and n.effect = l.effect and n.seq > l.seq);
