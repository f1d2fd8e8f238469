package dev.tribal.contracts.event;

/** Somebody said that an error is not the same as the one that it was merged into, and stands by itself again. */
public record ErrorSplit() implements ErrorEventData {}
