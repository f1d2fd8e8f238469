/** Tells faults of what a run needs, such as its network, from those of the code. */
@NullMarked
package dev.tribal.ingest.infrastructure;

import org.jspecify.annotations.NullMarked;
