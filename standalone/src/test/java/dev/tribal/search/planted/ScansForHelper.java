package dev.tribal.search.planted;

import org.springframework.context.annotation.ComponentScan;

/** Breaks rules on purpose: nothing may be scanned, nothing printed, and no class may be a helper. */
@ComponentScan
public class ScansForHelper {
    void print() {
        System.out.println("printed");
    }
}
