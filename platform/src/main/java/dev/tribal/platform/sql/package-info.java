/** A relational database per service - PostgreSQL in production, SQLite embedded. */
@NullMarked
package dev.tribal.platform.sql;

import org.jspecify.annotations.NullMarked;
