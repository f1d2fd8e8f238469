/** Texts that clients keep for the server: whatever instance gets one back knows that the server made it. */
@NullMarked
package dev.tribal.mcp.protocol.seal;

import org.jspecify.annotations.NullMarked;
