/** The read model: one Lucene document per error record, and how far the log is applied to it. */
@NullMarked
package dev.tribal.search.catalog;

import org.jspecify.annotations.NullMarked;
