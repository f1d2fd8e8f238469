package dev.tribal.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;

/** The dependency rules of the design, each proved to bite by a class that breaks it. */
class ArchitectureTest {
    private static JavaClasses production;
    private static JavaClasses planted;

    enum Rule {
        CONTRACTS_DEPEND_ON_NOTHING_OF_OURS(noClasses()
                .that()
                .resideInAPackage("dev.tribal.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        packages("platform", "standalone", "ingest", "embedding", "search", "mcp", "auth"))),
        PLATFORM_DEPENDS_ON_CONTRACTS_ONLY(noClasses()
                .that()
                .resideInAPackage("dev.tribal.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("standalone", "ingest", "embedding", "search", "mcp", "auth"))),
        SERVICES_KNOW_NO_OTHER_SERVICE(slices().matching("dev.tribal.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(inside("standalone"), alwaysTrue())
                .ignoreDependency(alwaysTrue(), inside("contracts"))
                .ignoreDependency(alwaysTrue(), inside("platform"))),
        PROTOCOL_KNOWS_NOTHING_OF_TRIBAL(noClasses()
                .that()
                .resideInAPackage("dev.tribal.mcp.protocol..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.tribal..").and(resideOutsideOfPackage("dev.tribal.mcp.protocol..")))),
        FEATURES_HAVE_NO_CYCLES(
                slices().matching("dev.tribal.(*).(*)..").should().beFreeOfCycles()),
        NO_FIELD_IS_INJECTED(noFields().should().beAnnotatedWith(Autowired.class)),
        NOTHING_IS_SCANNED(noClasses().should().beAnnotatedWith(ComponentScan.class)),
        ONLY_COMMANDS_AND_THE_ANNOUNCEMENT_PRINT(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.tribal.standalone.start.Announcement")
                .and()
                .doNotHaveFullyQualifiedName("dev.tribal.standalone.StandaloneApplication")
                .and()
                .doNotHaveFullyQualifiedName("dev.tribal.embedding.migrate.Migrate")
                .and()
                .doNotHaveFullyQualifiedName("dev.tribal.embedding.migrate.Reencrypt")
                .and()
                .doNotHaveFullyQualifiedName("dev.tribal.embedding.copy.CopyRecords")
                .and()
                .doNotHaveFullyQualifiedName("dev.tribal.standalone.backup.BackupCommand")
                .and()
                .doNotHaveFullyQualifiedName("dev.tribal.standalone.backup.RestoreCommand")
                .and()
                .doNotHaveFullyQualifiedName("dev.tribal.cli.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")),
        NAMES_SAY_WHAT_THINGS_ARE(classes().should().haveNameNotMatching(".*(Utils?|Helper|Manager|Impl)"));

        private final ArchRule rule;

        Rule(ArchRule rule) {
            this.rule = rule;
        }
    }

    @BeforeAll
    static void importClasses() {
        production = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // Those of embedding-service, which start its servers.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.tribal");
        planted = new ClassFileImporter()
                .withImportOption(location -> location.contains("/test-classes/"))
                .importPackages("dev.tribal");
    }

    @ParameterizedTest
    @EnumSource
    void productKeepsTheRule(Rule rule) {
        rule.rule.check(production);
    }

    @ParameterizedTest
    @EnumSource
    void plantedViolationBreaksTheRule(Rule rule) {
        assertThat(rule.rule.evaluate(planted).hasViolation()).isTrue();
    }

    private static String[] packages(String... modules) {
        return Stream.of(modules).map(module -> "dev.tribal." + module + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> inside(String module) {
        return resideInAPackage("dev.tribal." + module + "..");
    }
}
