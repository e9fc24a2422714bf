package org.keskio.platform.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The arrows inside a service: domain &lt;- application &lt;- inbound and outbound. Each violation fails with its place. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** Checks the classes below a service's package, e.g. {@code org.keskio.pricing}; AssertionError on a violation. */
    public static void check(String servicePackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ImportOption.DoNotIncludeJars())
                .importPackages(servicePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("No class below " + servicePackage + ": these rules guard nothing");
        }
        check(servicePackage, classes);
    }

    static void check(String servicePackage, JavaClasses classes) {
        for (ArchRule rule : rules(servicePackage)) {
            rule.allowEmptyShould(true).check(classes);
        }
    }

    static List<ArchRule> rules(String root) {
        return List.of(
                domainIsPlainJava(root),
                applicationKnowsNoAdapter(root),
                nothingImportsAdapters(root),
                adaptersAreStrangers(root));
    }

    private static ArchRule domainIsPlainJava(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(root + ".domain..", "java..", "org.jspecify.annotations..")
                .because("the domain is plain Java and outlives every framework");
    }

    private static ArchRule applicationKnowsNoAdapter(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".application..", root + ".domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".inbound..", root + ".outbound..")
                .because("adapters depend on use cases, never the other way round");
    }

    private static ArchRule nothingImportsAdapters(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".inbound..", root + ".outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".inbound..", root + ".outbound..")
                .because("nothing imports inbound or outbound");
    }

    private static ArchRule adaptersAreStrangers(String root) {
        return classes()
                .that()
                .resideInAnyPackage(root + ".inbound..", root + ".outbound..")
                .should(onlyKnowTheirOwnAdapter(root))
                .because("adapters translate and never import each other");
    }

    private static ArchCondition<JavaClass> onlyKnowTheirOwnAdapter(String root) {
        return new ArchCondition<>("only know their own adapter") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(arrow -> adapters(root).test(arrow.getTargetClass()))
                        .filter(arrow -> !adapter(root, arrow.getTargetClass()).equals(adapter(root, from)))
                        .forEach(arrow -> events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaClass> adapters(String root) {
        return DescribedPredicate.describe(
                "adapters",
                type -> type.getPackageName().startsWith(root + ".inbound")
                        || type.getPackageName().startsWith(root + ".outbound"));
    }

    /** {@code org.keskio.pricing.outbound.postgres.rows} belongs to the adapter {@code outbound.postgres}. */
    private static String adapter(String root, JavaClass type) {
        String[] parts = type.getPackageName().substring(root.length() + 1).split("\\.", 3);
        return parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
    }
}
