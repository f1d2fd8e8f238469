/** Test reports of many dialects: reads a file, turns each failed test case into one report. */
@NullMarked
package dev.tribal.ingest.junit;

import org.jspecify.annotations.NullMarked;
