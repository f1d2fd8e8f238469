create table store_property (
    name  text not null primary key,
    value text not null
);
