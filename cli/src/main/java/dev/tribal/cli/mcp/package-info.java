/** MCP over standard input and output for clients on this machine, and their set-up. */
@NullMarked
package dev.tribal.cli.mcp;

import org.jspecify.annotations.NullMarked;
