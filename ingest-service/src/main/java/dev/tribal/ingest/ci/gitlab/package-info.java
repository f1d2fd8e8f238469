/** GitLab as a CI server. */
@NullMarked
package dev.tribal.ingest.ci.gitlab;

import org.jspecify.annotations.NullMarked;
