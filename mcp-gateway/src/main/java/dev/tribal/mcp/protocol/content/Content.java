package dev.tribal.mcp.protocol.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tribal.mcp.protocol.resource.ResourceContents;

/** A block of content (MCP 2025-11-25, schema, ContentBlock). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Content.Audio.class, name = "audio"),
    @JsonSubTypes.Type(value = Content.Embedded.class, name = "resource"),
    @JsonSubTypes.Type(value = Content.Link.class, name = "resource_link")
})
public sealed interface Content {
    /** A piece of text. */
    record Text(String text) implements Content {}

    /** @param data the picture in Base64 */
    record Image(String data, String mimeType) implements Content {}

    /** @param data the sound in Base64 */
    record Audio(String data, String mimeType) implements Content {}

    /** A resource as a whole. */
    record Embedded(ResourceContents resource) implements Content {}

    /** Where a resource can be read. */
    record Link(String uri, String name, String description, String mimeType) implements Content {}
}
