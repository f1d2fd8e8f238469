/** What happens around a start: refuse what cannot work, say what can be done once it runs. */
@NullMarked
package dev.tribal.standalone.start;

import org.jspecify.annotations.NullMarked;
