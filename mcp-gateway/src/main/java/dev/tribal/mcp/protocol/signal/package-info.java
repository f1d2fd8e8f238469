/** What the instances of a server tell each other. */
@NullMarked
package dev.tribal.mcp.protocol.signal;

import org.jspecify.annotations.NullMarked;
