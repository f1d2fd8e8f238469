create table api_key (
    id          varchar(32)  primary key,
    tenant      varchar(128) not null,
    name        varchar(512) not null,
    scopes      varchar(512) not null,
    secret_hash varchar(128) not null,
    created_at  varchar(40)  not null
);
