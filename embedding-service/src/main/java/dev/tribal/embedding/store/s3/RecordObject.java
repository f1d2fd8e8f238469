package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.RecordDocument;

/**
 * What the object of a record holds. The revision is part of it, so that no two writes of a record ever have the same
 * bytes and thereby the same ETag.
 */
record RecordObject(long revision, RecordDocument document) {}
