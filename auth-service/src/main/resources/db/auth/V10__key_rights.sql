alter table api_key add column description varchar(512);
-- One project a line; null for all.
alter table api_key add column projects text;
alter table api_key add column created_by varchar(256);
alter table api_key add column expires_at varchar(40);
alter table api_key add column last_used_at varchar(40);
alter table api_key add column revoked_at varchar(40);

create index api_key_by_tenant on api_key (tenant, created_at);

-- Until now only the first start could make a key; its owner runs the installation.
update api_key set scopes = scopes || ' installation' where name = 'first';
