package dev.tribal.contracts.event;

/** An error was deleted for good. */
public record ErrorDeleted() implements ErrorEventData {}
