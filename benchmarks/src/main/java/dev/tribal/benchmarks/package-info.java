/** Measurements of the built product from outside, each beside a baseline of the same run. */
@NullMarked
package dev.tribal.benchmarks;

import org.jspecify.annotations.NullMarked;
