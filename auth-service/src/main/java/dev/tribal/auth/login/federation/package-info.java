/** People who sign in at another system (OpenID Connect), and what they are here. */
@NullMarked
package dev.tribal.auth.login.federation;

import org.jspecify.annotations.NullMarked;
