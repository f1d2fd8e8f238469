/** Completion of arguments while a user types them. */
@NullMarked
package dev.tribal.mcp.protocol.completion;

import org.jspecify.annotations.NullMarked;
