package dev.tribal.embedding.left;

import dev.tribal.embedding.right.Right;

/** Breaks a rule on purpose: two features must not depend on each other. */
public class Left {
    Right right;
}
