/** Which version of the fingerprints decides of which error a report is: one fact of the installation, on a topic. */
@NullMarked
package dev.tribal.platform.grouping;

import org.jspecify.annotations.NullMarked;
