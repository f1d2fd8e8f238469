/** What a newer version of the fingerprints says of records: suggestions to merge, and a comparison with what is in force. */
@NullMarked
package dev.tribal.search.grouping;

import org.jspecify.annotations.NullMarked;
