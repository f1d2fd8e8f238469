create table note (id varchar(36) primary key, text varchar(512) not null);
