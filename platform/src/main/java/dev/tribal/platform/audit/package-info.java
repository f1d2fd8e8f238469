/** The trail of who did what: the port through which every service reports its writes. */
@NullMarked
package dev.tribal.platform.audit;

import org.jspecify.annotations.NullMarked;
