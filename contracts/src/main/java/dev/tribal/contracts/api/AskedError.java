package dev.tribal.contracts.api;

/**
 * One of several errors in a query.
 *
 * @param number counted from 1, as {@link Match#askedError()} has it
 * @param error its type and message, cut if they are long
 * @param verdict what the best of its matches is
 */
public record AskedError(int number, String error, Verdict verdict) {}
