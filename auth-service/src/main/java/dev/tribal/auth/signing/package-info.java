/** The keys that sign access tokens: shared by all instances, sealed at rest, replaced without a gap. */
@NullMarked
package dev.tribal.auth.signing;

import org.jspecify.annotations.NullMarked;
