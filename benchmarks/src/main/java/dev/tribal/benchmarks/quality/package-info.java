/** How well the product finds and groups real errors, beside baselines of the same run. */
@NullMarked
package dev.tribal.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
