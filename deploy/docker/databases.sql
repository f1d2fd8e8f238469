-- Run once, when the server is made: each service has a database of its own.
CREATE DATABASE auth;
CREATE DATABASE records;
