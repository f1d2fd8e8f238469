/** What crosses HTTP: one interface per group of endpoints, implemented by a controller and used by clients. */
@NullMarked
package dev.tribal.contracts.api;

import org.jspecify.annotations.NullMarked;
