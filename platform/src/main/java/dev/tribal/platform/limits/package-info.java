/** How much one caller, one tenant and one stranger may ask for, and that no tenant crowds out another. */
@NullMarked
package dev.tribal.platform.limits;

import org.jspecify.annotations.NullMarked;
