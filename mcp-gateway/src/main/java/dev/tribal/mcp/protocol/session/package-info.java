/** Sessions of revisions up to 2025-11-25, without a store: what a session is, its id says. */
@NullMarked
package dev.tribal.mcp.protocol.session;

import org.jspecify.annotations.NullMarked;
