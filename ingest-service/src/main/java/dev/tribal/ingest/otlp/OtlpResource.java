package dev.tribal.ingest.otlp;

import dev.tribal.ingest.report.BoundedMetadata;
import dev.tribal.platform.text.Sha256;
import io.opentelemetry.proto.resource.v1.Resource;

/**
 * What many errors of a request happened in, read once for all of them.
 *
 * @param metadata what of it stands in the report of each error
 * @param digest tells it from others
 */
record OtlpResource(Attributes attributes, BoundedMetadata metadata, String digest) {
    static OtlpResource of(Resource resource) {
        Attributes attributes = Attributes.of(resource.getAttributesList());
        return new OtlpResource(attributes, attributes.shared(), Sha256.hex(resource.toByteArray()));
    }
}
