/** Who may do what - the resource-server chain that every service has. */
@NullMarked
package dev.tribal.platform.security;

import org.jspecify.annotations.NullMarked;
