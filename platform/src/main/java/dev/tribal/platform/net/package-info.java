/** Which network addresses may be called on behalf of others. */
@NullMarked
package dev.tribal.platform.net;

import org.jspecify.annotations.NullMarked;
