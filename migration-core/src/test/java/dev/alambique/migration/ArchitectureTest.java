package dev.alambique.migration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may know which; ground floor first. Every package may use java.lang, java.util and problem. */
class ArchitectureTest {
    private static final String ROOT = "dev.alambique.migration.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.alambique.migration");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            problem    |
            schema     | java.nio.charset
            operation  | schema
            diff       | schema, operation
            sql        | schema, operation
            scope      | schema, operation
            rename     | schema, operation, scope
            introspect | schema, java.sql
            connect    | java.., javax.., org.postgresql..
            model      | java.., jakarta.persistence..
            revision   | java.., operation, sql
            runner     | java.., javax.., org.flywaydb.., org.postgresql.., org.slf4j, revision, operation, sql, connect
            scratch    | java.., javax.., connect, schema, operation, diff, sql, introspect, revision, runner, scope, rename
            rework     | java.., javax.., schema, operation, diff, introspect, revision, runner, scratch
            autogenerate | java.., javax.., schema, operation, diff, sql, introspect, model, revision, runner, scope, rename, scratch
            squash     | java.., javax.., schema, operation, diff, sql, introspect, revision, runner, scratch
            """)
    void knowsOnly(String name, String known) {
        List<String> allowed =
                new ArrayList<>(List.of("java.lang..", "java.util..", "org.jspecify..", ROOT + name, ROOT + "problem"));
        for (String each : known == null ? new String[0] : known.split(", ")) {
            allowed.add(each.contains(".") ? each : ROOT + each);
        }
        classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(CLASSES);
    }
}
