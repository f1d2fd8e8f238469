/** Published test values of secret scanners, and what scrubbing makes of them. */
@NullMarked
package dev.tribal.platform.scrub.vectors;

import org.jspecify.annotations.NullMarked;
