package dev.tribal.search.rerank;

/**
 * What can speak for a candidate, each as a number from 0 (nothing) to 1. Rarity is always that among the candidates:
 * what all of them have tells them not apart, however rare it is elsewhere.
 */
public enum Evidence {
    /** Score of the words in common, as a share of the best candidate's. */
    WORDS_SCORE,
    /** Place in the ranking by words. */
    WORDS_PLACE,
    /** Cosine as a share of the nearest candidate's. */
    MEANING_SCORE,
    /** Cosine itself. */
    MEANING,
    /** Place in the ranking by meaning. */
    MEANING_PLACE,
    /** Rare words that the message shares with the line of the question that fits it best. */
    MESSAGE_WORDS,
    /** Likeness in writing of the message and the line of the question that fits it best. */
    MESSAGE_FORM,
    /** The same without what is quoted. */
    MESSAGE_TEMPLATE,
    /** A line of the question has just the plain words of the message; the more other lines it has, the less that says. */
    SAME_WORDING,
    /** How well the question's lines, the rare ones above all, are found again. */
    LINES_FOUND,
    /** How well the candidate's lines are found in the question. */
    LINES_EXPLAINED,
    /** Lines that are the same but for numbers and spaces. */
    SAME_LINES,
    /** The same if the question is a stack trace: its lines are the places in the code, which tell more than the message. */
    SAME_TRACE_LINES,
    /** Rare words of the question that the error has. */
    WORDS_FOUND,
    /** Rare words of the error that the question has. */
    WORDS_EXPLAINED,
    /** Rare words of the question that a solution has. */
    SOLUTION_WORDS,
    /** How much the plain words of a line of a solution, the rare ones above all, are those of a line of the question. */
    SOLUTION_WORDING,
    /** Quoted values in common. */
    VALUES,
    /** Codes in common, such as E0308 or ORA-00942. */
    CODES,
    /** Aligned stack frames. */
    FRAMES,
    /** The first lines, which are the titles of what people write. */
    TITLE,
    /** The question names the error's type. */
    TYPE_NAMED,
    /** How much of what all candidates score goes to those of the same type. */
    TYPE_VOTE,
    /** The best message of a candidate of the same type. */
    TYPE_MESSAGE,
    /** The best lines of a candidate of the same type. */
    TYPE_LINES
}
