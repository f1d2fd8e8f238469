/** Keys that AWS KMS has encrypted. */
@NullMarked
package dev.tribal.platform.encryption.kms;

import org.jspecify.annotations.NullMarked;
