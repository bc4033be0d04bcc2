-- One row a session: who may write, and which run of numbers ("life") counts.
create table outbound_session (
    session           text primary key,
    owner             uuid    not null,
    term              bigint  not null,
    life              bigint  not null,
    epoch             integer not null,
    epoch_start_nanos bigint  not null,
    first_seq_no      bigint  not null
);

-- One row a message; without a message the next number moved up to seq_no + 1.
-- The next number is the highest row's plus one: message and number cannot part.
create table outbound_record (
    session     text   not null references outbound_session,
    life        bigint not null,
    seq_no      bigint not null,
    epoch_nanos bigint not null,
    message     bytea,
    primary key (session, life, seq_no)
);
