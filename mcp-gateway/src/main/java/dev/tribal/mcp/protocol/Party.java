package dev.tribal.mcp.protocol;

/**
 * Who sends a request, as the security in front of the endpoint found out.
 *
 * @param audience those who see the same resources, for example a tenant
 * @param subject the principal, unique within its audience
 */
public record Party(String audience, String subject) {}
