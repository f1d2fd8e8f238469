package dev.tribal.mcp.protocol;

/**
 * Who sends a request, as the security in front of the endpoint found out.
 *
 * @param group those who share limits, for example a tenant
 * @param audience those who see the same resources, for example a tenant or a part of it
 * @param subject the principal, unique within its audience
 */
public record Party(String group, String audience, String subject) {
    /** Somebody whose group sees the same resources. */
    public Party(String audience, String subject) {
        this(audience, audience, subject);
    }
}
