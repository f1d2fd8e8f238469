/** Takes secrets out of requests before anything else looks at them. */
@NullMarked
package dev.tribal.ingest.scrub;

import org.jspecify.annotations.NullMarked;
