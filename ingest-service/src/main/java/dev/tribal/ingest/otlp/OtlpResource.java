package dev.tribal.ingest.otlp;

import dev.tribal.platform.text.Sha256;
import io.opentelemetry.proto.resource.v1.Resource;

/**
 * What many errors of a request happened in, read once for all of them.
 *
 * @param digest tells it from others
 */
record OtlpResource(Attributes attributes, String digest) {
    static OtlpResource of(Resource resource) {
        return new OtlpResource(Attributes.of(resource.getAttributesList()), Sha256.hex(resource.toByteArray()));
    }
}
