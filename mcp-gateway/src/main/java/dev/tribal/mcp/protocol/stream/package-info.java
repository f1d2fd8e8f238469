/** Open streams, on which clients hear of changed resources. */
@NullMarked
package dev.tribal.mcp.protocol.stream;

import org.jspecify.annotations.NullMarked;
