/** Stack traces of whatever language, read line by line: for fingerprints, for ranking and for what is shown. */
@NullMarked
package dev.tribal.platform.trace;

import org.jspecify.annotations.NullMarked;
