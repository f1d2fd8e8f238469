/** What the health of all services has in common. */
@NullMarked
package dev.tribal.platform.health;

import org.jspecify.annotations.NullMarked;
