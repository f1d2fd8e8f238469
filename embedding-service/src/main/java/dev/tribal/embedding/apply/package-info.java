/** Applies accepted events: from the events topic to store, index and records topic. */
@NullMarked
package dev.tribal.embedding.apply;

import org.jspecify.annotations.NullMarked;
