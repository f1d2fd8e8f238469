package dev.tribal.embedding.right;

import dev.tribal.embedding.left.Left;

/** Breaks a rule on purpose: two features must not depend on each other. */
public class Right {
    Left left;
}
