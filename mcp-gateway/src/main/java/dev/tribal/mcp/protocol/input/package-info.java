/** Questions that the server asks the client in the middle of a request, in the way of either era. */
@NullMarked
package dev.tribal.mcp.protocol.input;

import org.jspecify.annotations.NullMarked;
