/** The Streamable HTTP transport of the Model Context Protocol. */
@NullMarked
package dev.tribal.mcp.protocol.http;

import org.jspecify.annotations.NullMarked;
