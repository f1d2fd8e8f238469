/** Content codings of request bodies (RFC 9110, section 8.4.1): what compresses a body, undone as it is read. */
@NullMarked
package dev.tribal.platform.encoding;

import org.jspecify.annotations.NullMarked;
