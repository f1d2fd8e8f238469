/** The database and the secret files of auth-service as a backup copies them. */
@NullMarked
package dev.tribal.standalone.backup.auth;

import org.jspecify.annotations.NullMarked;
