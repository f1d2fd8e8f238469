/** embedding-service: turns events into records and makes them findable by meaning. */
@NullMarked
package dev.tribal.embedding;

import org.jspecify.annotations.NullMarked;
