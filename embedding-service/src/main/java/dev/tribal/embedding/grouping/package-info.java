/** Switches the installation to another version of the fingerprints, and merges what that one takes for one error. */
@NullMarked
package dev.tribal.embedding.grouping;

import org.jspecify.annotations.NullMarked;
