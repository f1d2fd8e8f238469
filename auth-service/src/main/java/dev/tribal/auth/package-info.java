/** auth-service: keeps everyone where they belong. */
@NullMarked
package dev.tribal.auth;

import org.jspecify.annotations.NullMarked;
