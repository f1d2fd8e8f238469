/** What becomes of events that could not be applied: they are listed, replayed and given up. */
@NullMarked
package dev.tribal.embedding.deadletter;

import org.jspecify.annotations.NullMarked;
