-- What people have signed: answers, whose decision is the event of the same number, and what else they asked for.

create table signature (
    run varchar not null,
    seq bigint not null,
    at timestamp(6) with time zone not null,
    person varchar not null,
    about varchar not null,
    says varchar not null,
    saw varchar not null,
    signature varchar not null,
    primary key (run, seq)
);
