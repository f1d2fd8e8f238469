/** Takes secrets and personal data out of texts, in linear time, and leaves placeholders. */
@NullMarked
package dev.tribal.platform.scrub;

import org.jspecify.annotations.NullMarked;
