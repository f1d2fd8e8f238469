-- Who uses a key: agent, ci, app or human. Nobody vouched for those that are there.
alter table api_key add column source varchar(16) not null default 'agent';
