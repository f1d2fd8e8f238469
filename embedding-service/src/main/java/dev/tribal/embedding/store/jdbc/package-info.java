/** The record store in a relational database, SQLite or PostgreSQL. */
@NullMarked
package dev.tribal.embedding.store.jdbc;

import org.jspecify.annotations.NullMarked;
