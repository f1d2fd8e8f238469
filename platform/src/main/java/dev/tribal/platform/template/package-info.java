/** What messages say without their values, and what is learnt of those that differ in more. */
@NullMarked
package dev.tribal.platform.template;

import org.jspecify.annotations.NullMarked;
