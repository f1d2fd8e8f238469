package dev.tribal.standalone.backup.vault;

/**
 * One stored object of a backup.
 *
 * @param name in the target
 * @param bytes its size as stored
 * @param sha256 of what is stored, in hexadecimal digits
 */
public record Piece(String name, int bytes, String sha256) {}
