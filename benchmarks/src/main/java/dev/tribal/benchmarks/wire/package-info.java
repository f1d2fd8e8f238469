/** Two MCP servers with the same tool on the same web server, each in a process of its own: Tribal's wire and the SDK's. */
@NullMarked
package dev.tribal.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
