/** search-service: answers every read from a read model of its own. */
@NullMarked
package dev.tribal.search;

import org.jspecify.annotations.NullMarked;
