/** The record store in a table of DynamoDB. */
@NullMarked
package dev.tribal.embedding.store.dynamodb;

import org.jspecify.annotations.NullMarked;
