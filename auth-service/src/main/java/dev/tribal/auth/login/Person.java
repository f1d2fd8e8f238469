package dev.tribal.auth.login;

import dev.tribal.contracts.api.Role;

/**
 * Somebody who can sign in.
 *
 * @param name what they sign in with; unique in the installation
 * @param tenant where they belong
 * @param role what they may do there
 */
public record Person(String name, String tenant, Role role) {}
