/** GitHub as a CI server. */
@NullMarked
package dev.tribal.ingest.ci.github;

import org.jspecify.annotations.NullMarked;
