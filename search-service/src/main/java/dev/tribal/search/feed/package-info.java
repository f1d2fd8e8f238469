/** Keeps the catalog up to date with the records topic. */
@NullMarked
package dev.tribal.search.feed;

import org.jspecify.annotations.NullMarked;
