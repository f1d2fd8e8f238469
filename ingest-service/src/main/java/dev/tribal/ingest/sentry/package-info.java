/** Takes what SDKs of Sentry send: envelopes and single events, with a DSN whose public key is an API key. */
@NullMarked
package dev.tribal.ingest.sentry;

import org.jspecify.annotations.NullMarked;
