/** Token buckets in Redis or Valkey, shared by all instances. */
@NullMarked
package dev.tribal.platform.limits.redis;

import org.jspecify.annotations.NullMarked;
