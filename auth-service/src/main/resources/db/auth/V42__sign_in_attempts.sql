-- Attempts to sign in as a person from one place, so that failures elsewhere lock nobody out. Milliseconds since 1970.
create table sign_in_attempt (
    name         varchar(200) not null,
    address      varchar(64)  not null,
    failures     int          not null,
    locked_until bigint       not null,
    signed_in_at bigint       not null,
    seen_at      bigint       not null,
    primary key (name, address)
);
