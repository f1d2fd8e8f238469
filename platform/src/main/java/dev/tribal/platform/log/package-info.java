/** Finds in the log of a build or a command what failed, and why. Rules are data, in the format of GitHub's problem matchers. */
@NullMarked
package dev.tribal.platform.log;

import org.jspecify.annotations.NullMarked;
