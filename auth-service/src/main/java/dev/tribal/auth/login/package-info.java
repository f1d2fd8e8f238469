/** People: who they are, how they sign in, what they may do. */
@NullMarked
package dev.tribal.auth.login;

import org.jspecify.annotations.NullMarked;
