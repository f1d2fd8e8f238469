/** RFC 9457 problems - one exception, one advice, one size limit. */
@NullMarked
package dev.tribal.platform.problem;

import org.jspecify.annotations.NullMarked;
