/** The read model as people go through it: page by page, with counts of what there is. */
@NullMarked
package dev.tribal.search.browse;

import org.jspecify.annotations.NullMarked;
