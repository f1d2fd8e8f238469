/** What a process says of itself: which service it is, and of which version. */
@NullMarked
package dev.tribal.platform.about;

import org.jspecify.annotations.NullMarked;
