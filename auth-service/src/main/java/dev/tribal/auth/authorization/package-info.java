/** OAuth 2.1: what is configured of Spring Authorization Server, and the little that it lacks. */
@NullMarked
package dev.tribal.auth.authorization;

import org.jspecify.annotations.NullMarked;
