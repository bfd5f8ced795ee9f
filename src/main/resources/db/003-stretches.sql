-- Samples of one criterion that all said the same, one after the other; those that were recorded singly are in sample.

create table stretch (
    run varchar not null,
    seq bigint not null,
    number integer not null,
    at timestamp(6) with time zone not null,
    criterion varchar not null,
    segment varchar not null,
    verdict varchar not null,
    began timestamp(6) with time zone not null,
    ended timestamp(6) with time zone not null,
    times bigint not null,
    first_measured double precision not null,
    last_measured double precision not null,
    least double precision not null,
    greatest double precision not null,
    samples bigint not null,
    note varchar not null,
    primary key (run, seq, number)
);
