package dev.tribal.search.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    spring-boot 3.2 to 3.4 | spring-boot 3.5.1
                    spring-boot 3.2 to 3.4 | 3.1
                    java 17+               | java 11
                    java 17 or newer       | java 8
                    before 2.0             | 2.0.1
                    < 2.0                  | 2
                    node >= 20             | node 18.2
                    python 3.11            | python 3.12.1
                    3.2.x                  | 3.3
                    1.0 and older          | 1.1
                    """)
    void versionsThatShareNothingContradictEachOther(String solution, String asked) {
        assertThat(excludes(solution, asked)).isTrue();
        assertThat(excludes(asked, solution)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    spring-boot 3.2 to 3.4 | spring-boot 3.4.7
                    spring-boot 3.2 to 3.4 | spring-boot 3
                    spring-boot 3.2 to 3.4 | java 17
                    java 17+               | java 21.0.2
                    before 2.0             | 1.9
                    up to 2.0              | 2.0.1
                    python 3.11            | python 3.11.4
                    any version            | 3.3
                    3.2, 3.4 and 3.6       | 3.3
                    the newest             | the oldest
                    """)
    void whatMayBeTheSameOrIsNotKnownContradictsNothing(String solution, String asked) {
        assertThat(excludes(solution, asked)).isFalse();
        assertThat(excludes(asked, solution)).isFalse();
    }

    private static boolean excludes(String a, String b) {
        return VersionRange.parse(a)
                .flatMap(one -> VersionRange.parse(b).map(one::excludes))
                .orElse(false);
    }
}
